//! The file `guide.rs`: a guide to the use of the crate, with examples of its own operations.

mod calls;
mod client;
mod failures;
mod section;

use super::{Crate, DocumentModule, RustFile};

/// Prints the file `guide.rs`.
pub(super) fn file(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> RustFile {
    let sections = [
        client::configuration(settings, documents),
        calls::errors(settings, documents),
        Some(client::retries(settings)),
        Some(failures::section(settings)),
        calls::pages(settings, documents),
        calls::lenient(settings, documents),
        calls::bodies(settings, documents),
        calls::uploads(settings, documents),
        calls::downloads(settings, documents),
        calls::events(settings, documents),
        calls::json_streams(settings, documents),
        calls::response_headers(settings, documents),
        calls::response_media_types(settings, documents),
        calls::jobs(settings, documents),
        calls::untyped(settings, documents),
        Some(client::connections()),
        Some(client::hooks()),
        Some(client::tests()),
    ];
    let mut docs = vec!["A guide to the use of this crate.".to_owned()];
    for section in sections.into_iter().flatten() {
        docs.extend(section.lines(settings));
    }
    RustFile { docs, pieces: Vec::new() }
}

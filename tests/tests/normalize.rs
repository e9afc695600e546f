//! Normalization: documents of all versions and dialects have one meaning.
//!
//! A case is `tests/normalize/RULE.yaml`, or a folder of several files. Its snapshot contains the outline of the document
//! and its diagnostics.

use std::fmt::Write;

use sailwright::Source;
use sailwright::internal::pipeline;
use sailwright_tests::outline::outline;
use sailwright_tests::{cases, check, home};

#[test]
fn normalized_documents_match_their_snapshots() {
    for case in cases("normalize") {
        let source = Source::Disk { folder: home().to_owned() };
        let (spec, _, diagnostics) = pipeline::read(&source, &case.document());
        let mut text = spec.as_ref().map_or("rejected\n".to_owned(), outline);
        for found in diagnostics.into_sorted() {
            let _ = writeln!(text, "{}: {}", found.code.name(), found.message);
        }
        check(&case, &text);
    }
}

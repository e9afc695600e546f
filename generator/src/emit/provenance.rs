//! `sailwright.lock`: the version of the generator, and the documents with their versions and hashes.
//!
//! It is one file, so that a new version of the generator or of a document does not change all others.

use super::{DocumentModule, docs};

/// The path of the file.
pub(super) const PATH: &str = "sailwright.lock";

/// Returns the text of the file.
pub(super) fn text(documents: &[DocumentModule<'_>]) -> String {
    let quoted = |text: &str| {
        let text = text.chars().filter(|c| docs::is_visible(*c)).collect();
        toml::Value::String(text).to_string()
    };
    let mut text = format!("generator = \"sailwright {}\"\n", env!("CARGO_PKG_VERSION"));
    for document in documents {
        let lines = [
            ("root", document.root()),
            ("title", &document.ir.title),
            ("version", &document.ir.version),
            ("sha256", &document.provenance.digest),
        ];
        text.push_str("\n[[document]]\n");
        text.extend(lines.map(|(key, value)| format!("{key} = {}\n", quoted(value))));
    }
    text
}

//! The options of `sailwright.toml`, with one test for each.
//!
//! The crate `tests/built` compiles the output of those that change types.

mod crates;
mod documents;
mod operations;
mod review;
mod setters;
mod shared;
mod types;
mod unused;

#[allow(dead_code, reason = "findings are read as they are printed")]
#[path = "../probe/pipeline.rs"]
mod pipeline;

use std::path::PathBuf;

use pipeline::{Outcome, generate_by};
use sailwright::Source;

const DOCUMENT: &str = include_str!("pets.yaml");
const OVERLAY: &str = include_str!("overlay.yaml");

/// Generates the crate of the document with entries for `[crate]` and `[[document]]`, and with further tables.
fn made(package: &str, document: &str, tables: &str) -> Outcome {
    made_of(DOCUMENT, package, document, tables)
}

fn made_of(text: &str, package: &str, document: &str, tables: &str) -> Outcome {
    let files = [("spec/pets.yaml", text), ("spec/overlay.yaml", OVERLAY), ("far.yaml", FAR)];
    let files = files.map(|(path, text)| (PathBuf::from(path), text.to_owned()));
    let document = format!("[[document]]\nroot = \"spec/pets.yaml\"\n{document}");
    let config = format!("[crate]\n{package}\n{document}\n{tables}\n");
    generate_by(&Source::Memory(files.into()), &config)
}

/// A file outside of the folder of the document.
const FAR: &str = "type: object\nproperties: { far: { type: string } }\n";

/// Generates the crate of the document with further tables.
fn with(tables: &str) -> Outcome {
    made("", "", tables)
}

impl Outcome {
    /// Returns a file. Empty if it does not exist.
    fn file(&self, path: &str) -> &str {
        self.tree.get(path).map_or("", String::as_str)
    }

    /// Returns the names of the files in a folder, without `mod.rs`.
    fn names(&self, folder: &str) -> Vec<&str> {
        let files =
            self.tree.keys().filter_map(|path| path.strip_prefix(folder)?.strip_suffix(".rs"));
        files.filter(|name| !name.contains('/') && *name != "mod").collect()
    }
}

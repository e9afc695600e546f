//! Every option of `sailwright.toml`, one function each: what it is set to, and what comes out.
//!
//! The crate `tests/built` compiles those that change types.

mod crates;
mod documents;
mod operations;
mod types;
mod unused;

#[allow(dead_code, reason = "findings are read as they are printed")]
#[path = "../probe/pipeline.rs"]
mod pipeline;

use std::path::PathBuf;

use pipeline::{Outcome, generate_by};
use sailwright::load::Source;

const DOCUMENT: &str = include_str!("pets.yaml");
const OVERLAY: &str = include_str!("overlay.yaml");

/// What is made of the document with more of a configuration: of `[crate]`, of `[[document]]`, and of tables.
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

/// A file that lies outside of the folder of the document.
const FAR: &str = "type: object\nproperties: { far: { type: string } }\n";

/// What is made with a few tables.
fn with(tables: &str) -> Outcome {
    made("", "", tables)
}

impl Outcome {
    /// A file, or nothing.
    fn file(&self, path: &str) -> &str {
        self.tree.get(path).map_or("", String::as_str)
    }

    /// The names of the files of a folder, without `mod.rs`.
    fn names(&self, folder: &str) -> Vec<&str> {
        let files =
            self.tree.keys().filter_map(|path| path.strip_prefix(folder)?.strip_suffix(".rs"));
        files.filter(|name| !name.contains('/') && *name != "mod").collect()
    }
}

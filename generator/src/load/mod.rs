//! Reads a document: parses each file that a `$ref` leads to once, and joins all of them to one tree.

mod base;
mod bind;
mod files;
mod identifiers;
mod join;
mod parse;
mod reference;
mod source;
mod syntax;
mod visitor;

use std::path::Path;

pub(crate) use files::decode;
#[cfg(feature = "fetch")]
pub(crate) use files::is_file_like;
pub use files::{File, Files};
pub use source::{Source, Unreadable};

use crate::diagnostic::Diagnostics;
use crate::tree::Bundle;

/// The result of [`load`].
#[derive(Debug)]
pub struct Loaded {
    /// The files that were read.
    pub files: Files,
    /// The document. `None` if its root file cannot be used.
    pub bundle: Option<Bundle>,
    /// The errors and warnings of this stage.
    pub diagnostics: Diagnostics,
}

/// Reads a document.
///
/// Files outside of the folder of `root` are read only if `allow_outside` is set.
#[must_use]
pub fn load(source: &Source, root: &Path, allow_outside: bool) -> Loaded {
    let mut diagnostics = Diagnostics::default();
    let files = Files::read(source, root, allow_outside);
    let bundle = join::join(&files, root, &mut diagnostics);
    Loaded { files, bundle, diagnostics }
}

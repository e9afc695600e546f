//! The first half of the pipeline: from the files of a document to its meaning.

use std::path::{Path, PathBuf};

use crate::diagnostic::Findings;
use crate::load::{self, Files, Loaded, Source};
use crate::normalize::normalize;
use crate::overlay;
use crate::resolve::resolve;
use crate::spec::Spec;
use crate::tree::Bundle;

/// How a document is read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The overlays to apply, in this order.
    pub overlays: Vec<PathBuf>,
    /// Whether files outside of the folder of the document may be read.
    pub allow_outside: bool,
}

/// A document that was read.
#[derive(Debug)]
pub struct Reading {
    /// The API. `None` if the document cannot be used.
    pub spec: Option<Spec>,
    /// The errors and warnings of all stages.
    pub findings: Findings,
    /// The files that were read.
    pub files: Files,
}

/// Reads a document from its files to its meaning.
#[must_use]
pub fn read(source: &Source, root: &Path, options: &Options) -> Reading {
    let (bundle, mut findings, files) = load(source, root, options);
    let document = bundle.and_then(|bundle| normalize(bundle, &mut findings));
    let spec = document.map(|document| resolve(&document, &mut findings));
    Reading { spec, findings, files }
}

/// Reads the files of a document and joins them to one tree, with its overlays applied and otherwise as written.
#[must_use]
pub fn load(source: &Source, root: &Path, options: &Options) -> (Option<Bundle>, Findings, Files) {
    let Loaded { mut files, mut bundle, mut findings } =
        load::load(source, root, options.allow_outside);
    if let Some(bundle) = &mut bundle {
        for path in &options.overlays {
            let overlay = files.add(source, path);
            overlay::apply(bundle, &files, overlay, &mut findings);
        }
    }
    (bundle.filter(|_| !findings.has_errors()), findings, files)
}

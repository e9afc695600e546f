//! Reads a document piece by piece into a [`Spec`]: no reference and no `openapiv3` is left.
//!
//! Each schema, parameter, body and answer is read by itself, with what is below it taken out, so
//! that a wrong node costs no more than the piece that it stands in.

mod body;
mod document;
mod operation;
mod parameter;
mod piece;
mod root;
mod schema;
mod security;

use std::path::{Path, PathBuf};

use self::root::Resolver;
use crate::diagnostic::Findings;
use crate::load::{Bundle, Files, Source, bundle};
use crate::normalize::{apply_overlay, normalize};
use crate::spec::Spec;

/// How a document is read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Overlays to apply, in this order.
    pub overlays: Vec<PathBuf>,
    /// Whether files outside of the folder of the document may be read.
    pub allow_outside: bool,
}

/// A document that was read.
#[derive(Debug)]
pub struct Reading {
    /// What the API is; none when the document cannot be used at all.
    pub spec: Option<Spec>,
    /// All that was found wrong.
    pub findings: Findings,
    /// The files that it consists of.
    pub files: Files,
}

/// Reads a document from its files to what it means.
#[must_use]
pub fn read(source: &Source, root: &Path, options: &Options) -> Reading {
    let (bundle, mut findings, files) = load(source, root, options);
    let spec = bundle.and_then(|mut bundle| {
        normalize(&mut bundle, &mut findings);
        if findings.has_errors() { None } else { Some(resolve(&bundle, &mut findings)) }
    });
    Reading { spec, findings, files }
}

/// Reads the files of a document and joins them, overlays included, to one tree as it was written.
#[must_use]
pub fn load(source: &Source, root: &Path, options: &Options) -> (Option<Bundle>, Findings, Files) {
    let mut findings = Findings::default();
    let mut files = Files::read(source, root, options.allow_outside);
    let mut bundle = bundle(&files, root, &mut findings);
    if let Some(bundle) = &mut bundle {
        for overlay in &options.overlays {
            let id = files.add(source, overlay);
            apply_overlay(bundle, &files, id, &mut findings);
        }
    }
    (bundle.filter(|_| !findings.has_errors()), findings, files)
}

/// What a normalized document means.
pub fn resolve(bundle: &Bundle, findings: &mut Findings) -> Spec {
    Resolver::new(bundle, findings).spec()
}

//! From a configuration to the files of a crate: the whole pipeline on one page.

use std::fmt::Write as _;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::config::{Accept, Config, Document};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::emit::{self, Contents, CrateFile, DocumentModule, Home, Provenance};
use crate::ir::Ir;
use crate::load::{Files, Source};
use crate::lower::lower;
use crate::name::{self, Names};
use crate::read;
use crate::render;
use crate::settings;
use crate::sync::Tree;
use crate::unused::{Known, nowhere, unused};

/// What was made of the documents, and what was found.
#[derive(Debug)]
pub struct Output {
    /// The files of the crate; none when a document cannot be used.
    pub tree: Option<Tree>,
    /// The documents, in the order of the configuration.
    pub documents: Vec<Report>,
    /// What was found in the configuration, which is their file, or is wrong with us; these have no place in a document.
    pub diagnostics: Vec<Diagnostic>,
}

/// What was read of a document, and what was found in it.
#[derive(Debug)]
pub struct Report {
    /// All files that were read.
    pub files: Files,
    /// What was found and is not accepted, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many operations are generated.
    pub operations: usize,
    /// How many types are generated.
    pub types: usize,
}

/// Generates a crate. Reads from nothing but the source, writes nothing, and does not panic, whatever it reads.
#[must_use]
pub fn generate(source: &Source, config: &Config) -> Output {
    generate_at(source, config, &Home::Root)
}

/// The same for a place that may be a module of another crate.
pub(crate) fn generate_at(source: &Source, config: &Config, home: &Home) -> Output {
    let documents = config.documents.par_iter();
    let read: Vec<_> = documents.map(|document| read(source, config, document)).collect();
    let mut used = vec![false; config.accept.len()];
    let mut reports = Vec::new();
    let mut ready = Vec::new();
    let mut known = Vec::new();
    for (document, (made, mut report, has)) in config.documents.iter().zip(read) {
        accept(&config.accept, &mut used, &mut report);
        known.push(has);
        if let Some((ir, names)) = made {
            report.operations = ir.operations.len();
            report.types = ir.types.len();
            ready.push((document, origin(document, &report.files), ir, names));
        }
        reports.push(report);
    }
    let irs: Vec<&Ir> = ready.iter().map(|(_, _, ir, _)| ir).collect();
    // What a document has that cannot be used, nobody knows.
    let complete = ready.len() == config.documents.len();
    let mut findings =
        if complete { unused(config, &used, &known, &irs) } else { Findings::default() };
    let tree = if complete { emit(config, &ready, home, &mut findings) } else { None };
    Output { tree, documents: reports, diagnostics: findings.into_sorted() }
}

/// A document that was read, named and only needs to be written.
type Ready<'a> = (&'a Document, Provenance, Ir, Names);

/// What becomes of a document, as far as that can be said without the others.
fn read(
    source: &Source,
    config: &Config,
    document: &Document,
) -> (Option<(Ir, Names)>, Report, Known) {
    let reach = read::Options {
        overlays: document.overlays.clone(),
        allow_outside: document.allow_outside,
    };
    let reading = read::read(source, &document.root, &reach);
    let mut findings = reading.findings;
    let options = settings::lowering(config, document);
    let known = reading.spec.as_ref().map(|spec| Known::of(spec, &reading.files, &options));
    let ir = reading.spec.map(|spec| lower(&spec, &options, &mut findings));
    let ir = ir.filter(|_| !findings.has_errors());
    let report = Report {
        files: reading.files,
        diagnostics: findings.into_sorted(),
        operations: 0,
        types: 0,
    };
    let made = ir.map(|ir| {
        let names = name::name(&ir, &settings::pins(config));
        (ir, names)
    });
    (made, report, known.unwrap_or_default())
}

fn emit(
    config: &Config,
    ready: &[Ready<'_>],
    home: &Home,
    findings: &mut Findings,
) -> Option<Tree> {
    let documents: Vec<DocumentModule<'_>> = ready
        .iter()
        .map(|(document, provenance, ir, names)| {
            DocumentModule::new(document.module.as_deref(), ir, names, provenance, home)
        })
        .collect();
    let title = ready.first().map_or("", |(_, _, ir, _)| ir.title.as_str());
    let package = settings::package(config, name::package(title), home.clone());
    let write = |CrateFile { path, origin, contents }| match contents {
        Contents::Text(text) => Ok((render::text(&path, &origin, &text), path)),
        Contents::Rust(subject) => {
            match render::rust(&origin, emit::print(&package, &documents, subject)) {
                Ok(text) => Ok((text, path)),
                Err(error) => Err((error, path)),
            }
        }
    };
    let files = emit::files(&package, &documents).into_par_iter();
    let (mut tree, mut complete) = (Tree::new(), true);
    for file in files.map(write).collect::<Vec<_>>() {
        match file {
            Ok((text, path)) => drop(tree.insert(path, text)),
            Err((error, path)) => {
                let message = format!("the file {path} would not be Rust: {error}");
                let help = "this is a mistake of sailwright";
                findings.add_with_help(Code::InternalError, &nowhere(), message, help);
                complete = false;
            }
        }
    }
    complete.then_some(tree)
}

/// Takes away the findings that the configuration accepts, and notes which entries were needed.
fn accept(list: &[Accept], used: &mut [bool], report: &mut Report) {
    let files = &report.files;
    report.diagnostics.retain(|found| {
        let path = files.get(found.at.file).map(|file| shown(&file.path)).unwrap_or_default();
        let place = format!("{path}#{}", found.at.pointer);
        let mut accepted = false;
        for (entry, used) in list.iter().zip(used.iter_mut()) {
            if entry.covers(found.code.name(), &place) {
                *used = true;
                accepted = true;
            }
        }
        !accepted
    });
}

/// The files of a document as they are shown, and a hash of what they say.
fn origin(document: &Document, files: &Files) -> Provenance {
    let mut sources: Vec<(String, &str)> =
        files.iter().map(|(_, file)| (shown(&file.path), file.text.as_str())).collect();
    let paths = sources.iter().map(|(path, _)| path.clone()).collect();
    sources.sort();
    let mut hash = Sha256::new();
    for (path, text) in sources {
        hash.update(format!("{path}\0{}\0", text.len()));
        hash.update(text);
    }
    let mut digest = String::new();
    for byte in hash.finalize() {
        let _ = write!(digest, "{byte:02x}");
    }
    Provenance { files: paths, root: shown(&document.root), digest }
}

/// A path as it is shown, the same on every system; what is not below the configuration is known by its name only.
fn shown(path: &std::path::Path) -> String {
    let path = if path.is_absolute() || path.starts_with("..") {
        path.file_name().map_or(path, std::path::Path::new)
    } else {
        path
    };
    path.to_string_lossy().replace('\\', "/")
}

//! The whole generator: every stage is called here, in order.

mod accepted;
mod examine;
mod model;
mod modules;
mod output;
mod provenance;

use std::io;
use std::path::Path;

use rayon::prelude::*;

use self::accepted::remove_accepted;
pub(crate) use self::examine::{CrateFacts, ExaminedDocument, examine};
pub(crate) use self::model::{Model, Named};
use self::provenance::provenance;
use crate::config::{Config, Document};
use crate::diagnostic::{Code, Diagnostics, Location};
use crate::emit::{self, Contents, CrateFile, DocumentModule, Home};
use crate::load::{Files, Loaded, Source, load};
use crate::lower::{self, lower};
use crate::name::{self, name};
use crate::normalize::normalize;
use crate::resolve::resolve;
use crate::share::{SharedTypes, share};
use crate::spec::Spec;
use crate::sync::{self, Tree};
use crate::tree::Bundle;
use crate::unused::report_unused;
use crate::{overlay, public_api, render};

pub use output::{Output, Report};

/// Generates a crate. Reads only from the source, writes nothing, and does not panic on any input.
#[must_use]
pub fn generate(source: &Source, config: &Config) -> Output {
    run(source, config, &Home::Root)
}

/// Runs all stages from the files of the documents to the files of the crate: first those that need one document only,
/// then those that need all of them.
pub(crate) fn run(source: &Source, config: &Config, home: &Home) -> Output {
    let documents = config.documents.par_iter();
    let mut models: Vec<Model> = documents.map(|each| model(source, config, each)).collect();
    let mut used = vec![false; config.accept.len()];
    for model in &mut models {
        remove_accepted(&mut model.diagnostics, &model.files, &config.accept, &mut used);
    }
    let mut diagnostics = Diagnostics::default();
    let named: Option<Vec<&Named>> = models.iter().map(|model| model.named.as_ref()).collect();
    let tree = named.and_then(|named| {
        report_unused(config, &used, &model::facts(&named), &model::irs(&named), &mut diagnostics);
        in_crate(config, &named, home, |settings, documents| {
            emit_and_render(config, settings, documents, &mut diagnostics)
        })
    });
    let documents = models.into_iter().map(Model::report).collect();
    Output { tree, documents, diagnostics: diagnostics.into_sorted() }
}

/// Runs the stages that need one document only: from its files to its types and operations with their names.
pub(crate) fn model(source: &Source, config: &Config, document: &Document) -> Model {
    model_and_spec(source, config, document).0
}

/// Runs the same stages as [`model`], and returns the meaning of the document too.
fn model_and_spec(source: &Source, config: &Config, document: &Document) -> (Model, Option<Spec>) {
    let options = lower::Options::new(config, document);
    let (spec, files, mut diagnostics) = read(source, document);
    let named = spec.as_ref().and_then(|spec| {
        let ir = lower(spec, &options, &mut diagnostics);
        let names = name(&ir, &config.names);
        let provenance = provenance(config.folder_of(document), &document.root, &files);
        let complete = !diagnostics.has_errors();
        complete.then(|| Named::new(document, spec, &options, &files, ir, names, provenance))
    });
    (Model { named, files, diagnostics: diagnostics.into_sorted() }, spec)
}

/// Reads a document from its files to its meaning.
#[must_use]
pub fn read(source: &Source, document: &Document) -> (Option<Spec>, Files, Diagnostics) {
    let (bundle, files, mut diagnostics) = bundle(source, document);
    let document = bundle.and_then(|bundle| normalize(bundle, &mut diagnostics));
    let spec = document.map(|document| resolve(&document, &mut diagnostics));
    (spec, files, diagnostics)
}

/// Reads the files of a document and joins them to one tree, with its overlays applied and otherwise as written.
#[must_use]
pub fn bundle(source: &Source, document: &Document) -> (Option<Bundle>, Files, Diagnostics) {
    let loaded = load(source, &document.root, document.allow_outside);
    let Loaded { mut files, mut bundle, mut diagnostics } = loaded;
    if let Some(bundle) = &mut bundle {
        for path in &document.overlays {
            let overlay = files.add(source, path);
            overlay::apply(bundle, &files, overlay, &mut diagnostics);
        }
    }
    (bundle.filter(|_| !diagnostics.has_errors()), files, diagnostics)
}

/// Passes the crate and its documents, ready to be printed, to a function.
fn in_crate<T>(
    config: &Config,
    named: &[&Named],
    home: &Home,
    print: impl FnOnce(&emit::Crate<'_>, &[DocumentModule<'_>]) -> T,
) -> T {
    let title = named.first().map_or("", |first| first.ir.title.as_str());
    let shared = if config.package.shared_types {
        share(&named.iter().map(|each| (&each.ir, &each.names)).collect::<Vec<_>>())
    } else {
        SharedTypes::default()
    };
    let security = lower::security(&model::irs(named));
    let modules = named.iter().zip(&security.of_operations).enumerate();
    let modules = modules.map(|(position, (each, security))| {
        each.module(shared.of_document(position), security.clone(), home)
    });
    let documents: Vec<DocumentModule<'_>> = modules.collect();
    let settings = emit::Crate {
        name: config.package.name.clone().unwrap_or_else(|| name::package(title)),
        config,
        runtime_parts: lower::runtime_parts(config, model::irs(named)),
        shared,
        security,
        home: home.clone(),
    };
    print(&settings, &documents)
}

/// Emits and renders the files of the crate. Both happen on one thread for each file, because tokens cannot be sent to
/// another thread.
fn emit_and_render(
    config: &Config,
    settings: &emit::Crate<'_>,
    documents: &[DocumentModule<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<Tree> {
    let file = |CrateFile { path, origin, contents }| {
        let header = render::Header { origin: &origin, command: &config.package.command };
        match contents {
            Contents::Text(text) => Ok((render::text(&path, header, &text), path, None)),
            Contents::Rust(subject) => {
                let source = render::parse(emit::print(settings, documents, subject));
                let source = source.map_err(|error| (error, path.clone()))?;
                let base = emit::public_module(documents, subject);
                let listing = Some(public_api::module(&base, &source));
                Ok((render::rust(header, &source), path, listing))
            }
        }
    };
    let mut tree = Tree::new();
    let mut listings = Vec::new();
    let mut complete = true;
    let files = emit::files(settings, documents).into_par_iter();
    for file in files.map(file).collect::<Vec<_>>() {
        match file {
            Ok((text, path, listing)) => {
                tree.insert(path, text);
                listings.extend(listing);
            }
            Err((error, path)) => {
                report_bug(&path, &error, diagnostics);
                complete = false;
            }
        }
    }
    let root = tree.get("src/lib.rs").map_or("", String::as_str);
    complete &= modules::report_collisions(config, root, diagnostics);
    let (path, origin) = (public_api::PATH, emit::origin(documents));
    let features = settings.runtime_parts.iter().map(|part| part.feature()).collect();
    let text = public_api::text(listings, sailwright_runtime::source::PUBLIC_API, &features);
    let header = render::Header { origin: &origin, command: &config.package.command };
    tree.insert(path.to_owned(), render::text(path, header, &text));
    complete.then_some(tree)
}

/// Reports a file that is not Rust. The error of the parser is shown because a report of the bug needs it.
fn report_bug(path: &str, error: &syn::Error, diagnostics: &mut Diagnostics) {
    let message = format!("the generated file {path} is not Rust: {error}");
    let help = "report this bug of sailwright with the document";
    diagnostics.push(Code::InternalError, &Location::nowhere(), message, help);
}

/// The effect of [`write()`] on a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteMode {
    /// Files are compared only.
    Check,
    /// Files are written and deleted.
    Apply,
}

/// Compares the files of a crate with a folder and, if the mode is [`WriteMode::Apply`], changes the folder. Nothing is
/// changed if the returned plan contains `foreign` files.
///
/// # Errors
///
/// Returns an error if the folder cannot be read or written.
pub fn write(tree: Tree, out: &Path, mode: WriteMode) -> io::Result<sync::Plan> {
    let plan = sync::plan(tree, out, render::MARK)?;
    if mode == WriteMode::Apply && plan.foreign.is_empty() {
        plan.apply()?;
    }
    Ok(plan)
}

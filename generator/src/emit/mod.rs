//! From names and types to the files of the crate: pure functions, a file per construct.

mod derives;
mod docs;
mod enumeration;
mod environment;
mod error_set;
mod foreign;
mod ident;
mod manifest;
mod module;
mod object;
mod operation;
mod provenance;
mod root;
mod runtime;
mod servers;
mod settings;
mod tag;
mod ty;
mod types;
mod union;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::ir::{Ir, OperationId, TagId, TypeId};
use crate::name::{self, Ident, Names};
use crate::render::{self, Source};
pub use settings::{ClientParameter, Crate, Environment, Home, SettingsFile};

/// The files of a crate: paths relative to its folder, with `/`, and their texts.
pub type Tree = BTreeMap<String, String>;

/// One document, ready to be written.
#[derive(Debug)]
pub struct Module<'a> {
    /// The module and the handle type; none: the root of the crate.
    pub ident: Option<(Ident, Ident)>,
    /// What it is.
    pub ir: &'a Ir,
    /// What it is called.
    pub names: &'a Names,
    /// The files of the document, as they are shown; by file id.
    pub files: &'a [String],
    /// The root file of the document, as it is shown.
    pub root: &'a str,
    /// A hash of all that was read.
    pub digest: &'a str,
    /// The path of the root: `crate`.
    home: String,
}

impl<'a> Module<'a> {
    /// Makes a document ready.
    #[must_use]
    pub fn new(
        module: Option<&str>,
        ir: &'a Ir,
        names: &'a Names,
        read: &'a Read,
        home: &Home,
    ) -> Self {
        let Read { files, root, digest } = read;
        Self {
            ident: module.map(name::module),
            ir,
            names,
            files,
            root,
            digest,
            home: home.inside(),
        }
    }

    /// The cargo feature of a tag.
    fn feature(&self, tag: TagId) -> String {
        name::feature(self.module(), Some(&self.names.tags[tag.0].feature))
    }

    /// The features of all tags.
    fn features(&self) -> BTreeSet<String> {
        (0..self.ir.tags.len()).map(|tag| self.feature(TagId(tag))).collect()
    }

    fn module(&self) -> Option<&Ident> {
        self.ident.as_ref().map(|(module, _)| module)
    }

    /// The path of the module: `crate::v2024`.
    fn path(&self) -> String {
        let home = &self.home;
        self.module().map_or_else(|| home.clone(), |module| format!("{home}::{module}"))
    }

    /// The folder of the module: `src/v2024/`.
    fn folder(&self) -> String {
        self.module().map_or_else(|| "src/".to_owned(), |module| format!("src/{}/", module.plain()))
    }

    /// A file of the document, as it is shown.
    fn file(&self, number: u32) -> &str {
        self.files.get(number as usize).map_or(self.root, String::as_str)
    }
}

/// From what a document was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// Its files, as they are shown; by file id.
    pub files: Vec<String>,
    /// Its root file, as it is shown.
    pub root: String,
    /// A hash of all that was read.
    pub digest: String,
}

/// A file that could not be written: a mistake of ours.
#[derive(Debug)]
pub struct Failure {
    /// The path of the file in the crate.
    pub path: String,
    /// What is wrong with it.
    pub error: syn::Error,
}

/// Writes all files of a crate.
///
/// # Errors
///
/// Fails when a file is not Rust.
pub fn emit(settings: &Crate, modules: &[Module<'_>]) -> Result<Tree, Vec<Failure>> {
    let jobs = jobs(settings, modules);
    let written: Vec<Result<(String, String), Failure>> =
        jobs.par_iter().map(|job| write(settings, modules, *job)).collect();
    let mut tree = runtime::files(settings);
    tree.insert("Cargo.toml".to_owned(), manifest::text(settings, modules));
    tree.insert(provenance::PATH.to_owned(), provenance::text(modules));
    let mut failures = Vec::new();
    for file in written {
        match file {
            Ok((path, text)) => drop(tree.insert(path, text)),
            Err(failure) => failures.push(failure),
        }
    }
    if failures.is_empty() { Ok(tree) } else { Err(failures) }
}

/// One Rust file to write; tokens cannot leave their thread, so it is built and rendered in one go.
#[derive(Clone, Copy)]
enum Job {
    Root,
    Servers,
    Foreign,
    Module(usize),
    Types(usize),
    Type(usize, TypeId),
    Tag(usize, TagId),
    Operation(usize, OperationId),
}

fn jobs(settings: &Crate, modules: &[Module<'_>]) -> Vec<Job> {
    let mut jobs = vec![Job::Root, Job::Servers];
    if !settings.foreign.is_empty() {
        jobs.push(Job::Foreign);
    }
    for (position, module) in modules.iter().enumerate() {
        if module.ident.is_some() {
            jobs.push(Job::Module(position));
        }
        jobs.push(Job::Types(position));
        jobs.extend((0..module.ir.types.len()).map(|id| Job::Type(position, TypeId(id))));
        jobs.extend((0..module.ir.tags.len()).map(|id| Job::Tag(position, TagId(id))));
        jobs.extend(
            (0..module.ir.operations.len()).map(|id| Job::Operation(position, OperationId(id))),
        );
    }
    jobs
}

fn write(settings: &Crate, modules: &[Module<'_>], job: Job) -> Result<(String, String), Failure> {
    let roots: Vec<&str> = modules.iter().map(|module| module.root).collect();
    let roots = roots.join(", ");
    let (path, origin, source): (String, &str, Source) = match job {
        Job::Root => ("src/lib.rs".to_owned(), &roots, root::file(settings, modules)),
        Job::Servers => ("src/servers.rs".to_owned(), &roots, servers::file(settings, modules)),
        Job::Foreign => ("src/foreign.rs".to_owned(), &roots, foreign::file(settings)),
        Job::Module(at) => {
            let module = &modules[at];
            (format!("{}mod.rs", module.folder()), module.root, module::file(module))
        }
        Job::Types(at) => {
            let module = &modules[at];
            (format!("{}types/mod.rs", module.folder()), module.root, types::list(module))
        }
        Job::Type(at, id) => {
            let module = &modules[at];
            let path =
                format!("{}types/{}.rs", module.folder(), module.names.types[id.0].module.plain());
            (path, module.file(module.ir.types[id.0].at.file.0), types::file(settings, module, id))
        }
        Job::Tag(at, id) => {
            let module = &modules[at];
            let path =
                format!("{}{}/mod.rs", module.folder(), module.names.tags[id.0].module.plain());
            (path, module.root, tag::file(module, id))
        }
        Job::Operation(at, id) => {
            let module = &modules[at];
            let operation = &module.ir.operations[id.0];
            let tag = module.names.tags[operation.tag.0].module.plain();
            let path = format!(
                "{}{tag}/{}.rs",
                module.folder(),
                module.names.operations[id.0].module.plain()
            );
            (path, module.file(operation.at.file.0), operation::file(module, id))
        }
    };
    match render::render(origin, source) {
        Ok(text) => Ok((path, text)),
        Err(error) => Err(Failure { path, error }),
    }
}

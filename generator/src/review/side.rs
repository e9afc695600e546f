//! A crate that is compared, after all stages that decide about its content.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::load::Input;
use super::report::{CrateInfo, DocumentInfo};
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, Location};
use crate::ir::{Ir, Operation, TypeDef, TypeId};
use crate::load::Files;
use crate::name::{self, Names, OperationNames, TypeNames};
use crate::pipeline::{CrateFacts, ExaminedDocument, examine};
use crate::share::SharedType;
use crate::spec::{self, Spec};

/// A type or operation, by its document and its position in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ref {
    pub(super) document: usize,
    pub(super) index: usize,
}

/// A crate.
pub(super) struct Side {
    pub(super) argument: String,
    pub(super) config: Config,
    pub(super) config_path: Option<String>,
    pub(super) documents: Vec<Api>,
    pub(super) facts: CrateFacts,
}

/// A document.
pub(super) struct Api {
    /// The module or, without one, the title.
    pub(super) name: String,
    /// The path of its module. Empty if it is the root of the crate.
    pub(super) module: String,
    /// The path of its handle. Empty without a module.
    pub(super) handle: String,
    /// The cargo feature of all its operations. `None` without a module.
    pub(super) feature: Option<String>,
    pub(super) ir: Ir,
    pub(super) names: Names,
    pub(super) spec: Spec,
    pub(super) files: Files,
    /// The path of its root file, for display.
    pub(super) root: String,
    /// The folder of the paths of its files, for display.
    folder: PathBuf,
    /// The errors and warnings that the configuration does not accept.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The types that it shares with other documents.
    pub(super) shared: BTreeMap<TypeId, SharedType>,
    /// The operations of `spec`, by location.
    operations: BTreeMap<Location, usize>,
}

impl Side {
    /// Runs the stages.
    ///
    /// # Errors
    ///
    /// Returns the diagnostics as text if a document cannot be used.
    pub(super) fn read(input: Input) -> Result<Self, String> {
        let Input { argument, source, config, config_path, folder } = input;
        let examined = examine(&source, &config);
        let Some(facts) = examined.facts else {
            let errors = examined.documents.iter().map(|document| {
                let all: Vec<Diagnostic> = document.model.diagnostics.clone();
                diagnostic::render(&all, &document.model.files.sources())
            });
            let errors: String = errors.collect();
            return Err(format!("{errors}error: `{argument}` cannot be used\n"));
        };
        let documents = examined.documents.into_iter().zip(&config.documents).enumerate();
        let documents = documents.filter_map(|(position, (examined, document))| {
            let all = facts.shared.types.iter();
            let of_document = all.flat_map(|each| each.copies.iter().map(move |copy| (copy, each)));
            let of_document = of_document.filter(|(copy, _)| copy.document == position);
            let shared = of_document.map(|(copy, each)| (copy.id, each.clone())).collect();
            Api::new(examined, &document.root, &folder, shared)
        });
        let documents = documents.collect();
        Ok(Self { argument, config, config_path, documents, facts })
    }

    pub(super) fn info(&self) -> CrateInfo {
        let count = |count: fn(&Ir) -> usize| self.documents.iter().map(|api| count(&api.ir)).sum();
        CrateInfo {
            source: self.argument.clone(),
            name: self.facts.name.clone(),
            version: self.config.package.version.clone(),
            operations: count(|ir| ir.operations.len()),
            types: count(|ir| ir.types.len()),
        }
    }

    pub(super) fn api(&self, at: Ref) -> &Api {
        &self.documents[at.document]
    }

    pub(super) fn operation(&self, at: Ref) -> &Operation {
        &self.api(at).ir.operations[at.index]
    }

    pub(super) fn operation_names(&self, at: Ref) -> &OperationNames {
        &self.api(at).names.operations[at.index]
    }

    pub(super) fn type_def(&self, at: Ref) -> &TypeDef {
        &self.api(at).ir.types[at.index]
    }

    /// Returns whether requests contain values of a type, also those of the documents that share it.
    pub(super) fn is_sent(&self, at: Ref) -> bool {
        let shared = self.api(at).shared.get(&TypeId(at.index));
        self.type_def(at).usage.sent || shared.is_some_and(|shared| shared.usage.sent)
    }

    pub(super) fn type_names(&self, at: Ref) -> &TypeNames {
        &self.api(at).names.types[at.index]
    }

    /// Iterates over all operations.
    pub(super) fn operations(&self) -> impl Iterator<Item = Ref> {
        let all = self.documents.iter().enumerate();
        all.flat_map(|(document, api)| {
            (0..api.ir.operations.len()).map(move |index| Ref { document, index })
        })
    }

    /// Iterates over all types.
    pub(super) fn types(&self) -> impl Iterator<Item = Ref> {
        let all = self.documents.iter().enumerate();
        all.flat_map(|(document, api)| {
            (0..api.ir.types.len()).map(move |index| Ref { document, index })
        })
    }

    /// Returns the path of the module of the tag of an operation.
    pub(super) fn tag_path(&self, at: Ref) -> String {
        let api = self.api(at);
        join(&api.module, api.names.tags[self.operation(at).tag.0].module.as_str())
    }

    /// Returns the path of the method of an operation.
    pub(super) fn method_path(&self, at: Ref) -> String {
        let handle = &self.api(at).names.tags[self.operation(at).tag.0].ident;
        let method = &self.operation_names(at).method;
        format!("{}::{handle}::{method}", self.tag_path(at))
    }

    /// Returns the path of the request type of an operation.
    pub(super) fn request_path(&self, at: Ref) -> String {
        join(&self.tag_path(at), self.operation_names(at).request.as_str())
    }

    /// Returns the path of a type.
    pub(super) fn type_path(&self, at: Ref) -> String {
        self.api(at).type_path(at.index)
    }
}

impl Api {
    fn new(
        examined: ExaminedDocument,
        root: &Path,
        folder: &Path,
        shared: BTreeMap<TypeId, SharedType>,
    ) -> Option<Self> {
        let (named, spec) = (examined.model.named?, examined.spec?);
        let idents = named.module.as_deref().map(name::module);
        let feature = idents.as_ref().map(|(module, _)| name::feature(Some(module), None));
        let (module, handle) = match idents {
            Some((module, handle)) => {
                let handle = join(module.as_str(), handle.as_str());
                (module.as_str().to_owned(), handle)
            }
            None => (String::new(), String::new()),
        };
        let operations = spec.operations.iter().enumerate();
        Some(Self {
            name: if module.is_empty() { named.ir.title.clone() } else { module.clone() },
            module,
            handle,
            feature,
            operations: operations.map(|(index, each)| (each.at.clone(), index)).collect(),
            ir: named.ir,
            names: named.names,
            files: examined.model.files,
            diagnostics: examined.model.diagnostics,
            spec,
            root: shown(folder, root),
            folder: folder.to_owned(),
            shared,
        })
    }

    pub(super) fn info(&self) -> DocumentInfo {
        DocumentInfo {
            title: self.ir.title.clone(),
            version: self.ir.version.clone(),
            root: self.root.clone(),
            operations: self.ir.operations.len(),
            types: self.ir.types.len(),
        }
    }

    /// Returns the path of a type.
    pub(super) fn type_path(&self, index: usize) -> String {
        let ident = self.names.types[index].ident.as_str();
        join(&join(&self.module, "types"), ident)
    }

    /// Returns an operation as the document describes it.
    pub(super) fn described(&self, operation: &Operation) -> Option<&spec::Operation> {
        self.operations.get(&operation.at).and_then(|index| self.spec.operations.get(*index))
    }

    /// Returns the path of a file, for display.
    pub(super) fn shown_file(&self, path: &Path) -> String {
        shown(&self.folder, path)
    }
}

fn shown(folder: &Path, path: &Path) -> String {
    folder.join(path).to_string_lossy().replace('\\', "/")
}

/// Returns the path of an item in a module. The root of the crate has an empty path.
pub(super) fn join(module: &str, item: &str) -> String {
    if module.is_empty() { item.to_owned() } else { format!("{module}::{item}") }
}

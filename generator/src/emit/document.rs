//! A document with everything that its files are printed from.

use std::collections::BTreeSet;

use super::{Crate, Home};
use crate::ir::{Ir, TagId, TypeId};
use crate::name::{self, Ident, Names};

/// A document, ready to be printed as a module of the crate.
#[derive(Debug)]
pub struct DocumentModule<'a> {
    /// The module and the handle type; `None` if the document is printed at the root of the crate.
    pub ident: Option<(Ident, Ident)>,
    /// The contents of the module.
    pub ir: &'a Ir,
    /// The identifiers of the contents.
    pub names: &'a Names,
    /// The files that the document was read from.
    pub provenance: &'a Provenance,
    /// Whether the features of its tags are not in the feature `default`.
    pub optional: bool,
    /// The types that are shared with other documents.
    pub shared: BTreeSet<TypeId>,
    /// The security requirement of each operation, by its position in those of the crate. `None` if its requests contain no
    /// credentials.
    pub security: Vec<Option<usize>>,
    /// The path of the root: `crate`.
    pub(super) home: String,
}

/// The files that a document was read from.
#[derive(Clone, Debug)]
pub struct Provenance {
    /// The paths of its files, for display; by file id.
    pub files: Vec<String>,
    /// The path of its root file, for display.
    pub root: String,
    /// A hash of the text of all files.
    pub digest: String,
}

impl<'a> DocumentModule<'a> {
    /// Combines a document with the name of its module.
    #[must_use]
    pub fn new(
        module: Option<&str>,
        ir: &'a Ir,
        names: &'a Names,
        provenance: &'a Provenance,
        home: &Home,
    ) -> Self {
        Self {
            ident: module.map(name::module),
            ir,
            names,
            provenance,
            optional: false,
            shared: BTreeSet::new(),
            security: Vec::new(),
            home: home.inside(),
        }
    }

    /// Sets the types that are shared with other documents, and the security requirements of the operations.
    #[must_use]
    pub fn with(self, shared: BTreeSet<TypeId>, security: Vec<Option<usize>>) -> Self {
        Self { shared, security, ..self }
    }

    /// Sets whether the features of its tags are not in the feature `default`.
    #[must_use]
    pub fn optional(self, optional: bool) -> Self {
        Self { optional, ..self }
    }

    /// Returns the cargo feature of a tag.
    pub(super) fn feature(&self, tag: TagId) -> String {
        name::feature(self.module(), Some(&self.names.tags[tag.0].feature))
    }

    /// Returns the features of all tags.
    pub(super) fn features(&self) -> BTreeSet<String> {
        (0..self.ir.tags.len()).map(|tag| self.feature(TagId(tag))).collect()
    }

    /// Returns the feature that compiles all types. `None` if they are always compiled.
    pub(super) fn types_feature(&self) -> Option<String> {
        if self.ir.tags.is_empty() {
            self.module().map(|module| name::feature(Some(module), None))
        } else {
            Some(name::types_feature(self.module()))
        }
    }

    /// Returns the features with any of which the module is compiled. If empty, it is always compiled.
    pub(super) fn all_features(&self) -> BTreeSet<String> {
        self.features().into_iter().chain(self.types_feature()).collect()
    }

    pub(super) fn module(&self) -> Option<&Ident> {
        self.ident.as_ref().map(|(module, _)| module)
    }

    /// Returns the path of the module: `crate::v2024`.
    pub(super) fn path(&self) -> String {
        let home = &self.home;
        self.module().map_or_else(|| home.clone(), |module| format!("{home}::{module}"))
    }

    /// Returns the path of the module as other crates write it: `sailpoint::v2024`.
    pub(super) fn outside(&self, settings: &Crate<'_>) -> String {
        let root = settings.outside();
        self.module().map_or_else(|| root.clone(), |module| format!("{root}::{module}"))
    }

    /// Returns the path of the module, or of a module in it, from the root of the crate: `v2024::types`.
    pub(super) fn public_path(&self, inner: Option<&str>) -> String {
        let own = self.module().map(Ident::as_str);
        own.into_iter().chain(inner).collect::<Vec<_>>().join("::")
    }

    /// Returns the folder of the module: `src/v2024/`.
    pub(super) fn folder(&self) -> String {
        self.module().map_or_else(|| "src/".to_owned(), |module| format!("src/{}/", module.plain()))
    }

    /// Returns the path of a file of the document, for display.
    pub(super) fn file(&self, number: u32) -> &str {
        self.provenance.files.get(number as usize).map_or(self.root(), String::as_str)
    }

    /// Returns the path of the root file, for display.
    pub(super) fn root(&self) -> &str {
        &self.provenance.root
    }
}

//! The result of the stages that need one document only.

use std::collections::BTreeSet;

use super::output::Report;
use crate::config::Document;
use crate::diagnostic::Diagnostic;
use crate::emit::{DocumentModule, Home, Provenance};
use crate::ir::{Ir, TypeId};
use crate::load::Files;
use crate::lower::Options;
use crate::name::Names;
use crate::spec::Spec;
use crate::unused::Facts;

/// The result of the stages that need one document only.
pub(crate) struct Model {
    /// `None` if the document cannot be used.
    pub(crate) named: Option<Named>,
    pub(crate) files: Files,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Model {
    pub(super) fn report(self) -> Report {
        let count = |count: fn(&Ir) -> usize| self.named.as_ref().map_or(0, |each| count(&each.ir));
        let operations = count(|ir| ir.operations.len());
        let types = count(|ir| ir.types.len());
        Report { files: self.files, diagnostics: self.diagnostics, operations, types }
    }
}

/// The intermediate representation of a document with its names.
pub(crate) struct Named {
    pub(crate) module: Option<String>,
    optional: bool,
    pub(crate) ir: Ir,
    pub(crate) names: Names,
    provenance: Provenance,
    facts: Facts,
}

impl Named {
    pub(super) fn new(
        document: &Document,
        spec: &Spec,
        options: &Options,
        files: &Files,
        ir: Ir,
        names: Names,
        provenance: Provenance,
    ) -> Self {
        let facts = Facts::new(spec, files, options);
        Self {
            module: document.module.clone(),
            optional: document.optional,
            ir,
            names,
            provenance,
            facts,
        }
    }

    pub(super) fn module(
        &self,
        shared: BTreeSet<TypeId>,
        security: Vec<Option<usize>>,
        home: &Home,
    ) -> DocumentModule<'_> {
        let module = self.module.as_deref();
        DocumentModule::new(module, &self.ir, &self.names, &self.provenance, home)
            .with(shared, security)
            .optional(self.optional)
    }
}

pub(super) fn facts<'a>(named: &[&'a Named]) -> Vec<&'a Facts> {
    named.iter().map(|each| &each.facts).collect()
}

pub(super) fn irs<'a>(named: &[&'a Named]) -> Vec<&'a Ir> {
    named.iter().map(|each| &each.ir).collect()
}

//! The parts of a document that configuration entries refer to.

use std::collections::BTreeSet;

use crate::load::Files;
use crate::lower::{self, selects_any};
use crate::spec::Spec;

/// The parts of a document that configuration entries refer to.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The names of the components.
    pub(super) components: BTreeSet<String>,
    /// The formats of the schemas.
    pub(super) formats: BTreeSet<String>,
    /// Whether each selector of `include` selects an operation.
    pub(super) include: Vec<bool>,
    /// Whether each selector of `exclude` selects an operation.
    pub(super) exclude: Vec<bool>,
    /// Whether a reference leads out of the folder of the root file.
    pub(super) leads_out: bool,
}

impl Facts {
    /// Collects the facts of a document.
    pub(crate) fn new(spec: &Spec, files: &Files, options: &lower::Options) -> Self {
        let schemas = || spec.schemas.iter().map(|(_, schema)| schema);
        let include = options.include.iter().map(|selector| selects_any(selector, spec));
        let exclude = options.exclude.iter().map(|selector| selects_any(selector, spec));
        Self {
            components: schemas().filter_map(|schema| schema.name.clone()).collect(),
            formats: schemas().filter_map(|schema| schema.format.clone()).collect(),
            include: include.collect(),
            exclude: exclude.collect(),
            leads_out: files.has_outside_references(),
        }
    }
}

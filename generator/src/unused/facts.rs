//! The parts of a document that configuration entries refer to.

use std::collections::BTreeSet;

use crate::config::Selector;
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
    /// Whether each selector of `include` and of `exclude` of each `[[idempotency]]` selects an operation.
    pub(super) idempotency: Vec<[Vec<bool>; 2]>,
    /// Whether each selector of `operations` of `[lenient]` selects an operation.
    pub(super) lenient: Vec<bool>,
    /// The names of the server variables.
    pub(super) server_variables: BTreeSet<String>,
    /// Whether a reference leads out of the folder of the root file.
    pub(super) leads_out: bool,
}

impl Facts {
    /// Collects the facts of a document.
    pub(crate) fn new(spec: &Spec, files: &Files, options: &lower::Options) -> Self {
        let schemas = || spec.schemas.iter().map(|(_, schema)| schema);
        let of_operations = spec.operations.iter().flat_map(|operation| &operation.servers);
        let servers = spec.servers.iter().chain(of_operations).flat_map(|each| &each.variables);
        let select = |selectors: &[Selector]| {
            selectors.iter().map(|selector| selects_any(selector, spec)).collect()
        };
        let rules = options.idempotency.iter();
        Self {
            components: schemas().filter_map(|schema| schema.name.clone()).collect(),
            formats: schemas().filter_map(|schema| schema.format.clone()).collect(),
            include: select(&options.include),
            exclude: select(&options.exclude),
            idempotency: rules.map(|rule| [select(&rule.include), select(&rule.exclude)]).collect(),
            lenient: select(&options.lenient),
            server_variables: servers.map(|variable| variable.name.clone()).collect(),
            leads_out: files.has_outside_references(),
        }
    }
}

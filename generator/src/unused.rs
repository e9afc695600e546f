//! What the configuration says in vain: it is exact, so that nobody relies on what does nothing.

use std::collections::BTreeSet;

use crate::api::{Api, Supply};
use crate::config::Config;
use crate::diagnostic::{Code, FileId, Findings, Place, Pointer};
use crate::settings;
use crate::spec::Spec;

/// What all documents have together that the configuration may speak of.
#[derive(Debug, Default)]
pub(crate) struct Known {
    components: BTreeSet<String>,
    formats: BTreeSet<String>,
}

impl Known {
    /// Adds what a document has.
    pub(crate) fn add(&mut self, spec: &Spec) {
        for (_, schema) in spec.schemas.iter() {
            self.components.extend(schema.name.clone());
            self.formats.extend(schema.format.clone());
        }
    }
}

/// What the configuration says in vain; `accepted` tells which entries of `accept` were needed.
pub(crate) fn unused(config: &Config, accepted: &[bool], known: &Known, apis: &[&Api]) -> Findings {
    let mut findings = Findings::default();
    for (entry, _) in config.accept.iter().zip(accepted).filter(|(_, used)| !**used) {
        let message = format!("nothing is found of `{}` at `{}`", entry.code, entry.at);
        let help = "remove it from the accepted findings";
        findings.add_with_help(Code::UnusedAccept, &nowhere(), message, help);
    }
    let mut add = |message: String| {
        let help = "remove it from the configuration";
        findings.add_with_help(Code::UnusedChoice, &nowhere(), message, help);
    };
    for name in config.replace.keys().filter(|name| !known.components.contains(*name)) {
        add(format!("there is no schema `{name}` to replace"));
    }
    for name in config.formats.keys().filter(|name| !known.formats.contains(*name)) {
        add(format!("no schema has the format `{name}`"));
    }
    for job in &config.jobs {
        let names = [&job.start, &job.status, &job.result];
        if !apis.iter().any(|api| names.iter().any(|name| api.find(name).is_some())) {
            add(format!("no document has an operation of the job of `{}`", job.start));
        }
    }
    for key in settings::pins(config).unused(apis) {
        add(format!("`{key}` is given a name, but no document has it"));
    }
    for key in additions(config).filter(|key| !is_type(key, apis)) {
        add(format!("`{key}` is given derives or attributes, but no document has it"));
    }
    let names = config.client_parameters.iter().map(|parameter| &parameter.name);
    for name in names.filter(|name| !is_parameter(name, apis)) {
        add(format!("the client holds `{name}`, but no operation has such a parameter"));
    }
    findings
}

/// The types that the configuration adds something to.
fn additions(config: &Config) -> impl Iterator<Item = &String> {
    let keys: BTreeSet<_> = config.derives.keys().chain(config.attributes.keys()).collect();
    keys.into_iter().filter(|key| *key != "*")
}

fn is_type(key: &String, apis: &[&Api]) -> bool {
    apis.iter().flat_map(|api| &api.types).any(|def| def.wishes.first() == Some(key))
}

fn is_parameter(name: &str, apis: &[&Api]) -> bool {
    let operations = apis.iter().flat_map(|api| &api.operations);
    let mut parameters = operations.flat_map(|operation| &operation.parameters);
    parameters.any(|parameter| {
        matches!(parameter.supply, Supply::Client { .. })
            && parameter.name.eq_ignore_ascii_case(name)
    })
}

/// The place of what stands in no document.
pub(crate) fn nowhere() -> Place {
    Place { file: FileId(u32::MAX), pointer: Pointer::default() }
}

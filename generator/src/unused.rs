//! What the configuration says in vain: it is exact, so that nobody relies on what does nothing.

use std::collections::BTreeSet;

use crate::config::{Config, Document, Job, Pages};
use crate::diagnostic::{Code, FileId, Findings, Place, Pointer};
use crate::ir::{Ir, Paging, ParameterSource};
use crate::load::Files;
use crate::lower::{self, selects_any};
use crate::name;
use crate::settings;
use crate::spec::Spec;

/// What a document has that the configuration may speak of.
#[derive(Debug, Default)]
pub(crate) struct Known {
    components: BTreeSet<String>,
    formats: BTreeSet<String>,
    /// Which of the choices mean an operation.
    include: Vec<bool>,
    exclude: Vec<bool>,
    leads_out: bool,
}

impl Known {
    /// What a document has.
    pub(crate) fn of(spec: &Spec, files: &Files, options: &lower::Options) -> Self {
        let schemas = || spec.schemas.iter().map(|(_, schema)| schema);
        let meant = |list: &[lower::Selector]| {
            list.iter().map(|selector| selects_any(selector, spec)).collect()
        };
        Self {
            components: schemas().filter_map(|schema| schema.name.clone()).collect(),
            formats: schemas().filter_map(|schema| schema.format.clone()).collect(),
            include: meant(&options.include),
            exclude: meant(&options.exclude),
            leads_out: files.has_outside_references(),
        }
    }
}

/// What the configuration says in vain; `accepted` tells which entries of `accept` were needed.
pub(crate) fn unused(config: &Config, accepted: &[bool], known: &[Known], irs: &[&Ir]) -> Findings {
    let mut unused_entries = UnusedEntry { config, findings: Findings::default() };
    unused_entries.accepted(accepted);
    for (number, (document, known)) in config.documents.iter().zip(known).enumerate() {
        unused_entries.document(number, document, known);
    }
    unused_entries.types(known, irs);
    unused_entries.operations(irs);
    unused_entries.findings
}

struct UnusedEntry<'a> {
    config: &'a Config,
    findings: Findings,
}

impl UnusedEntry<'_> {
    fn accepted(&mut self, used: &[bool]) {
        let entries = self.config.accept.iter().zip(used).enumerate();
        for (number, (entry, _)) in entries.filter(|(_, (_, used))| !**used) {
            let message = format!("nothing is found of `{}` at `{}`", entry.code, entry.at);
            let way = ["accept", &number.to_string()];
            self.add_as(Code::UnusedAccept, &way, message, "remove it from the accepted findings");
        }
    }

    fn document(&mut self, number: usize, document: &Document, known: &Known) {
        let number = number.to_string();
        for (key, choices, meant) in [
            ("include", &document.include, &known.include),
            ("exclude", &document.exclude, &known.exclude),
        ] {
            let choices = choices.iter().zip(meant).enumerate();
            for (at, (choice, _)) in choices.filter(|(_, (_, meant))| !**meant) {
                let message = settings::selector(choice).meant_nothing();
                self.add(&["document", &number, key, &at.to_string()], message);
            }
        }
        if document.allow_outside && !known.leads_out {
            let root = document.root.display();
            let message = format!("no reference leads out of the folder of `{root}`");
            self.add(&["document", &number, "allow-outside"], message);
        }
    }

    fn types(&mut self, known: &[Known], irs: &[&Ir]) {
        let config = self.config;
        let is_component = |name: &&String| known.iter().any(|has| has.components.contains(*name));
        for name in config.replace.keys().filter(|name| !is_component(name)) {
            self.add(&["replace", name], format!("there is no schema `{name}` to replace"));
        }
        let is_format = |name: &&String| known.iter().any(|has| has.formats.contains(*name));
        for name in config.formats.keys().filter(|name| !is_format(name)) {
            self.add(&["formats", name], format!("no schema has the format `{name}`"));
        }
        for (section, key) in settings::pins(config).unused(irs) {
            let message = format!("`{key}` is given a name, but no document has it");
            self.add(&["names", section, key], message);
        }
        for (what, keys) in [("derives", &config.derives), ("attributes", &config.attributes)] {
            for key in keys.keys().filter(|key| !is_type(key, irs)) {
                let message = match key.as_str() {
                    "*" => format!("all types are given {what}, but no document has one"),
                    key => format!("`{key}` is given {what}, but no document has it"),
                };
                self.add(&[what, key], message);
            }
        }
    }

    fn operations(&mut self, irs: &[&Ir]) {
        let config = self.config;
        for (number, rule) in config.pages.iter().enumerate() {
            self.pages(number, rule, irs);
        }
        let jobs = config.jobs.iter().enumerate();
        for (number, job) in jobs.filter(|(_, job)| !is_job(job, irs)) {
            let message = format!("no document has an operation of the job of `{}`", job.start);
            self.add(&["job", &number.to_string()], message);
        }
        let parameters = config.client_parameters.iter().enumerate();
        for (number, parameter) in
            parameters.filter(|(_, parameter)| !is_parameter(&parameter.name, irs))
        {
            let name = &parameter.name;
            let message =
                format!("the client holds `{name}`, but no operation has such a parameter");
            self.add(&["client-parameter", &number.to_string()], message);
        }
    }

    fn pages(&mut self, number: usize, rule: &Pages, irs: &[&Ir]) {
        let operations = irs.iter().flat_map(|ir| &ir.operations);
        let paging = operations.filter_map(|operation| operation.paging.as_ref());
        let paging: Vec<&Paging> = paging.filter(|paging| paging.rule == number).collect();
        let number = number.to_string();
        let by = rule.offset.as_ref().or(rule.cursor.as_ref().map(|cursor| &cursor.parameter));
        let by = by.map_or("", String::as_str);
        if paging.is_empty() {
            let message = format!("no operation pages by `{by}` as this rule says");
            self.add(&["pages", &number], message);
        } else if rule.total.is_some() && paging.iter().all(|paging| paging.total.is_none()) {
            let message = format!("no operation that pages by `{by}` has such a total");
            self.add(&["pages", &number, "total"], message);
        }
    }

    fn add(&mut self, way: &[&str], message: String) {
        self.add_as(Code::UnusedEntry, way, message, "remove it from the configuration");
    }

    fn add_as(&mut self, code: Code, way: &[&str], message: String, help: &str) {
        match self.config.position(way) {
            Some(at) => self.findings.add_at_position(code, FileId(0), at, message, help),
            None => self.findings.add_with_help(code, &nowhere(), message, help),
        }
    }
}

fn is_type(key: &String, irs: &[&Ir]) -> bool {
    key == "*" || irs.iter().any(|ir| name::type_keys(ir).contains(key))
}

fn is_job(job: &Job, irs: &[&Ir]) -> bool {
    let names = [&job.start, &job.status, &job.result];
    irs.iter().any(|ir| names.iter().any(|name| ir.find(name).is_some()))
}

fn is_parameter(name: &str, irs: &[&Ir]) -> bool {
    let operations = irs.iter().flat_map(|ir| &ir.operations);
    let mut parameters = operations.flat_map(|operation| &operation.parameters);
    parameters.any(|parameter| {
        matches!(parameter.source, ParameterSource::Client { .. })
            && parameter.name.eq_ignore_ascii_case(name)
    })
}

/// The place of what stands in no file.
pub(crate) fn nowhere() -> Place {
    Place { file: FileId(u32::MAX), pointer: Pointer::default() }
}

//! Configuration entries without effect. They are reported, so that nobody relies on one.

mod facts;

use crate::config::{Config, Document, Idempotency, Job, PageParameter, Pages, Selector};
use crate::diagnostic::{Code, Diagnostics, FileId, Location};
use crate::ir::{IdempotencyKey, Ir, Leniency, Operation, Paging, ParameterSource, TypeKind};
use crate::name::{type_keys, unused_renames, unused_rules};

pub(crate) use facts::Facts;

/// Reports the unused entries of a configuration. `used` contains, for each entry of `accept`, whether it matched a
/// diagnostic.
pub(crate) fn report_unused(
    config: &Config,
    used: &[bool],
    facts: &[&Facts],
    irs: &[&Ir],
    diagnostics: &mut Diagnostics,
) {
    let mut check = Check { config, facts, irs, diagnostics };
    check.accepted(used);
    let documents = config.documents.iter().zip(facts).zip(irs).enumerate();
    for (index, ((document, facts), ir)) in documents {
        check.document(index, document, facts, ir);
    }
    check.schemas();
    check.names();
    check.types();
    for (index, rule) in config.pages.iter().enumerate() {
        check.pages(index, rule);
    }
    for (index, rule) in config.idempotency.iter().enumerate() {
        check.idempotency(index, rule);
    }
    check.jobs();
    check.lenient();
    check.events();
    check.client_parameters();
}

struct Check<'a> {
    config: &'a Config,
    facts: &'a [&'a Facts],
    irs: &'a [&'a Ir],
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn events(&mut self) {
        let has_end = |ir: &&Ir| ir.operations.iter().any(|each| each.end_of_events.is_some());
        if self.config.events.is_some() && !self.irs.iter().any(has_end) {
            self.add(&["events", "end"], "no operation returns events".to_owned());
        }
    }

    fn accepted(&mut self, used: &[bool]) {
        let entries = self.config.accept.iter().zip(used).enumerate();
        for (index, (entry, _)) in entries.filter(|(_, (_, used))| !**used) {
            let (code, at) = (entry.code.name(), &entry.at);
            let message = format!("no diagnostic `{code}` is reported at `{at}`");
            self.add_as(Code::UnusedAccept, &["accept", &index.to_string()], message);
        }
    }

    fn document(&mut self, index: usize, document: &Document, facts: &Facts, ir: &Ir) {
        let index = index.to_string();
        for (key, selectors, selects) in [
            ("include", &document.include, &facts.include),
            ("exclude", &document.exclude, &facts.exclude),
        ] {
            let selectors = selectors.iter().zip(selects).enumerate();
            for (at, (selector, _)) in selectors.filter(|(_, (_, selects))| !**selects) {
                self.add(&["document", &index, key, &at.to_string()], selects_nothing(selector));
            }
        }
        let variables = document.required_server_variables.iter().enumerate();
        for (at, name) in variables.filter(|(_, name)| !facts.server_variables.contains(*name)) {
            let message = format!("no server has the variable `{name}`");
            self.add(&["document", &index, "required-server-variables", &at.to_string()], message);
        }
        let is_read = |each: &Operation| each.leniency == Leniency::Full;
        if document.lenient && !ir.operations.iter().any(is_read) {
            let message = "no operation of the document returns a value".to_owned();
            self.add(&["document", &index, "lenient"], message);
        }
        if document.allow_outside && !facts.leads_out {
            let root = document.root.display();
            let message = format!("no reference leads out of the folder of `{root}`");
            self.add(&["document", &index, "allow-outside"], message);
        }
    }

    fn schemas(&mut self) {
        let (config, all) = (self.config, self.facts);
        let is_component =
            |name: &&String| all.iter().any(|facts| facts.components.contains(*name));
        for name in config.replace.keys().filter(|name| !is_component(name)) {
            self.add(&["replace", name], format!("there is no schema `{name}` to replace"));
        }
        let is_format = |name: &&String| all.iter().any(|facts| facts.formats.contains(*name));
        for name in config.formats.keys().filter(|name| !is_format(name)) {
            self.add(&["formats", name], format!("no schema has the format `{name}`"));
        }
    }

    fn names(&mut self) {
        let config = self.config;
        for (table, key) in unused_renames(&config.names, self.irs) {
            let message = match table {
                "types" => format!("no type has the name `{key}`"),
                "operations" => format!("no operation has the name `{key}`"),
                "tags" => format!("there is no tag `{key}`"),
                _ => format!("no type has the property or enum value `{key}`"),
            };
            self.add(&["names", table, key], message);
        }
        for rule in unused_rules(&config.names.rules, self.irs) {
            let Some((index, text)) = rule.item else {
                let message = "no schema has a title that is suitable as a name".to_owned();
                self.add(&["names", rule.key], message);
                continue;
            };
            let kind = if rule.key.contains("operation") { "operation ID" } else { "component" };
            let verb = if rule.key.contains("prefix") { "begins" } else { "ends" };
            let message = format!("no {kind} {verb} with `{text}`");
            self.add(&["names", rule.key, &index.to_string()], message);
        }
    }

    fn types(&mut self) {
        let (config, irs) = (self.config, self.irs);
        for (table, entries) in [("derives", &config.derives), ("attributes", &config.attributes)] {
            for key in entries.keys().filter(|key| !is_type(key, irs)) {
                let message = match key.as_str() {
                    "*" => "no document has a type".to_owned(),
                    key => format!("no type has the name `{key}`"),
                };
                self.add(&[table, key], message);
            }
        }
    }

    fn pages(&mut self, index: usize, rule: &Pages) {
        let operations = self.irs.iter().flat_map(|ir| &ir.operations);
        let paging = operations.filter_map(|operation| operation.paging.as_ref());
        let paging: Vec<&Paging> = paging.filter(|paging| paging.rule == index).collect();
        let index = index.to_string();
        let parameter = rule.step.parameter().map_or("URL", PageParameter::name);
        if paging.is_empty() {
            let message = format!("the rule for pages by `{parameter}` applies to no operation");
            self.add(&["pages", &index], message);
        } else if rule.total.is_some() && paging.iter().all(|paging| paging.total.is_none()) {
            let message = format!("no operation with pages by `{parameter}` has this total");
            self.add(&["pages", &index, "total"], message);
        }
    }

    fn idempotency(&mut self, index: usize, rule: &Idempotency) {
        let facts = self.facts;
        let mut keys = self.irs.iter().flat_map(|ir| &ir.operations);
        let is_used = |key: &IdempotencyKey| key.rule == index;
        let is_used = keys.any(|operation| operation.idempotency.as_ref().is_some_and(is_used));
        let position = index.to_string();
        if !is_used {
            let message = format!("the rule for the key `{}` applies to no operation", rule.header);
            self.add(&["idempotency", &position], message);
            return;
        }
        for (list, (key, selectors)) in
            [("include", &rule.include), ("exclude", &rule.exclude)].into_iter().enumerate()
        {
            let selects = |at: usize| facts.iter().any(|each| each.idempotency[index][list][at]);
            for (at, selector) in selectors.iter().enumerate().filter(|(at, _)| !selects(*at)) {
                let path = ["idempotency", &position, key, &at.to_string()];
                self.add(&path, selects_nothing(selector));
            }
        }
    }

    fn jobs(&mut self) {
        let irs = self.irs;
        for (index, job) in self.config.jobs.iter().enumerate().filter(|(_, job)| !is_job(job, irs))
        {
            let message = format!("no document has an operation of the job `{}`", job.start);
            self.add(&["job", &index.to_string()], message);
        }
    }

    fn lenient(&mut self) {
        let (config, facts, irs) = (self.config, self.facts, self.irs);
        let selects = |at: usize| facts.iter().any(|each| each.lenient[at]);
        let selectors = config.lenient.operations.iter().enumerate();
        for (at, selector) in selectors.filter(|(at, _)| !selects(*at)) {
            let path = ["lenient", "operations", &at.to_string()];
            self.add(&path, selects_nothing(selector));
        }
        for (at, name) in config.lenient.types.iter().enumerate() {
            if !irs.iter().any(|ir| is_received_object(name, ir)) {
                let message = format!("no object in a response has the name `{name}`");
                self.add(&["lenient", "types", &at.to_string()], message);
            }
        }
    }

    fn client_parameters(&mut self) {
        let irs = self.irs;
        let parameters = self.config.client_parameters.iter().enumerate();
        for (index, parameter) in
            parameters.filter(|(_, parameter)| !is_parameter(&parameter.name, irs))
        {
            let message = format!("no operation has the parameter `{}`", parameter.name);
            self.add(&["client-parameter", &index.to_string()], message);
        }
    }

    fn add(&mut self, path: &[&str], message: String) {
        self.add_as(Code::UnusedEntry, path, message);
    }

    fn add_as(&mut self, code: Code, path: &[&str], message: String) {
        let help = "remove this entry of the configuration";
        match self.config.position(path) {
            Some(position) => self.diagnostics.push_at(code, FileId(0), position, message, help),
            None => self.diagnostics.push(code, &Location::nowhere(), message, help),
        }
    }
}

fn selects_nothing(selector: &Selector) -> String {
    match selector {
        Selector::Tag(name) => format!("no operation has the tag `{name}`"),
        Selector::Operation(name) => format!("there is no operation `{name}`"),
        Selector::Path(name) => format!("no path begins with `{name}`"),
    }
}

fn is_type(key: &String, irs: &[&Ir]) -> bool {
    irs.iter().flat_map(|ir| type_keys(ir)).any(|name| key == "*" || name == *key)
}

fn is_received_object(name: &str, ir: &Ir) -> bool {
    type_keys(ir).iter().zip(&ir.types).any(|(key, def)| {
        key == name && def.usage.received && matches!(def.kind, TypeKind::Struct(_))
    })
}

fn is_job(job: &Job, irs: &[&Ir]) -> bool {
    let names = job.operations();
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

//! The configuration, as each stage wants to know it.

use crate::config::{self, Choice, Config, Document, FixedNames, Pages};
use crate::emit::{self, Home};
use crate::ir::{CursorPlace, JobFields, PageItems, PageStep, PageTotal, Paging, Ty};
use crate::lower::{self, Selector};
use crate::name::Renames;

/// What lowering needs to know about a document.
pub(crate) fn lowering(config: &Config, document: &Document) -> lower::Options {
    let parameters = config.client_parameters.iter();
    let formats = config.formats.iter();
    lower::Options {
        client_parameters: parameters.map(|parameter| parameter.name.clone()).collect(),
        include: document.include.iter().map(selector).collect(),
        exclude: document.exclude.iter().map(selector).collect(),
        formats: formats.map(|(format, path)| (format.clone(), ty(path))).collect(),
        types: config.replace.iter().map(|(name, path)| (name.clone(), ty(path))).collect(),
        paging: config.pages.iter().enumerate().map(paging).collect(),
        jobs: config.jobs.iter().map(job).collect(),
    }
}

/// The names that are given before all others.
pub(crate) fn pins(config: &Config) -> Renames {
    let FixedNames { types, properties, operations, tags } = config.names.clone();
    Renames { types, properties, operations, tags }
}

/// What emission needs to know; `name` is that of the crate where the configuration gives none.
pub(crate) fn package(config: &Config, name: String, home: Home) -> emit::Crate {
    let chosen = config.formats.values().chain(config.replace.values());
    let foreign = chosen.filter_map(|path| match ty(path) {
        Ty::External(path) => Some(path),
        _ => None,
    });
    let package = config.package.clone();
    let parameters = config.client_parameters.iter().cloned();
    emit::Crate {
        name: package.name.unwrap_or(name),
        version: package.version,
        description: package.description,
        docs: package.docs,
        workspace: package.workspace,
        dependencies: config.dependencies.clone(),
        client_parameters: parameters
            .map(|parameter| emit::ClientParameter {
                name: parameter.name,
                setter: parameter.setter,
                value: parameter.value,
                docs: parameter.docs,
            })
            .collect(),
        environment: config.environment.clone().map(environment),
        derives: config.derives.clone(),
        attributes: config.attributes.clone(),
        foreign: foreign.collect(),
        home,
    }
}

fn environment(environment: config::Environment) -> emit::Environment {
    let config::Environment { prefix, file } = environment;
    let file = file.map(|file| {
        let config::SettingsFile { path, base_url, client_id, client_secret } = file;
        emit::SettingsFile { path, base_url, client_id, client_secret }
    });
    emit::Environment { prefix, file }
}

fn paging((rule, pages): (usize, &Pages)) -> Paging {
    let Pages { offset, cursor, limit, max_limit, items, total } = pages.clone();
    let by_offset = PageStep::Offset(offset.unwrap_or_default());
    let step = cursor.map_or(by_offset, |cursor| {
        let place = match cursor.from {
            config::CursorPlace::Property(place) => CursorPlace::Property(place),
            config::CursorPlace::Header(name) => CursorPlace::Header(name),
            config::CursorPlace::Link => CursorPlace::Link,
        };
        PageStep::Cursor(cursor.parameter, place)
    });
    let in_header = |total: &config::Total| total.header.clone().map(PageTotal::Header);
    let in_property = |total: &config::Total| total.property.clone().map(PageTotal::Property);
    Paging {
        rule,
        step,
        limit: limit.zip(max_limit),
        items: items.map(|place| PageItems { place, required: false }),
        total: total.as_ref().and_then(|total| in_header(total).or(in_property(total))),
        count: total.and_then(|total| total.query),
    }
}

fn job(job: &config::Job) -> lower::JobRule {
    let config::Job { start, status, result, id, parameter, state, done, failed } = job.clone();
    let responses = JobFields { id, state, done, failed };
    lower::JobRule { start, status, result, parameter, responses }
}

/// Some operations of a document.
pub(crate) fn selector(choice: &Choice) -> Selector {
    match choice {
        Choice::Tag(tag) => Selector::Tag(tag.clone()),
        Choice::Operation(operation) => Selector::Operation(operation.clone()),
        Choice::Path(path) => Selector::Path(path.clone()),
    }
}

/// A type by its short name or its path.
fn ty(path: &str) -> Ty {
    match path {
        "bool" => Ty::Bool,
        "i32" => Ty::I32,
        "i64" => Ty::I64,
        "u32" => Ty::U32,
        "u64" => Ty::U64,
        "f64" => Ty::F64,
        "String" => Ty::String,
        "DateTime" => Ty::DateTime,
        "Date" => Ty::Date,
        "Value" | "serde_json::Value" => Ty::Json,
        path => Ty::External(path.to_owned()),
    }
}

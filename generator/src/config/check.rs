//! What the types of serde cannot say.

use std::collections::BTreeSet;

use super::{Config, Job, Pages};

/// The first thing that is wrong, and what is wrong with it.
pub(super) fn problem(config: &Config) -> Option<(String, &'static str)> {
    names(config)
        .or_else(|| documents(config))
        .or_else(|| identifiers(config))
        .or_else(|| paths(config))
        .or_else(|| environment(config))
        .or_else(|| config.pages.iter().find_map(Pages::problem))
        .or_else(|| config.jobs.iter().find_map(Job::problem))
        .or_else(|| attributes(config))
}

fn names(config: &Config) -> Option<(String, &'static str)> {
    let legal = |name: &&String| {
        let usual = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        usual && name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.len() <= 64
    };
    let name = config.package.name.iter().find(|name| !legal(name))?;
    Some((name.clone(), "this is not the name of a crate"))
}

fn documents(config: &Config) -> Option<(String, &'static str)> {
    if config.documents.is_empty() {
        return Some((String::new(), "there is no [[document]]"));
    }
    let mut modules = BTreeSet::new();
    for document in &config.documents {
        match &document.module {
            None if config.documents.len() > 1 => {
                let root = document.root.to_string_lossy().into_owned();
                return Some((root, "a document needs a `module` when it is not the only one"));
            }
            Some(module) if !modules.insert(module.to_lowercase()) => {
                return Some((module.clone(), "this module is named twice"));
            }
            _ => {}
        }
    }
    None
}

fn identifiers(config: &Config) -> Option<(String, &'static str)> {
    let names = &config.names;
    let fixed =
        [&names.types, &names.properties, &names.operations, &names.tags].into_iter().flatten();
    let setters = config.client_parameters.iter().map(|parameter| &parameter.setter);
    let mut all = fixed.map(|(_, name)| name).chain(setters);
    let wrong = all.find(|name| syn::parse_str::<syn::Ident>(name).is_err())?;
    Some((wrong.clone(), "this is not an identifier"))
}

fn paths(config: &Config) -> Option<(String, &'static str)> {
    let derives = config.derives.values().flatten();
    let mut all = config.formats.values().chain(config.replace.values()).chain(derives);
    let wrong = all.find(|path| syn::parse_str::<syn::Path>(path).is_err())?;
    Some((wrong.clone(), "this is not a path of Rust"))
}

fn environment(config: &Config) -> Option<(String, &'static str)> {
    let environment = config.environment.as_ref()?;
    if !environment.has_legal_prefix() {
        let why = "variables begin with a letter and hold letters, digits and `_`, in upper case";
        return Some((environment.prefix.clone(), why));
    }
    let file = environment.file.as_ref()?;
    file.path.is_empty().then(|| (String::new(), "the settings file needs a path"))
}

fn attributes(config: &Config) -> Option<(String, &'static str)> {
    let mut all = config.attributes.values().flatten();
    let wrong = all.find(|text| syn::parse_str::<syn::Meta>(text).is_err())?;
    Some((wrong.clone(), "this is not an attribute of Rust"))
}

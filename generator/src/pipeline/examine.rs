//! All stages before the printing of files, for a comparison of two crates.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::accepted::remove_accepted;
use super::model::{Model, Named};
use super::{in_crate, model_and_spec};
use crate::config::{Config, Document};
use crate::emit::{self, Contents, Home};
use crate::load::Source;
use crate::share::SharedTypes;
use crate::spec::Spec;
use crate::{public_api, render};

/// A crate before its files are printed.
pub(crate) struct Examined {
    /// The documents, in the order of the configuration.
    pub(crate) documents: Vec<ExaminedDocument>,
    /// The facts about the crate. `None` if a document cannot be used.
    pub(crate) facts: Option<CrateFacts>,
}

/// A document of the crate.
pub(crate) struct ExaminedDocument {
    /// Its types and operations.
    pub(crate) model: Model,
    /// Its meaning.
    pub(crate) spec: Option<Spec>,
}

/// The facts about a crate that belong to no document.
pub(crate) struct CrateFacts {
    /// The name.
    pub(crate) name: String,
    /// The lines of `public-api.txt`.
    pub(crate) items: BTreeSet<String>,
    /// The cargo features, each with those that it enables.
    pub(crate) features: BTreeMap<String, Vec<String>>,
    /// The oldest supported version of Rust. `None` if it is inherited from a workspace.
    pub(crate) rust_version: Option<String>,
    /// The types that several documents share.
    pub(crate) shared: SharedTypes,
}

/// Runs all stages before the printing of files.
pub(crate) fn examine(source: &Source, config: &Config) -> Examined {
    let documents = config.documents.par_iter();
    let examined = |document: &Document| {
        let (model, spec) = model_and_spec(source, config, document);
        ExaminedDocument { model, spec }
    };
    let mut documents: Vec<ExaminedDocument> = documents.map(examined).collect();
    let mut used = vec![false; config.accept.len()];
    for ExaminedDocument { model, .. } in &mut documents {
        remove_accepted(&mut model.diagnostics, &model.files, &config.accept, &mut used);
    }
    let named: Option<Vec<&Named>> =
        documents.iter().map(|each| each.model.named.as_ref()).collect();
    let facts = named.and_then(|named| facts(config, &named));
    Examined { documents, facts }
}

fn facts(config: &Config, named: &[&Named]) -> Option<CrateFacts> {
    in_crate(config, named, &Home::Root, |settings, documents| {
        let (mut subjects, mut manifest) = (Vec::new(), toml::Table::new());
        for file in emit::files(settings, documents) {
            match file.contents {
                Contents::Rust(subject) => subjects.push(subject),
                Contents::Text(text) if file.path == "Cargo.toml" => {
                    manifest = text.parse().ok()?;
                }
                Contents::Text(_) => {}
            }
        }
        let listing = |subject| {
            let source = render::parse(emit::print(settings, documents, subject)).ok()?;
            Some(public_api::module(&emit::public_module(documents, subject), &source))
        };
        let listings: Option<Vec<_>> = subjects.into_par_iter().map(listing).collect();
        let features = settings.runtime_parts.iter().map(|part| part.feature()).collect();
        let text = public_api::text(listings?, sailwright_runtime::source::PUBLIC_API, &features);
        let features = manifest.get("features").and_then(toml::Value::as_table);
        let enabled = |(name, list): (&String, &toml::Value)| {
            let list = list.as_array().into_iter().flatten().filter_map(toml::Value::as_str);
            (name.clone(), list.map(str::to_owned).collect())
        };
        let package = manifest.get("package").and_then(toml::Value::as_table);
        let rust_version = package.and_then(|package| package.get("rust-version"));
        Some(CrateFacts {
            name: settings.name.clone(),
            items: text.lines().map(str::to_owned).collect(),
            features: features.into_iter().flatten().map(enabled).collect(),
            rust_version: rust_version.and_then(toml::Value::as_str).map(str::to_owned),
            shared: settings.shared.clone(),
        })
    })
}

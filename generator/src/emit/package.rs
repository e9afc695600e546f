//! The table `[package]` of the manifest.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::{Crate, DocumentModule, docs};
use crate::config::{Metadata, RUST_VERSION};

/// Returns the table.
pub(super) fn package(settings: &Crate, documents: &[DocumentModule<'_>]) -> Table {
    let config = &settings.config.package;
    let description =
        config.description.clone().unwrap_or_else(|| description(config.types_only, documents));
    let mut table = Table::from_iter([
        ("name".to_owned(), Value::from(settings.name.clone())),
        ("version".to_owned(), Value::from(config.version.clone())),
        ("description".to_owned(), Value::from(description)),
    ]);
    if config.workspace {
        let inherited = Table::from_iter([("workspace".to_owned(), Value::from(true))]);
        for key in ["edition", "rust-version", "license"] {
            table.insert(key.to_owned(), Value::Table(inherited.clone()));
        }
    } else {
        table.insert("edition".to_owned(), Value::from("2024"));
        table.insert("rust-version".to_owned(), Value::from(RUST_VERSION));
    }
    table.extend(metadata(&config.metadata));
    let all_features = Table::from_iter([("all-features".to_owned(), Value::from(true))]);
    let docs_rs = Table::from_iter([("rs".to_owned(), Value::Table(all_features))]);
    let metadata = Table::from_iter([("docs".to_owned(), Value::Table(docs_rs))]);
    table.insert("metadata".to_owned(), Value::Table(metadata));
    table
}

/// Returns a description that is made from the titles of the documents.
fn description(types_only: bool, documents: &[DocumentModule<'_>]) -> String {
    let what = if types_only { "Types of" } else { "A client for" };
    let titles: BTreeSet<String> = documents.iter().map(|each| plain(&each.ir.title)).collect();
    let titles: Vec<String> = titles.into_iter().filter(|title| !title.is_empty()).collect();
    if titles.is_empty() {
        format!("{what} an HTTP API")
    } else {
        format!("{what} {}", titles.join(", "))
    }
}

/// Returns a text of a document on one line, without invisible characters.
fn plain(text: &str) -> String {
    let visible: String = text.chars().filter(|c| docs::is_visible(*c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the keys that the configuration has a value for.
fn metadata(metadata: &Metadata) -> Table {
    let string = |value: &Option<String>| value.clone().map(Value::String);
    let list = |values: &[String]| {
        let values: Vec<Value> = values.iter().cloned().map(Value::String).collect();
        (!values.is_empty()).then_some(Value::Array(values))
    };
    let keys = [
        ("license", string(&metadata.license)),
        ("repository", string(&metadata.repository)),
        ("homepage", string(&metadata.homepage)),
        ("documentation", string(&metadata.documentation)),
        ("readme", string(&metadata.readme)),
        ("keywords", list(&metadata.keywords)),
        ("categories", list(&metadata.categories)),
        ("authors", list(&metadata.authors)),
        ("publish", metadata.publish.map(Value::Boolean)),
        ("rust-version", string(&metadata.rust_version)),
    ];
    keys.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

#![doc = include_str!("../../CONFIGURATION.md")]

mod accept;
mod client_parameter;
mod document;
mod environment;
mod error;
mod events;
mod idempotency;
mod job;
mod lenient;
mod manifest;
mod metadata;
mod name_rules;
mod nearest;
mod package;
mod page_step;
mod pages;
mod position;
#[cfg(test)]
mod reference;
mod renames;
mod review;
mod rust;
mod selector;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use toml::de::DeTable;

use self::table::{Mistake, Table, Value};
use crate::diagnostic::Position;

pub use accept::Accept;
pub(crate) use accept::matches_pattern;
pub use client_parameter::ClientParameter;
pub use document::Document;
pub use environment::{Environment, SettingsFile};
pub use error::ConfigError;
pub use events::Events;
pub use idempotency::Idempotency;
pub use job::{Job, JobResult};
pub use lenient::Lenient;
pub use metadata::{Metadata, RUST_VERSION};
pub use name_rules::NameRules;
#[cfg(feature = "cli")]
pub(crate) use nearest::nearest;
pub use package::{Package, Runtime, is_crate_name};
pub use page_step::{CursorSource, PageParameter, PageStep};
pub use pages::{Pages, Total, TotalSource};
pub use renames::Renames;
pub use review::{PathRewrite, Review, ReviewAccept, VerdictRule, is_day};
pub use selector::Selector;

/// The keys of the file.
const KEYS: [&str; 17] = [
    "crate",
    "document",
    "client-parameter",
    "environment",
    "events",
    "pages",
    "idempotency",
    "job",
    "lenient",
    "formats",
    "replace",
    "names",
    "derives",
    "attributes",
    "dependencies",
    "accept",
    "review",
];

/// The configuration of a generated crate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The generated crate.
    pub package: Package,
    /// The documents. Each is a module of the crate.
    pub documents: Vec<Document>,
    /// The parameters that are set once for a client.
    pub client_parameters: Vec<ClientParameter>,
    /// The source of the configuration of clients outside of their code.
    pub environment: Option<Environment>,
    /// The form of streams of server-sent events.
    pub events: Option<Events>,
    /// The rules for list operations that return pages. The first rule that applies to an operation is used.
    pub pages: Vec<Pages>,
    /// The rules for operations whose requests contain a key. The first rule that applies to an operation is used.
    pub idempotency: Vec<Idempotency>,
    /// The long-running operations.
    pub jobs: Vec<Job>,
    /// The operations and types whose responses are decoded leniently.
    pub lenient: Lenient,
    /// The types of scalars, by format: `date-time = "jiff::Timestamp"`.
    pub formats: BTreeMap<String, String>,
    /// The types that replace components: `Money = "money::Money"`.
    pub replace: BTreeMap<String, String>,
    /// The fixed names, and the rules for all other names.
    pub names: Renames,
    /// Additional derives, by the name of the component or inline type; `*` is all types.
    pub derives: BTreeMap<String, Vec<String>>,
    /// Additional attributes, by the same keys.
    pub attributes: BTreeMap<String, Vec<String>>,
    /// Additional dependencies of the crate, as in `Cargo.toml`.
    pub dependencies: BTreeMap<String, toml::Value>,
    /// The known diagnostics that are not reported.
    pub accept: Vec<Accept>,
    /// The decisions of reviews.
    pub review: Review,
    /// The text of the file. Empty if the configuration was not read from a file.
    pub text: String,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    ///
    /// Returns the first mistake with line and column: text that is not TOML, an unknown key, a missing key, a value of the
    /// wrong type, or a value that is not allowed.
    pub fn read(text: &str) -> Result<Self, ConfigError> {
        let root = DeTable::parse(text).map_err(|error| ConfigError::syntax(text, &error))?;
        let config = read(root.get_ref()).map_err(|mistake| ConfigError::new(text, mistake))?;
        Ok(Self { text: text.to_owned(), ..config })
    }

    /// Returns the folder that paths in generated files are relative to: that of the configuration, or that of the document
    /// if the configuration was not read from a file.
    pub(crate) fn folder_of<'a>(&self, document: &'a Document) -> &'a Path {
        let folder = document.root.parent().filter(|_| self.text.is_empty());
        folder.unwrap_or(Path::new(""))
    }

    /// Returns the position of an entry, by the path of keys, and of indices in lists.
    #[must_use]
    pub fn position(&self, path: &[&str]) -> Option<Position> {
        position::position(&self.text, path)
    }
}

fn read(root: &DeTable<'_>) -> Result<Config, Mistake> {
    let root = Table::root(root, &KEYS)?;
    let (environment, events, names) =
        (root.get("environment"), root.get("events"), root.get("names"));
    let (lenient, review) = (root.get("lenient"), root.get("review"));
    let lists = |key, item: fn(&Value<'_>) -> Result<String, Mistake>| {
        root.entries(key, |value| value.list()?.iter().map(item).collect::<Result<Vec<_>, _>>())
    };
    Ok(Config {
        package: Package::read(&root.require("crate")?)?,
        documents: Document::read_all(&root.list("document")?)?,
        client_parameters: items(&root, "client-parameter", ClientParameter::read)?,
        environment: environment.as_ref().map(Environment::read).transpose()?,
        events: events.as_ref().map(Events::read).transpose()?,
        pages: items(&root, "pages", Pages::read)?,
        idempotency: items(&root, "idempotency", Idempotency::read)?,
        jobs: items(&root, "job", Job::read)?,
        lenient: lenient.as_ref().map(Lenient::read).transpose()?.unwrap_or_default(),
        formats: root.entries("formats", rust::path)?,
        replace: root.entries("replace", rust::path)?,
        names: names.as_ref().map(Renames::read).transpose()?.unwrap_or_default(),
        derives: lists("derives", rust::path)?,
        attributes: lists("attributes", rust::attribute)?,
        dependencies: root.entries("dependencies", manifest::dependency)?,
        accept: items(&root, "accept", Accept::read)?,
        review: review.as_ref().map(Review::read).transpose()?.unwrap_or_default(),
        text: String::new(),
    })
}

fn items<T>(
    root: &Table<'_>,
    key: &str,
    read: fn(&Value<'_>) -> Result<T, Mistake>,
) -> Result<Vec<T>, Mistake> {
    root.list(key)?.iter().map(read).collect()
}

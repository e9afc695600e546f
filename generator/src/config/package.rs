//! `[crate]`: the generated crate.

use std::path::PathBuf;

use super::metadata::{Metadata, is_version};
use super::table::{Mistake, Table, Value};
use super::{manifest, rust};

/// The keys of the table, except those of [`Metadata`].
const KEYS: [&str; 12] = [
    "name",
    "out",
    "version",
    "description",
    "docs",
    "workspace",
    "runtime",
    "shared-types",
    "types-only",
    "modules",
    "command",
    "manifest",
];

/// The generated crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// The name. If `None`, it is derived from the title of the first document.
    pub name: Option<String>,
    /// The folder, relative to the configuration file. [`build`](crate::build) ignores it.
    pub out: PathBuf,
    /// The version.
    pub version: String,
    /// A description in one sentence.
    pub description: Option<String>,
    /// Additional Markdown for the first page of the documentation.
    pub docs: Option<String>,
    /// Whether license, edition, Rust version and lints are inherited from a workspace.
    pub workspace: bool,
    /// The form of the runtime.
    pub runtime: Runtime,
    /// The description of the crate for a registry.
    pub metadata: Metadata,
    /// The modules of the crate root that are written by hand. [`build`](crate::build) ignores them.
    pub modules: Vec<String>,
    /// The command in the header of generated files, which generates them again.
    pub command: String,
    /// Whether equal types of several documents become one type.
    pub shared_types: bool,
    /// Whether only the types of components are generated, without operations and client.
    pub types_only: bool,
    /// Tables that are merged into the manifest.
    pub manifest: toml::Table,
}

/// The form of the runtime of a generated crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Runtime {
    /// The generated crate depends on the crate `sailwright-runtime`.
    Crate,
    /// The runtime is written into the generated crate.
    #[default]
    Embedded,
}

impl Runtime {
    /// The names of the forms in the configuration and on the command line.
    pub const NAMES: [(&'static str, Self); 2] =
        [("crate", Self::Crate), ("embedded", Self::Embedded)];

    fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let find = |text: &str| Self::NAMES.iter().find(|(name, _)| *name == text);
        let help = "write `crate` or `embedded`";
        let text = value.string_that(|text| find(text).is_some(), "a form of the runtime", help)?;
        Ok(find(&text).map_or(Self::default(), |(_, runtime)| *runtime))
    }
}

impl Default for Package {
    fn default() -> Self {
        Self {
            name: None,
            out: PathBuf::from("generated"),
            version: "0.1.0".to_owned(),
            description: None,
            docs: None,
            workspace: false,
            runtime: Runtime::default(),
            metadata: Metadata::default(),
            modules: Vec::new(),
            command: "sailwright generate".to_owned(),
            shared_types: false,
            types_only: false,
            manifest: toml::Table::new(),
        }
    }
}

impl Package {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let keys: Vec<&str> = KEYS.into_iter().chain(Metadata::KEYS).collect();
        let table = value.section("[crate]", &keys)?;
        let default = Self::default();
        let string_that = |key, condition: fn(&str) -> bool, rule, help| {
            let value = table.get(key);
            value.map(|value| value.string_that(condition, rule, help)).transpose()
        };
        let name = "use letters, digits, `-` and `_`, starting with a letter";
        let version = "write three numbers, such as `1.0.0`";
        let command = "write the command that generates the crate, without backquotes";
        Ok(Self {
            name: string_that("name", is_crate_name, "the name of a crate", name)?,
            out: table.get("out").map_or(Ok(default.out), |out| out.path())?,
            version: string_that("version", is_version, "the version of a crate", version)?
                .unwrap_or(default.version),
            description: table.string("description")?,
            docs: table.string("docs")?,
            workspace: table.boolean("workspace")?,
            runtime: table
                .get("runtime")
                .map_or(Ok(default.runtime), |value| Runtime::read(&value))?,
            metadata: Metadata::read(&table)?,
            modules: modules(&table)?,
            command: string_that("command", is_command, "a command on one line", command)?
                .unwrap_or(default.command),
            shared_types: table.boolean("shared-types")?,
            types_only: table.boolean("types-only")?,
            manifest: table
                .get("manifest")
                .map_or(Ok(default.manifest), |value| manifest::read(&value, &table))?,
        })
    }
}

/// Reads the modules that are written by hand.
fn modules(table: &Table<'_>) -> Result<Vec<String>, Mistake> {
    let mut modules = Vec::new();
    for value in table.list("modules")? {
        let module = rust::identifier(&value)?;
        if modules.contains(&module) {
            return Err(value.mistake(format!("`modules` has `{module}` twice"), "remove one"));
        }
        modules.push(module);
    }
    Ok(modules)
}

fn is_command(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(|c: char| c.is_control() || c == '`')
}

/// Returns whether cargo accepts a text as the name of a crate.
#[must_use]
pub fn is_crate_name(name: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    name.chars().all(is_allowed)
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() <= 64
}

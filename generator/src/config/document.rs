//! `[[document]]`: an OpenAPI document.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::Selector;
use super::table::{Mistake, Value};

/// An OpenAPI document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The module of the generated types and operations. If `None`, they are in the root of the crate.
    pub module: Option<String>,
    /// The root file, relative to the configuration file.
    pub root: PathBuf,
    /// The overlays, in the order in which they are applied.
    pub overlays: Vec<PathBuf>,
    /// The names of the server variables that clients must set, although they have defaults.
    pub required_server_variables: Vec<String>,
    /// Whether references to files outside of the folder of the root file are allowed.
    pub allow_outside: bool,
    /// Whether the responses of all operations are decoded leniently.
    pub lenient: bool,
    /// Whether the cargo features of its tags are not in the feature `default`.
    pub optional: bool,
    /// The operations to generate. If empty, all operations are generated.
    pub include: Vec<Selector>,
    /// The operations to omit.
    pub exclude: Vec<Selector>,
}

impl Document {
    /// Reads all documents.
    pub(super) fn read_all(values: &[Value<'_>]) -> Result<Vec<Self>, Mistake> {
        if values.is_empty() {
            let help = "add the table `[[document]]` with the path of the document as `root`";
            return Err(Mistake::new(0, "the file has no `[[document]]`", help));
        }
        let mut modules = BTreeSet::new();
        let read = |value: &Value<'_>| Self::read(value, values.len() > 1, &mut modules);
        values.iter().map(read).collect()
    }

    fn read(
        value: &Value<'_>,
        needs_module: bool,
        modules: &mut BTreeSet<String>,
    ) -> Result<Self, Mistake> {
        let keys = [
            "module",
            "root",
            "overlays",
            "required-server-variables",
            "allow-outside",
            "lenient",
            "optional",
            "include",
            "exclude",
        ];
        let table = value.section("[[document]]", &keys)?;
        let selectors =
            |key| table.list(key)?.iter().map(Selector::read).collect::<Result<Vec<_>, _>>();
        let root = table.require("root")?;
        let module = table.get("module");
        let document = Self {
            module: module.as_ref().map(Value::string).transpose()?,
            root: root.path()?,
            overlays: table.list("overlays")?.iter().map(Value::path).collect::<Result<_, _>>()?,
            required_server_variables: table
                .list("required-server-variables")?
                .iter()
                .map(Value::string)
                .collect::<Result<_, _>>()?,
            allow_outside: table.boolean("allow-outside")?,
            lenient: table.boolean("lenient")?,
            optional: table.boolean("optional")?,
            include: selectors("include")?,
            exclude: selectors("exclude")?,
        };
        match (&module, &document.module) {
            (Some(value), Some(name)) if !modules.insert(name.to_lowercase()) => {
                let message = format!("the module `{name}` belongs to two documents");
                Err(value.mistake(message, "choose another name"))
            }
            (None, _) if needs_module => Err(root.mistake(
                "one of several documents has no `module`",
                "add a `module` to each `[[document]]`",
            )),
            _ => Ok(document),
        }
    }
}

//! `[crate.manifest]`: tables of `Cargo.toml`, which are merged into the generated one.

use super::metadata::Metadata;
use super::nearest::nearest;
use super::table::{Mistake, Table, Value};

/// The type of a value in `Cargo.toml`.
#[derive(Clone, Copy)]
enum Kind {
    String,
    Boolean,
    /// A list of strings.
    Strings,
    StringOrBoolean,
    BooleanOrStrings,
    /// A table with any contents.
    Table,
    /// A list of tables with any contents.
    Tables,
}

/// The keys of `[package]` that generated code depends on, or that are keys of `[crate]` with a default.
const FIXED: [&str; 3] = ["name", "version", "edition"];

const PACKAGE: [(&str, Kind); 26] = [
    ("name", Kind::String),
    ("version", Kind::String),
    ("edition", Kind::String),
    ("authors", Kind::Strings),
    ("autobenches", Kind::Boolean),
    ("autobins", Kind::Boolean),
    ("autoexamples", Kind::Boolean),
    ("autolib", Kind::Boolean),
    ("autotests", Kind::Boolean),
    ("build", Kind::StringOrBoolean),
    ("categories", Kind::Strings),
    ("default-run", Kind::String),
    ("description", Kind::String),
    ("documentation", Kind::String),
    ("exclude", Kind::Strings),
    ("homepage", Kind::String),
    ("include", Kind::Strings),
    ("keywords", Kind::Strings),
    ("license", Kind::String),
    ("license-file", Kind::String),
    ("links", Kind::String),
    ("metadata", Kind::Table),
    ("publish", Kind::BooleanOrStrings),
    ("readme", Kind::StringOrBoolean),
    ("repository", Kind::String),
    ("rust-version", Kind::String),
];

const DEPENDENCY: [(&str, Kind); 16] = [
    ("artifact", Kind::StringOrBoolean),
    ("base", Kind::String),
    ("branch", Kind::String),
    ("default-features", Kind::Boolean),
    ("features", Kind::Strings),
    ("git", Kind::String),
    ("lib", Kind::Boolean),
    ("optional", Kind::Boolean),
    ("package", Kind::String),
    ("path", Kind::String),
    ("public", Kind::Boolean),
    ("registry", Kind::String),
    ("rev", Kind::String),
    ("tag", Kind::String),
    ("version", Kind::String),
    ("workspace", Kind::Boolean),
];

/// Reads the tables. `package` is the table `[crate]`, whose keys they must not contain a second time.
pub(super) fn read(value: &Value<'_>, package: &Table<'_>) -> Result<toml::Table, Mistake> {
    const TABLES: [&str; 18] = [
        "package",
        "lib",
        "bin",
        "example",
        "test",
        "bench",
        "dependencies",
        "dev-dependencies",
        "build-dependencies",
        "target",
        "features",
        "lints",
        "badges",
        "patch",
        "profile",
        "replace",
        "workspace",
        "hints",
    ];
    for (key, table) in value.fields()? {
        match key {
            "package" => check_package(&table, package)?,
            "bin" | "example" | "test" | "bench" => check_kind(&table, Kind::Tables)?,
            "dependencies" | "dev-dependencies" | "build-dependencies" => {
                check_dependencies(&table)?;
            }
            "target" => check_targets(&table)?,
            "features" => {
                for (_, list) in table.fields()? {
                    check_kind(&list, Kind::Strings)?;
                }
            }
            key if TABLES.contains(&key) => check_kind(&table, Kind::Table)?,
            key => return Err(unknown(&table, key, "a table of `Cargo.toml`", &TABLES)),
        }
    }
    value.manifest()
}

fn check_package(table: &Value<'_>, package: &Table<'_>) -> Result<(), Mistake> {
    for (key, value) in table.fields()? {
        check_key(&value, key, "a key of `[package]`", &PACKAGE)?;
        if key == "edition" {
            let help = "remove it; generated code is of edition 2024";
            return Err(value.mistake("`edition` cannot be changed", help));
        }
        let is_set_twice =
            package.get(key).is_some() && (key == "description" || Metadata::KEYS.contains(&key));
        if FIXED.contains(&key) || is_set_twice {
            let message = format!("`{key}` of the crate is a key of `[crate]`");
            let help = format!("remove it, and set `{key}` of `[crate]`");
            return Err(value.mistake(message, &help));
        }
    }
    Ok(())
}

fn check_targets(table: &Value<'_>) -> Result<(), Mistake> {
    const TABLES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];
    for (_, target) in table.fields()? {
        for (key, dependencies) in target.fields()? {
            if !TABLES.contains(&key) {
                return Err(unknown(&dependencies, key, "a table of a target", &TABLES));
            }
            check_dependencies(&dependencies)?;
        }
    }
    Ok(())
}

fn check_dependencies(table: &Value<'_>) -> Result<(), Mistake> {
    table.fields()?.iter().try_for_each(|(_, value)| dependency(value).map(drop))
}

/// Reads a dependency: a version, or a table.
pub(super) fn dependency(value: &Value<'_>) -> Result<toml::Value, Mistake> {
    let fields = if value.is_table() { value.fields()? } else { Vec::new() };
    for (key, value) in fields {
        check_key(&value, key, "a key of a dependency", &DEPENDENCY)?;
    }
    value.dependency()
}

/// Checks that a key is in a list, and that its value has the type in the list or is inherited from a workspace.
fn check_key(
    value: &Value<'_>,
    key: &str,
    rule: &str,
    keys: &[(&str, Kind)],
) -> Result<(), Mistake> {
    match keys.iter().find(|(name, _)| *name == key) {
        Some(_) if value.is_table() && is_inherited(value)? => Ok(()),
        Some((_, kind)) => check_kind(value, *kind),
        None => {
            let names: Vec<&str> = keys.iter().map(|(name, _)| *name).collect();
            Err(unknown(value, key, rule, &names))
        }
    }
}

fn is_inherited(value: &Value<'_>) -> Result<bool, Mistake> {
    let fields = value.fields()?;
    Ok(
        matches!(fields.as_slice(), [("workspace", value)] if value.boolean().is_ok_and(|value| value)),
    )
}

fn check_kind(value: &Value<'_>, kind: Kind) -> Result<(), Mistake> {
    let strings = || value.list()?.iter().try_for_each(|item| item.string().map(drop));
    let is_boolean = value.boolean().is_ok();
    match kind {
        Kind::StringOrBoolean | Kind::BooleanOrStrings if is_boolean => Ok(()),
        Kind::String | Kind::StringOrBoolean => value.string().map(drop),
        Kind::Boolean => value.boolean().map(drop),
        Kind::BooleanOrStrings | Kind::Strings => strings(),
        Kind::Table => value.fields().map(drop),
        Kind::Tables => value.list()?.iter().try_for_each(|item| item.fields().map(drop)),
    }
}

fn unknown(value: &Value<'_>, key: &str, rule: &str, known: &[&str]) -> Mistake {
    let help = match nearest(key, known) {
        Some(near) => format!("write `{near}`"),
        None => format!("use one of `{}`", known.join("`, `")),
    };
    value.mistake(format!("`{key}` is not {rule}"), &help)
}

//! The check that a package can compile a client.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

use super::BuildError;
use crate::diagnostic::io_reason;

/// Checks the edition and the dependencies of a package.
pub(super) fn check_package(package: &Path, client: &Table) -> Result<(), BuildError> {
    let path = package.join("Cargo.toml");
    let shown = path.display();
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {shown}: {}", io_reason(&error)))?;
    let manifest: Table = text.parse().map_err(|_| format!("{shown} is not TOML"))?;
    let edition = manifest.get("package").and_then(|package| package.get("edition"));
    if edition.is_none_or(|edition| edition.as_str().is_some_and(|year| year < "2024")) {
        let reason = "the client requires edition 2024: set `edition = \"2024\"` in Cargo.toml";
        return Err(BuildError(reason.to_owned()));
    }
    let present = dependencies(&manifest);
    let present: BTreeSet<&String> = present.iter().map(|(name, _)| *name).collect();
    let mut missing = String::new();
    for (name, value) in dependencies(client) {
        let optional = value.get("optional").and_then(Value::as_bool).unwrap_or_default();
        if !optional && !present.contains(name) && !missing.contains(&format!("{name} =")) {
            let _ = writeln!(missing, "{name} = {value}");
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let reason =
        format!("the client requires more dependencies; add them to Cargo.toml:\n{missing}");
    Err(BuildError(reason))
}

/// Returns the dependencies of a manifest without those that are for WebAssembly only.
fn dependencies(manifest: &Table) -> Vec<(&String, &Value)> {
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    let targets = targets.filter(|(name, _)| !name.starts_with("cfg(target_family"));
    let tables = targets.filter_map(|(_, value)| value.as_table()).chain([manifest]);
    let lists = tables.filter_map(|table| table.get("dependencies").and_then(Value::as_table));
    lists.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_without_dependencies_of_the_client_is_an_error_that_lists_them() {
        let client = "[dependencies]\nbytes = \"1\"\njiff = { version = \"0.2\", optional = true }\n\
                      [target.'cfg(not(target_family = \"wasm\"))'.dependencies]\nrustls = \"0.23\"\n";
        let client: Table = client.parse().unwrap();
        let check = |manifest: &str| {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
            check_package(folder.path(), &client).map_err(|error| error.to_string())
        };
        let package = "[package]\nname = \"app\"\nedition = \"2024\"\n";
        let full = format!("{package}[dependencies]\nbytes = \"1\"\nrustls.workspace = true\n");
        assert_eq!(check(&full), Ok(()));
        let error = check(&format!("{package}[dependencies]\nrustls = \"0.23\"\n")).unwrap_err();
        assert!(error.ends_with("to Cargo.toml:\nbytes = \"1\"\n"), "{error}");
        assert!(check(&full.replace("2024", "2021")).unwrap_err().contains("edition 2024"));
    }
}

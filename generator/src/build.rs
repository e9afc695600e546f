//! For build scripts: a client as a module of the crate that is compiled.

use std::collections::BTreeSet;
use std::env;
use std::error::Error;
use std::fmt::{self, Write as _};
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::config::Config;
use crate::diagnostic::{self, Severity};
use crate::emit::Home;
use crate::generate::{Output, generate_at};
use crate::load::Source;
use crate::sync::Tree;
use crate::{render, sync};

/// Why a build script must fail: shown by cargo as it is, line by line.
pub struct BuildError(String);

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A build script whose `main` fails prints this form.
impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for BuildError {}

impl From<String> for BuildError {
    fn from(reason: String) -> Self {
        Self(reason)
    }
}

/// Generates a client in a build script, as a module of the crate that is compiled.
///
/// `config` is the path of a `sailwright.toml`, relative to the package. Its `crate.name` is the name of the
/// module; `out`, `version`, `workspace` and `dependencies` mean nothing here. The build script is
///
/// ```no_run
/// fn main() -> Result<(), sailwright::BuildError> {
///     sailwright::build("sailwright.toml")
/// }
/// ```
///
/// and the crate takes the module in with one line at the top of its `lib.rs` or `main.rs`:
///
/// ```text
/// include!(concat!(env!("OUT_DIR"), "/petstore.rs"));
/// ```
///
/// The client is then `crate::petstore::Client`. Cargo runs the script again when a file changes that was read.
/// All tags are compiled. The package has to depend on what the client needs, which the error says when something
/// is missing, and to be of the edition 2024.
///
/// # Errors
///
/// Fails when the configuration or a document cannot be used, with all that was found; when the package lacks a
/// dependency; and when `OUT_DIR` cannot be written. What was found and is no error is a warning of the build.
pub fn build(config: impl AsRef<Path>) -> Result<(), BuildError> {
    let (package, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
    let path = Path::new(&package).join(config);
    tell("rerun-if-changed", &path.display().to_string());
    let config = read(&path)?;
    let module = module(&config)?;
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    let home = Home::Module { package: variable("CARGO_PKG_NAME")?, module: module.clone() };
    let output = generate_at(&Source::Disk { folder: folder.clone() }, &config, &home);
    watch(&output, &folder);
    report(&output, diagnostic::Text { path: &path, text: &config.text })?;
    let tree = output.tree.ok_or_else(|| "nothing could be generated".to_owned())?;
    let manifest: Table =
        tree.get("Cargo.toml").and_then(|text| text.parse().ok()).unwrap_or_default();
    check_package(Path::new(&package), &manifest)?;
    write(tree, Path::new(&out), &module)?;
    switch_on(&manifest);
    Ok(())
}

fn variable(name: &str) -> Result<String, BuildError> {
    env::var(name).map_err(|_| BuildError(format!("{name} is not set: this is for build scripts")))
}

fn read(path: &Path) -> Result<Config, BuildError> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let fault = |error: crate::config::ConfigError| {
        format!("{shown}:{}:{}: {}", error.line, error.column, error.message)
    };
    Config::read(&text).map_err(|error| fault(error).into())
}

/// The name of the module.
fn module(config: &Config) -> Result<String, BuildError> {
    let name = config.package.name.as_deref().unwrap_or_default().replace('-', "_");
    match syn::parse_str::<syn::Ident>(&name) {
        Ok(_) => Ok(name),
        Err(_) => Err(BuildError(format!(
            "`name` of [crate] names the module, and `{name}` is not the name of one"
        ))),
    }
}

/// Has cargo run the script again when a file changes that was read.
fn watch(output: &Output, folder: &Path) {
    for (_, file) in output.documents.iter().flat_map(|document| document.files.iter()) {
        tell("rerun-if-changed", &folder.join(&file.path).display().to_string());
    }
}

/// Warnings become warnings of the build; errors end it.
fn report(output: &Output, config: diagnostic::Text<'_>) -> Result<(), BuildError> {
    let mut errors = String::new();
    let mut add = |findings: &[diagnostic::Diagnostic], sources: &[diagnostic::Text<'_>]| {
        for found in findings {
            let text = diagnostic::render(std::slice::from_ref(found), sources);
            match found.code.severity() {
                Severity::Error => errors.push_str(&text),
                Severity::Warning => text.lines().for_each(|line| tell("warning", line)),
            }
        }
    };
    for document in &output.documents {
        add(&document.diagnostics, &document.files.sources());
    }
    add(&output.diagnostics, &[config]);
    if errors.is_empty() { Ok(()) } else { Err(BuildError(errors)) }
}

/// Whether the package can compile the client: its edition, and what it depends on.
fn check_package(package: &Path, needed: &Table) -> Result<(), BuildError> {
    let path = package.join("Cargo.toml");
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let own: Table =
        text.parse().map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let edition = own.get("package").and_then(|package| package.get("edition"));
    if edition.is_none_or(|edition| edition.as_str().is_some_and(|year| year < "2024")) {
        return Err(BuildError("the client is of the edition 2024: set it in Cargo.toml".into()));
    }
    let there = dependencies(&own);
    let there: BTreeSet<&String> = there.iter().map(|(name, _)| *name).collect();
    let mut missing = String::new();
    for (name, value) in dependencies(needed) {
        let optional = value.get("optional").and_then(Value::as_bool).unwrap_or_default();
        if !optional && !there.contains(name) && !missing.contains(&format!("{name} =")) {
            let _ = writeln!(missing, "{name} = {value}");
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(BuildError(format!("the client needs more dependencies in Cargo.toml:\n{missing}")))
}

/// The dependencies of a manifest; those of Wasm are for those who use it.
fn dependencies(manifest: &Table) -> Vec<(&String, &Value)> {
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    let targets = targets.filter(|(name, _)| !name.starts_with("cfg(target_family"));
    let tables = targets.filter_map(|(_, value)| value.as_table()).chain([manifest]);
    let lists = tables.filter_map(|table| table.get("dependencies").and_then(Value::as_table));
    lists.flatten().collect()
}

/// Writes the files, and beside their folder the line that takes them in.
fn write(tree: Tree, out: &Path, module: &str) -> Result<(), BuildError> {
    let failed = |error: std::io::Error| format!("cannot write {}: {error}", out.display());
    let folder = out.join(module);
    let files = tree.into_iter().filter_map(|(path, text)| {
        let path = path.strip_prefix("src/")?;
        Some((if path == "lib.rs" { "mod.rs".to_owned() } else { path.to_owned() }, text))
    });
    let plan = sync::plan(files.collect(), &folder, render::MARK).map_err(failed)?;
    plan.apply().map_err(failed)?;
    let root: PathBuf = folder.join("mod.rs");
    let path = Value::String(root.display().to_string());
    let text = format!("#[rustfmt::skip]\n#[path = {path}]\npub mod {module};\n");
    fs::write(out.join(format!("{module}.rs")), text).map_err(failed)?;
    Ok(())
}

/// Switches the tags on, which are features of a crate of its own. Those of the runtime are for the package to have.
fn switch_on(manifest: &Table) {
    let features = manifest.get("features").and_then(Value::as_table);
    let default = features.and_then(|features| features.get("default")?.as_array());
    let default: BTreeSet<&str> = default.into_iter().flatten().filter_map(Value::as_str).collect();
    for (name, more) in features.into_iter().flatten().filter(|(name, _)| *name != "default") {
        tell("rustc-check-cfg", &format!("cfg(feature, values(\"{name}\"))"));
        if default.contains(name.as_str()) {
            let tags = more.as_array().into_iter().flatten().filter_map(Value::as_str);
            for name in tags.chain([name.as_str()]) {
                tell("rustc-cfg", &format!("feature=\"{name}\""));
            }
        }
    }
}

/// An instruction for cargo, on one line.
fn tell(what: &str, value: &str) {
    println!("cargo::{what}={}", value.replace(['\n', '\r'], " "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_cannot_compile_the_client_is_told_what_it_lacks() {
        let needed = "[dependencies]\nbytes = \"1\"\njiff = { version = \"0.2\", optional = true }\n\
                      [target.'cfg(not(target_family = \"wasm\"))'.dependencies]\nrustls = \"0.23\"\n";
        let needed: Table = needed.parse().unwrap();
        let said = |manifest: &str| {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
            check_package(folder.path(), &needed).map_err(|error| error.to_string())
        };
        let package = "[package]\nname = \"app\"\nedition = \"2024\"\n";
        let full = format!("{package}[dependencies]\nbytes = \"1\"\nrustls.workspace = true\n");
        assert_eq!(said(&full), Ok(()));
        let error = said(&format!("{package}[dependencies]\nrustls = \"0.23\"\n")).unwrap_err();
        assert!(error.ends_with("in Cargo.toml:\nbytes = \"1\"\n"), "{error}");
        assert!(said(&full.replace("2024", "2021")).unwrap_err().contains("edition 2024"));
    }

    #[test]
    fn a_module_has_the_name_of_the_crate() {
        let config = |name: &str| {
            let text = format!("[crate]\n{name}\n[[document]]\nroot = \"a.yaml\"\n");
            module(&Config::read(&text).unwrap())
        };
        assert_eq!(config("name = \"pet-store\"").unwrap(), "pet_store");
        assert!(config("name = \"match\"").unwrap_err().to_string().contains("`match`"));
        assert!(config("").is_err());
    }
}

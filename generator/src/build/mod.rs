//! The function for build scripts: it generates a client as a module of the package that is compiled.

mod package;

use std::collections::BTreeSet;
use std::env;
use std::error::Error;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use annotate_snippets::Renderer;
use toml::{Table, Value};

use self::package::check_package;
use crate::config::Config;
use crate::diagnostic::{self, Severity, SourceText, io_reason};
use crate::emit::Home;
use crate::load::Source;
use crate::pipeline::{self, Output, WriteMode};
use crate::sync::Tree;

/// The reason why a build script fails. Cargo prints it as it is.
pub struct BuildError(String);

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Equal to `Display`, because cargo prints this form of the error that `main` of a build script returns.
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

/// Generates a client in a build script, as a module of the package that is compiled.
///
/// `config` is the path of a `sailwright.toml`, relative to the package. Of `[crate]`, only `name`, which is the name of the
/// module, `description`, `docs`, `command` and `runtime` have an effect. The build script is
///
/// ```no_run
/// fn main() -> Result<(), sailwright::BuildError> {
///     sailwright::build("sailwright.toml")
/// }
/// ```
///
/// and the first line of `lib.rs` or `main.rs` includes the module:
///
/// ```text
/// include!(concat!(env!("OUT_DIR"), "/petstore.rs"));
/// ```
///
/// The client is `crate::petstore::Client`. Cargo runs the build script again if a file changes that it has read. All
/// tags are compiled. The client is generated without the command, so depend on sailwright with
/// `default-features = false`.
///
/// The package must be of edition 2024 and have the dependencies of the client. With `runtime = "crate"` in `[crate]`, this
/// is one dependency, `sailwright-runtime`; an embedded runtime has a dozen. The error lists the missing ones.
///
/// # Errors
///
/// Returns an error with all diagnostics if the configuration or a document cannot be used, and an error if the package
/// lacks a dependency or `OUT_DIR` cannot be written. Diagnostics that are not errors are warnings of the build.
pub fn build(config: impl AsRef<Path>) -> Result<(), BuildError> {
    let (package, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
    let path = Path::new(&package).join(config);
    instruct("rerun-if-changed", &path.display().to_string());
    let config = read(&path)?;
    let module = module(&config)?;
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    let home = Home::Module { package: variable("CARGO_PKG_NAME")?, module: module.clone() };
    let output = pipeline::run(&Source::Disk { folder: folder.clone() }, &config, &home);
    watch(&output, &folder);
    report(&output, SourceText { path: &path, text: &config.text })?;
    let tree = output.tree.ok_or_else(|| "no client was generated".to_owned())?;
    let manifest: Table =
        tree.get("Cargo.toml").and_then(|text| text.parse().ok()).unwrap_or_default();
    check_package(Path::new(&package), &manifest)?;
    write(tree, Path::new(&out), &module)?;
    enable_tags(&manifest);
    Ok(())
}

fn variable(name: &str) -> Result<String, BuildError> {
    env::var(name).map_err(|_| {
        BuildError(format!("{name} is not set; call this function in a build script only"))
    })
}

fn read(path: &Path) -> Result<Config, BuildError> {
    let shown = path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| format!("cannot read {shown}: {}", io_reason(&error)))?;
    Config::read(&text).map_err(|error| {
        let (line, column) = (error.line, error.column);
        BuildError(format!("{shown}:{line}:{column}: {}; {}", error.message, error.help))
    })
}

/// Returns the name of the module.
fn module(config: &Config) -> Result<String, BuildError> {
    let name = config.package.name.as_deref().unwrap_or_default().replace('-', "_");
    match syn::parse_str::<syn::Ident>(&name) {
        Ok(_) => Ok(name),
        Err(_) => Err(BuildError(format!(
            "`{name}` is not the name of a module; set `name` of `[crate]` to an identifier"
        ))),
    }
}

/// Makes cargo run the build script again if a file changes that was read.
fn watch(output: &Output, folder: &Path) {
    for (_, file) in output.documents.iter().flat_map(|document| document.files.iter()) {
        instruct("rerun-if-changed", &folder.join(&file.path).display().to_string());
    }
}

/// Prints warnings as warnings of the build, and returns errors as the reason why the build fails.
fn report(output: &Output, config: SourceText<'_>) -> Result<(), BuildError> {
    let mut errors = String::new();
    let mut add = |diagnostics: &[diagnostic::Diagnostic], sources: &[SourceText<'_>]| {
        for each in diagnostic::located(diagnostics, sources) {
            let text = each.render(&Renderer::plain());
            match each.diagnostic.code.severity() {
                Severity::Error => errors.push_str(&text),
                Severity::Warning => text.lines().for_each(|line| instruct("warning", line)),
            }
        }
    };
    for document in &output.documents {
        add(&document.diagnostics, &document.files.sources());
    }
    add(&output.diagnostics, &[config]);
    if errors.is_empty() { Ok(()) } else { Err(BuildError(errors)) }
}

/// Writes the files, and the file next to their folder that declares the module.
fn write(tree: Tree, out: &Path, module: &str) -> Result<(), BuildError> {
    let failed =
        |error: std::io::Error| format!("cannot write {}: {}", out.display(), io_reason(&error));
    let folder = out.join(module);
    let files = tree.into_iter().filter_map(|(path, text)| {
        let path = path.strip_prefix("src/")?;
        Some((if path == "lib.rs" { "mod.rs".to_owned() } else { path.to_owned() }, text))
    });
    let plan = pipeline::write(files.collect(), &folder, WriteMode::Apply).map_err(failed)?;
    if let Some(path) = plan.foreign.first() {
        let path = folder.join(path);
        let reason = format!("{} was not generated by sailwright; delete it", path.display());
        return Err(BuildError(reason));
    }
    let root: PathBuf = folder.join("mod.rs");
    let path = Value::String(root.display().to_string());
    let text = format!("#[rustfmt::skip]\n#[path = {path}]\npub mod {module};\n");
    fs::write(out.join(format!("{module}.rs")), text).map_err(failed)?;
    Ok(())
}

/// The default features that enable nothing in the code of the client without features of its dependencies, which only the
/// manifest of the package can enable.
const OF_DEPENDENCIES: [&str; 2] = ["gzip", "http2"];

/// Enables the features of the tags. The features of the runtime are those of the package.
fn enable_tags(manifest: &Table) {
    let features = manifest.get("features").and_then(Value::as_table);
    let default = features.and_then(|features| features.get("default")?.as_array());
    let default: BTreeSet<&str> = default.into_iter().flatten().filter_map(Value::as_str).collect();
    for (name, more) in features.into_iter().flatten().filter(|(name, _)| *name != "default") {
        instruct("rustc-check-cfg", &format!("cfg(feature, values(\"{name}\"))"));
        if default.contains(name.as_str()) && !OF_DEPENDENCIES.contains(&name.as_str()) {
            let tags = more.as_array().into_iter().flatten().filter_map(Value::as_str);
            for name in tags.chain([name.as_str()]) {
                instruct("rustc-cfg", &format!("feature=\"{name}\""));
            }
        }
    }
}

/// Prints an instruction for cargo on one line.
fn instruct(name: &str, value: &str) {
    println!("cargo::{name}={}", value.replace(['\n', '\r'], " "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_of_the_module_is_the_name_of_the_crate() {
        let config = |name: &str| {
            let text = format!("[crate]\n{name}\n[[document]]\nroot = \"a.yaml\"\n");
            module(&Config::read(&text).unwrap())
        };
        assert_eq!(config("name = \"pet-store\"").unwrap(), "pet_store");
        assert!(config("name = \"match\"").unwrap_err().to_string().contains("`match`"));
        assert!(config("").is_err());
    }
}

//! The generator as a function from documents to files and diagnostics.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sailwright::Source;
use sailwright::diagnostic::{self, Severity, SourceText};
use sailwright::{Config, Output};

/// The output for a document.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Files of the crate, by path.
    pub tree: BTreeMap<String, String>,
    /// Diagnostics.
    pub diagnostics: Vec<Finding>,
    /// Printed diagnostics.
    pub report: String,
}

/// A diagnostic.
#[derive(Debug)]
pub struct Finding {
    /// Whether it is an error, so that nothing is generated.
    pub fatal: bool,
    /// Name of the code.
    pub code: &'static str,
    /// Path of the file.
    pub file: PathBuf,
    /// JSON pointer of the node in the file.
    pub pointer: Vec<String>,
    /// Message.
    pub message: String,
}

/// Generates the crate of a document and the files that it refers to.
pub fn generate(source: &Source, root: &Path, crate_name: &str) -> Outcome {
    let root = toml::Value::from(root.to_string_lossy().into_owned());
    generate_by(
        source,
        &format!("[crate]\nname = \"{crate_name}\"\nout = \"out\"\n[[document]]\nroot = {root}\n"),
    )
}

/// Generates the crate of a configuration.
pub fn generate_by(source: &Source, config: &str) -> Outcome {
    let config = Config::read(config).unwrap_or_else(|error| panic!("{error:?}: {config}"));
    outcome(sailwright::generate(source, &config), &config.text)
}

/// Converts the output of the generator.
fn outcome(output: Output, config: &str) -> Outcome {
    let mut outcome = Outcome { tree: output.tree.unwrap_or_default(), ..Outcome::default() };
    for report in &output.documents {
        let strings: Vec<_> = report
            .files
            .iter()
            .map(|(_, file)| SourceText { path: &file.path, text: &file.text })
            .collect();
        outcome.report += &diagnostic::render(&report.diagnostics, &strings);
        for found in &report.diagnostics {
            let file = report.files.get(found.at.file).map(|file| file.path.clone());
            outcome.diagnostics.push(finding(found, file.unwrap_or_default()));
        }
    }
    let config = SourceText { path: Path::new("sailwright.toml"), text: config };
    outcome.report += &diagnostic::render(&output.diagnostics, &[config]);
    outcome
        .diagnostics
        .extend(output.diagnostics.iter().map(|found| finding(found, PathBuf::new())));
    outcome
}

fn finding(found: &diagnostic::Diagnostic, file: PathBuf) -> Finding {
    Finding {
        fatal: found.code.severity() == Severity::Error,
        code: found.code.name(),
        file,
        pointer: found.at.pointer.0.clone(),
        message: found.message.clone(),
    }
}

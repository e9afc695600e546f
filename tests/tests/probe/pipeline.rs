//! The generator as these tests see it: documents in, files and findings out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sailwright::diagnostic::{self, Severity, Text};
use sailwright::load::Source;
use sailwright::{Config, Output};

/// What is made of a document.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The files of the crate by their path.
    pub tree: BTreeMap<String, String>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The findings as they are printed.
    pub report: String,
}

/// What was found.
#[derive(Debug)]
pub struct Finding {
    /// Whether nothing is generated because of it.
    pub fatal: bool,
    /// The name of the rule.
    pub code: &'static str,
    /// The file.
    pub file: PathBuf,
    /// The way to the node in it.
    pub pointer: Vec<String>,
    /// What is wrong.
    pub message: String,
}

/// What is made of a document and the files that it refers to.
pub fn generate(source: &Source, root: &Path, crate_name: &str) -> Outcome {
    let root = toml::Value::from(root.to_string_lossy().into_owned());
    generate_by(
        source,
        &format!("[crate]\nname = \"{crate_name}\"\nout = \"out\"\n[[document]]\nroot = {root}\n"),
    )
}

/// What is made of what a configuration names.
pub fn generate_by(source: &Source, config: &str) -> Outcome {
    let config = Config::read(config).unwrap_or_else(|error| panic!("{error:?}: {config}"));
    outcome(sailwright::generate(source, &config), &config.text)
}

/// What the generator says, in short.
fn outcome(output: Output, config: &str) -> Outcome {
    let mut outcome = Outcome { tree: output.tree.unwrap_or_default(), ..Outcome::default() };
    for report in &output.documents {
        let strings: Vec<_> = report
            .files
            .iter()
            .map(|(_, file)| Text { path: &file.path, text: &file.text })
            .collect();
        outcome.report += &diagnostic::render(&report.diagnostics, &strings);
        for found in &report.diagnostics {
            let file = report.files.get(found.at.file).map(|file| file.path.clone());
            outcome.findings.push(finding(found, file.unwrap_or_default()));
        }
    }
    let config = Text { path: Path::new("sailwright.toml"), text: config };
    outcome.report += &diagnostic::render(&output.diagnostics, &[config]);
    outcome.findings.extend(output.diagnostics.iter().map(|found| finding(found, PathBuf::new())));
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

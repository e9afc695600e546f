//! `sailwright generate`, which is also run without a command.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::GenerateArguments;
use super::output::OutputArguments;
use super::progress::during;
use super::report::{Report, counted};
use super::summary::{counts, next_step, summary};
use crate::config::{Config, Document, Package};
use crate::diagnostic::{SourceText, io_reason};
use crate::load::Source;
use crate::pipeline::{self, Output, WriteMode, generate};

/// The name of the configuration file.
const CONFIG: &str = "sailwright.toml";

pub(super) fn run(arguments: &GenerateArguments, output: &OutputArguments) -> ExitCode {
    match Task::new(arguments) {
        Ok(task) => {
            let work = || generate(&task.source, &task.config);
            write(during("generating", output, work), &task, output)
        }
        Err(reason) => Report::new(output).failed(&reason),
    }
}

/// The work of one run.
struct Task {
    /// The configuration file. Empty if there is none.
    path: PathBuf,
    config: Config,
    source: Source,
    /// The folder of the crate.
    out: PathBuf,
    mode: WriteMode,
    is_dry_run: bool,
}

impl Task {
    fn new(arguments: &GenerateArguments) -> Result<Self, String> {
        let is_dry_run = arguments.dry_run;
        let writes = !arguments.check && !is_dry_run;
        let mode = if writes { WriteMode::Apply } else { WriteMode::Check };
        if let (Some(spec), Some(out)) = (&arguments.spec, &arguments.out) {
            let config = single(arguments, spec, out);
            let (path, out) = (PathBuf::new(), out.clone());
            return Ok(Self { path, config, source: Source::disk(), out, mode, is_dry_run });
        }
        let (path, config) = read(arguments.config.as_deref())?;
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        let out = folder.join(&config.package.out);
        Ok(Self { path, config, source: Source::Disk { folder }, out, mode, is_dry_run })
    }
}

/// Returns the configuration for the document on the command line.
fn single(arguments: &GenerateArguments, spec: &Path, out: &Path) -> Config {
    let document = Document { module: arguments.module.clone(), ..arguments.read.document(spec) };
    let name = arguments.crate_name.clone();
    let package = Package {
        name,
        out: out.to_owned(),
        runtime: arguments.runtime,
        types_only: arguments.types_only,
        ..Package::default()
    };
    Config { package, documents: vec![document], ..Config::default() }
}

/// Reads the configuration file. Its paths are relative to its own path, which is returned too.
pub(super) fn read(path: Option<&Path>) -> Result<(PathBuf, Config), String> {
    let path = match path {
        Some(path) => path.to_owned(),
        None => find().ok_or_else(|| {
            format!("this folder and its parents have no {CONFIG}; name one with `--config`")
        })?,
    };
    let shown = path.display();
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {shown}: {}", io_reason(&error)))?;
    let config = Config::read(&text).map_err(|error| error.at(&shown.to_string()))?;
    Ok((path, config))
}

/// Searches the configuration file in the current folder and its parents.
fn find() -> Option<PathBuf> {
    if Path::new(CONFIG).is_file() {
        return Some(PathBuf::from(CONFIG));
    }
    let current = std::env::current_dir().ok()?;
    current.ancestors().skip(1).map(|folder| folder.join(CONFIG)).find(|path| path.is_file())
}

fn write(mut generated: Output, task: &Task, output: &OutputArguments) -> ExitCode {
    let Task { path, config, out, mode, is_dry_run, .. } = task;
    let tree = generated.tree.take();
    let mut report = Report::new(output);
    for document in &generated.documents {
        report.add(&document.diagnostics, &document.files.sources());
    }
    report.add(&generated.diagnostics, &[SourceText { path, text: &config.text }]);
    let Some(tree) = tree else {
        report.note("nothing was written".to_owned());
        return report.finish();
    };
    let plan = match pipeline::write(tree, out, *mode) {
        Ok(plan) => plan,
        Err(error) => {
            let reason = format!("cannot write {}: {}", out.display(), io_reason(&error));
            return report.failed(&reason);
        }
    };
    if !plan.foreign.is_empty() {
        let reason = "sailwright did not generate these files; nothing was written";
        return report.found(reason, &plan.report());
    }
    let (written, deleted, unchanged) = (plan.write.len(), plan.delete.len(), plan.unchanged);
    if *is_dry_run {
        let list = plan.changes();
        let counts = counts([("would write", written), ("delete", deleted), ("keep", unchanged)]);
        return report.deliver(&format!("{list}{}; {counts}\n", summary(&generated)), None);
    }
    let is_check = *mode == WriteMode::Check;
    if is_check && !plan.is_done() {
        let command = &config.package.command;
        let reason = format!("the crate is not up to date; run `{command}`");
        return report.found(&reason, &plan.report());
    }
    let result = if is_check {
        let verb = if unchanged == 1 { "is" } else { "are" };
        format!("{} {verb} up to date", counted(unchanged, "file"))
    } else {
        counts([("wrote", written), ("deleted", deleted), ("unchanged", unchanged)])
    };
    let next = if is_check { String::new() } else { next_step(&plan, out) };
    report.deliver(&format!("{}; {result}\n{next}", summary(&generated)), None)
}

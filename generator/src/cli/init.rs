//! `sailwright init`

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::output::OutputArguments;
use super::progress::during;
use super::report::Report;
use crate::config::{Config, Document};
use crate::diagnostic::io_reason;
use crate::init::{Subject, configuration};
use crate::load::Source;
use crate::pipeline::{self, model};

/// The file that is written.
const CONFIG: &str = "sailwright.toml";
/// The extensions of documents.
const EXTENSIONS: [&str; 3] = ["yaml", "yml", "json"];

pub(super) fn run(file: Option<&Path>, output: &OutputArguments) -> ExitCode {
    if Path::new(CONFIG).exists() {
        let reason = format!("{CONFIG} exists; delete or rename it to write a new one");
        return Report::new(output).failed(&reason);
    }
    let root = match file.map_or_else(find, |file| Ok(file.to_owned())) {
        Ok(root) => root,
        Err(reason) => return Report::new(output).failed(&reason),
    };
    let document = Document { root: root.clone(), ..Document::default() };
    let source = Source::disk();
    let (spec, files, _) = pipeline::read(&source, &document);
    let diagnostics = model(&source, &Config::default(), &document).diagnostics;
    let mut report = Report::new(output);
    report.add(&diagnostics, &files.sources());
    let Some(spec) = spec else { return report.finish() };
    let (spec, files, root) = (&spec, &files, root.as_path());
    let subject = Subject { root, spec, files, diagnostics: &diagnostics };
    let text = during("generating", output, || configuration(&subject, &source));
    // The file is created only if nobody else has created it in the meantime.
    let written = OpenOptions::new().write(true).create_new(true).open(CONFIG);
    match written.and_then(|mut file| file.write_all(text.as_bytes())) {
        Ok(()) => report
            .deliver(&format!("wrote {CONFIG}; read it, then run `sailwright generate`\n"), None),
        Err(error) => report.failed(&format!("cannot write {CONFIG}: {}", io_reason(&error))),
    }
}

/// Returns the only document of the current folder.
fn find() -> Result<PathBuf, String> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => "this folder does not exist".to_owned(),
        _ => format!("cannot read this folder: {}", io_reason(&error)),
    };
    let entries = std::fs::read_dir(".").map_err(unreadable)?;
    let names = entries.filter_map(|entry| Some(PathBuf::from(entry.ok()?.file_name())));
    let mut documents: Vec<PathBuf> = names.filter(|path| is_document(path)).collect();
    documents.sort();
    match documents.as_slice() {
        [only] => Ok(only.clone()),
        [] => {
            Err("this folder contains no OpenAPI document; name it: `sailwright init FILE`".into())
        }
        several => {
            let names: Vec<_> = several.iter().map(|path| path.display().to_string()).collect();
            let names = names.join(", ");
            Err(format!("this folder contains several documents ({names}); name one of them"))
        }
    }
}

/// Returns whether a file declares a version of OpenAPI or Swagger.
fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(|text| text.to_str()).unwrap_or_default();
    if !EXTENSIONS.contains(&extension) {
        return false;
    }
    let files = crate::load::Files::read(&Source::disk(), path, false);
    let tree = files.iter().next().map(|(_, file)| &file.tree);
    tree.is_some_and(|tree| tree.get("openapi").is_some() || tree.get("swagger").is_some())
}

//! `sailwright fetch`

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Component, Path};
use std::process::ExitCode;

use super::output::OutputArguments;
use super::progress::during;
use super::report::Report;
use crate::diagnostic::{Code, SourceText, io_reason};
use crate::fetch::{Download, download};

/// The record of a download.
const RECORD: &str = "fetch.toml";

pub(super) fn run(url: &str, to: &Path, output: &OutputArguments) -> ExitCode {
    let mut result = match during("downloading", output, || download(url)) {
        Ok(result) => result,
        Err(reason) => {
            let url = without_secrets(url);
            return Report::new(output).failed(&format!("cannot download {url}: {reason}"));
        }
    };
    let diagnostics = std::mem::take(&mut result.diagnostics).into_sorted();
    let paths: Vec<_> = result.files.iter().map(|file| to.join(&file.path)).collect();
    let sources: Vec<SourceText<'_>> = paths
        .iter()
        .zip(&result.files)
        .map(|(path, file)| SourceText { path, text: &file.text })
        .collect();
    let mut report = Report::new(output);
    report.add(&diagnostics, &sources);
    let old = match recorded(to) {
        Ok(old) => old,
        Err(reason) => return report.failed(&reason),
    };
    let exists = |path: &String| to.join(path).symlink_metadata().is_ok();
    let is_foreign = |path: &&String| !old.contains(*path) && exists(path);
    if let Some(path) = result.files.iter().map(|file| &file.path).find(is_foreign) {
        let path = to.join(path).display().to_string();
        return report
            .failed(&format!("`fetch` did not write {path}; delete it, or use another folder"));
    }
    let is_complete = diagnostics.iter().all(|each| each.code != Code::UnresolvedReference);
    match write(&result, &old, is_complete, to) {
        Ok(()) => {
            let root = paths.first().map(|path| path.display().to_string()).unwrap_or_default();
            let number = result.files.len();
            let files = if number == 1 { "file" } else { "files" };
            let next = format!("run `sailwright init {root}`");
            report.deliver(&format!("downloaded {number} {files}; {next}\n"), None)
        }
        Err(error) => {
            report.failed(&format!("cannot write {}: {}", to.display(), io_reason(&error)))
        }
    }
}

/// Returns the paths of the files of the last download into a folder.
fn recorded(to: &Path) -> Result<BTreeSet<String>, String> {
    let path = to.join(RECORD);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(format!("cannot read {}: {}", path.display(), io_reason(&error))),
    };
    let invalid = || format!("{} is not the record of a download; delete it", path.display());
    let table: toml::Table = text.parse().map_err(|_| invalid())?;
    let files = table.get("file").and_then(toml::Value::as_array).ok_or_else(invalid)?;
    let paths = files.iter().filter_map(|file| file.get("path")?.as_str());
    let is_inside =
        |path: &&str| Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    Ok(paths.filter(is_inside).map(str::to_owned).collect())
}

/// Returns a URL without user name, password and query.
fn without_secrets(url: &str) -> String {
    let Ok(mut url) = url::Url::parse(url) else { return "this URL".to_owned() };
    url.set_query(None);
    // A URL without a host has neither.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.to_string()
}

/// Writes the files and the record. If the download is complete, the files that the document no longer references are
/// deleted; otherwise, they may be those that could not be downloaded again.
fn write(
    result: &Download,
    old: &BTreeSet<String>,
    is_complete: bool,
    to: &Path,
) -> io::Result<()> {
    let new: BTreeSet<&String> = result.files.iter().map(|file| &file.path).collect();
    let mut record = result.record();
    for path in old.iter().filter(|path| !new.contains(path)) {
        if !is_complete {
            let path = toml::Value::String(path.clone());
            // Writing to a string cannot fail.
            let _ = write!(record, "\n[[file]]\npath = {path}\n");
            continue;
        }
        match fs::remove_file(to.join(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    for file in &result.files {
        let path = to.join(&file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, &file.text)?;
    }
    fs::write(to.join(RECORD), record)
}

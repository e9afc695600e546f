//! `sailwright print`

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use super::arguments::{Format, ReadArguments, Stage};
use super::generate::read;
use super::operations;
use super::output::OutputArguments;
use super::report::Report;
use crate::config::{Config, Document, NameRules};
use crate::load::Source;
use crate::pipeline::{self, Model, Named, model};
use crate::spec::Spec;
use crate::{ir, name};

/// A document, its configuration, and the source of its files.
pub(super) struct Subject {
    document: Document,
    config: Config,
    source: Source,
}

/// Returns the document of the arguments.
///
/// # Errors
///
/// Returns the reason why the configuration has no such document.
pub(super) fn document(
    file: Option<&Path>,
    config: Option<&Path>,
    arguments: &ReadArguments,
) -> Result<Subject, String> {
    let Some(path) = config else {
        let document = arguments.document(file.unwrap_or(Path::new("-")));
        return Ok(Subject { document, config: Config::default(), source: Source::disk() });
    };
    let (path, config) = read(Some(path))?;
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    let is_wanted = |document: &&Document| {
        file.is_none_or(|file| file == document.root || file == folder.join(&document.root))
    };
    let documents: Vec<&Document> = config.documents.iter().filter(is_wanted).collect();
    let document = match documents.as_slice() {
        [document] => (*document).clone(),
        [] => return Err(format!("{} does not have this document", path.display())),
        _ => return Err(format!("{} has several documents; name one of them", path.display())),
    };
    Ok(Subject { document, config, source: Source::Disk { folder } })
}

pub(super) fn run(
    (stage, format): (Stage, Format),
    subject: Result<Subject, String>,
    output: &OutputArguments,
) -> ExitCode {
    let Subject { document, config, source } = match subject {
        Ok(subject) => subject,
        Err(reason) => return Report::new(output).failed(&reason),
    };
    let (text, files, diagnostics) = if let Stage::Spec = stage {
        let (spec, files, diagnostics) = pipeline::read(&source, &document);
        (spec.map(|spec| spec_text(&spec, format)), files, diagnostics.into_sorted())
    } else {
        let Model { named, files, diagnostics } = model(&source, &config, &document);
        let text = |named: Named| text((stage, format), &named, &config.names.rules);
        (named.map(text), files, diagnostics)
    };
    let mut report = Report::new(output);
    report.add(&diagnostics, &files.sources());
    match text {
        Some(Ok(text)) => report.deliver(&text, None),
        Some(Err(_)) => report.failed("the data has no form in JSON"),
        None => report.finish(),
    }
}

fn spec_text(spec: &Spec, format: Format) -> serde_json::Result<String> {
    match format {
        Format::Text => Ok(format!("{spec:#?}\n")),
        Format::Json => json(spec),
    }
}

/// Returns the types and operations, or their names.
fn text(what: (Stage, Format), named: &Named, rules: &NameRules) -> serde_json::Result<String> {
    let Named { ir, names, .. } = named;
    match what {
        (Stage::Operations, Format::Text) => Ok(operations::table(named)),
        (Stage::Operations, Format::Json) => json(&operations::rows(named)),
        (Stage::Names, Format::Text) => Ok(format!("{names:#?}\n")),
        (Stage::Names, Format::Json) => json(names),
        (Stage::Spec | Stage::Ir, Format::Text) => Ok(ir::print(ir, &name::candidates(ir, rules))),
        (Stage::Spec | Stage::Ir, Format::Json) => json(ir),
    }
}

fn json(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n")
}

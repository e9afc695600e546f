//! `sailwright print`

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use super::arguments::{Format, ReadArguments, Stage};
use super::operations;
use super::output::OutputArguments;
use super::report::Report;
use crate::config::{Config, NameRules};
use crate::load::Source;
use crate::pipeline::{self, Model, Named, model};
use crate::spec::Spec;
use crate::{ir, name};

pub(super) fn run(
    (stage, format): (Stage, Format),
    file: &Path,
    arguments: &ReadArguments,
    output: &OutputArguments,
) -> ExitCode {
    let document = arguments.document(file);
    let (text, files, diagnostics) = if let Stage::Spec = stage {
        let (spec, files, diagnostics) = pipeline::read(&Source::disk(), &document);
        (spec.map(|spec| spec_text(&spec, format)), files, diagnostics.into_sorted())
    } else {
        let Model { named, files, diagnostics } =
            model(&Source::disk(), &Config::default(), &document);
        (named.map(|named| text((stage, format), &named)), files, diagnostics)
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
fn text(what: (Stage, Format), named: &Named) -> serde_json::Result<String> {
    let Named { ir, names, .. } = named;
    match what {
        (Stage::Operations, Format::Text) => Ok(operations::table(named)),
        (Stage::Operations, Format::Json) => json(&operations::rows(named)),
        (Stage::Names, Format::Text) => Ok(format!("{names:#?}\n")),
        (Stage::Names, Format::Json) => json(names),
        (Stage::Spec | Stage::Ir, Format::Text) => {
            Ok(ir::print(ir, &name::candidates(ir, &NameRules::default())))
        }
        (Stage::Spec | Stage::Ir, Format::Json) => json(ir),
    }
}

fn json(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n")
}

//! `sailwright print`

use std::path::Path;
use std::process::ExitCode;

use super::arguments::{ReadArguments, Stage};
use super::output::OutputArguments;
use super::report::Report;
use crate::config::{Config, NameRules};
use crate::load::Source;
use crate::pipeline::{self, Model, Named, model};
use crate::{ir, name};

pub(super) fn run(
    stage: Stage,
    file: &Path,
    arguments: &ReadArguments,
    output: &OutputArguments,
) -> ExitCode {
    let document = arguments.document(file);
    let (text, files, diagnostics) = if let Stage::Spec = stage {
        let (spec, files, diagnostics) = pipeline::read(&Source::disk(), &document);
        (spec.map(|spec| format!("{spec:#?}\n")), files, diagnostics.into_sorted())
    } else {
        let Model { named, files, diagnostics } =
            model(&Source::disk(), &Config::default(), &document);
        (named.map(|named| text(stage, &named)), files, diagnostics)
    };
    let mut report = Report::new(output);
    report.add(&diagnostics, &files.sources());
    match text {
        Some(text) => report.deliver(&text, None),
        None => report.finish(),
    }
}

/// Returns the types and operations, or their names.
fn text(stage: Stage, Named { ir, names, .. }: &Named) -> String {
    match stage {
        Stage::Names => format!("{names:#?}\n"),
        Stage::Spec | Stage::Ir => ir::print(ir, &name::candidates(ir, &NameRules::default())),
    }
}

//! `sailwright print`

use std::path::Path;
use std::process::ExitCode;

use super::arguments::{ReadArguments, Stage};
use super::{deliver, report};
use crate::config::{Config, NameRules};
use crate::load::Source;
use crate::pipeline::{self, Model, Named, model};
use crate::{ir, name};

pub(super) fn run(stage: Stage, file: &Path, arguments: &ReadArguments) -> ExitCode {
    let document = arguments.document(file);
    let (text, count) = if let Stage::Spec = stage {
        let (spec, files, diagnostics) = pipeline::read(&Source::disk(), &document);
        let count = report(&diagnostics.into_sorted(), &files);
        (spec.map(|spec| format!("{spec:#?}\n")), count)
    } else {
        let Model { named, files, diagnostics } =
            model(&Source::disk(), &Config::default(), &document);
        (named.map(|named| text(stage, &named)), report(&diagnostics, &files))
    };
    text.map_or(count.exit_code(), |text| deliver(&text, None))
}

/// Returns the types and operations, or their names.
fn text(stage: Stage, Named { ir, names, .. }: &Named) -> String {
    match stage {
        Stage::Names => format!("{names:#?}\n"),
        Stage::Spec | Stage::Ir => ir::print(ir, &name::candidates(ir, &NameRules::default())),
    }
}

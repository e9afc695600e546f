//! `sailwright print`

use std::path::Path;
use std::process::ExitCode;

use super::arguments::Stage;
use super::{ReadArguments, deliver, report};
use crate::diagnostic::Findings;
use crate::ir;
use crate::load::Source;
use crate::lower::{self, Options};
use crate::name::{Renames, candidates, name};
use crate::read;
use crate::spec::Spec;

pub(super) fn run(stage: Stage, file: &Path, arguments: &ReadArguments) -> ExitCode {
    let mut reading = read::read(&Source::disk(), file, &arguments.options());
    let text = reading.spec.map(|spec| text(stage, &spec, &mut reading.findings));
    let count = report(reading.findings, &reading.files);
    text.map_or(count.exit_code(), |text| deliver(&text, None))
}

/// The data of a stage.
fn text(stage: Stage, spec: &Spec, findings: &mut Findings) -> String {
    match stage {
        Stage::Spec => format!("{spec:#?}\n"),
        Stage::Ir => {
            let ir = lower::lower(spec, &Options::default(), findings);
            ir::print(&ir, &candidates(&ir))
        }
        Stage::Names => {
            let ir = lower::lower(spec, &Options::default(), findings);
            format!("{:#?}\n", name(&ir, &Renames::default()))
        }
    }
}

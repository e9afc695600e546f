//! Examples made from the document: for each operation, and the first program of the root page, the README and
//! `examples/quickstart.rs`.

mod builder;
mod call;
mod choice;
mod ending;
mod expression;
mod imports;
mod program;
mod value;
mod variables;

pub(super) use builder::{Settings, client};
pub(super) use choice::{Choice, first, first_call};
pub(super) use ending::{Ending, response_body};
pub(super) use expression::Expression;
pub(super) use program::{Program, program};
pub(super) use variables::{parameter_variables, variables};

use super::{Crate, DocumentModule};
use crate::ir::OperationId;
use call::{Call, call};

/// Returns the example in the documentation of the method that sends the body at a position: a doc test.
pub(super) fn of_method(
    settings: &Crate<'_>,
    document: &DocumentModule<'_>,
    id: OperationId,
    body: usize,
) -> Vec<String> {
    let operation = &document.ir.operations[id.0];
    let call = call(settings, document, id, body);
    let statements = call.statements(Ending::of(operation), response_body(operation));
    let mut lines = vec!["```no_run".to_owned()];
    lines.extend(call.imports.lines());
    lines.push(signature(settings, &call));
    lines.extend(statements);
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

/// Returns the hidden start of the function that contains an example.
pub(super) fn signature(settings: &Crate<'_>, call: &Call) -> String {
    let given: String = call.given.iter().flat_map(|given| [", ", given]).collect();
    let root = settings.outside();
    format!(
        "# async fn example(client: {root}::Client{given}) -> Result<(), Box<dyn std::error::Error>> {{"
    )
}

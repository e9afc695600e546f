//! Path templates.

use super::parameter::undeclared;
use crate::diagnostic::Code;
use crate::ir::{Parameter, Segment};
use crate::lower::docs;
use crate::lower::schema::TypeBuilder;
use crate::spec::{In, Operation};

/// Returns the segments of `route`, the path template without a query. Adds the parameters of the template that are missing in
/// `parameters`, and removes path parameters that the template lacks.
pub(super) fn path(
    types: &mut TypeBuilder<'_>,
    operation: &Operation,
    route: &str,
    parameters: &mut Vec<Parameter>,
) -> Vec<Segment> {
    let pieces = pieces(route);
    let names: Vec<&str> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Name(name) => Some(*name),
            Piece::Text(_) => None,
        })
        .collect();
    adopt_spelling(types, operation, &names, parameters);
    drop_unused(types, operation, &names, parameters);
    add_missing(types, operation, &names, parameters);
    let position = |name: &str| {
        parameters.iter().position(|each| each.location == In::Path && each.name == name)
    };
    let segment = |piece: &Piece<'_>| match piece {
        Piece::Text(text) => Some(Segment::Literal((*text).to_owned())),
        Piece::Name(name) => position(name).map(Segment::Parameter),
    };
    pieces.iter().filter_map(segment).collect()
}

enum Piece<'p> {
    Text(&'p str),
    Name(&'p str),
}

/// Splits a template at its `{names}`. An unmatched brace is text.
fn pieces(mut template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    while let Some((before, rest)) = template.split_once('{') {
        let Some((name, after)) = rest.split_once('}') else { break };
        // In `{a{b}` the name starts after the inner brace.
        let (lead, name) = name.rsplit_once('{').map_or(("", name), |(lead, name)| (lead, name));
        let text = &template[..before.len() + if lead.is_empty() { 0 } else { 1 + lead.len() }];
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        pieces.push(Piece::Name(name));
        template = after;
    }
    if !template.is_empty() {
        pieces.push(Piece::Text(template));
    }
    pieces
}

/// Renames declared parameters as in the template: those that differ only in case and punctuation (`account_id` for
/// `{accountId}`), and the only unused one if one name is undeclared.
fn adopt_spelling(
    types: &mut TypeBuilder<'_>,
    operation: &Operation,
    names: &[&str],
    parameters: &mut [Parameter],
) {
    let mut missing: Vec<&str> = names.to_vec();
    missing.sort_unstable();
    missing.dedup();
    missing.retain(|name| !parameters.iter().any(|each| is_path(each) && each.name == *name));
    for name in &missing {
        let spare: Vec<usize> = (0..parameters.len())
            .filter(|at| {
                is_path(&parameters[*at]) && !names.contains(&parameters[*at].name.as_str())
            })
            .collect();
        let alike = |at: &&usize| docs::reads_like(&parameters[**at].name, name);
        let last = if missing.len() == 1 { &spare[..] } else { &[] };
        let matching = match (spare.iter().find(alike), last) {
            (Some(at), _) | (None, [at]) => *at,
            _ => continue,
        };
        let declared = std::mem::replace(&mut parameters[matching].name, (*name).to_owned());
        types.diagnostics.push(
            Code::UndeclaredPathParameter,
            &operation.at,
            format!(
                "the path template contains `{name}`, but the parameter is declared as `{declared}`"
            ),
            format!("`{declared}` is treated as `{name}`"),
        );
    }
}

fn is_path(parameter: &Parameter) -> bool {
    parameter.location == In::Path
}

fn drop_unused(
    types: &mut TypeBuilder<'_>,
    operation: &Operation,
    names: &[&str],
    parameters: &mut Vec<Parameter>,
) {
    parameters.retain(|parameter| {
        let keep = parameter.location != In::Path || names.contains(&parameter.name.as_str());
        if !keep {
            let declared = operation
                .parameters
                .iter()
                .find(|each| each.location == In::Path && each.name == parameter.name);
            types.diagnostics.push(
                Code::UnusedPathParameter,
                declared.map_or(&operation.at, |each| &each.at),
                format!(
                    "the path `{}` does not contain the parameter `{}`",
                    operation.path, parameter.name
                ),
                "the parameter is skipped",
            );
        }
        keep
    });
}

fn add_missing(
    types: &mut TypeBuilder<'_>,
    operation: &Operation,
    names: &[&str],
    parameters: &mut Vec<Parameter>,
) {
    for name in names {
        let declared = |each: &Parameter| each.location == In::Path && each.name == **name;
        if !parameters.iter().any(declared) {
            types.diagnostics.push(
                Code::UndeclaredPathParameter,
                &operation.at,
                format!(
                    "the path template contains `{name}`, which is not declared under `parameters`"
                ),
                "treated as a required string",
            );
            parameters.push(undeclared(name));
        }
    }
}

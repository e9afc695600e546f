//! Path templates.

use super::parameter::undeclared;
use crate::api::{Parameter, Segment};
use crate::diagnostic::Code;
use crate::lower::schema::Types;
use crate::spec::{In, Operation};

/// The pieces of an operation's path. Parameters that the template names are added to `parameters`
/// where they are missing, and those that it does not name are removed.
pub(super) fn path(
    types: &mut Types<'_>,
    operation: &Operation,
    parameters: &mut Vec<Parameter>,
) -> Vec<Segment> {
    let pieces = pieces(&operation.path);
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

/// Cuts a template at its `{names}`. A brace without a partner is text.
fn pieces(mut template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    while let Some((before, rest)) = template.split_once('{') {
        let Some((name, after)) = rest.split_once('}') else { break };
        // In `{a{b}` the inner brace opens the name.
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

/// A declaration that differs from the template only in case and punctuation (`account_id` for
/// `{accountId}`) is meant for it.
fn adopt_spelling(
    types: &mut Types<'_>,
    operation: &Operation,
    names: &[&str],
    parameters: &mut [Parameter],
) {
    let plain = |name: &str| -> String {
        name.chars().filter(|each| each.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    for name in names {
        let declared = |each: &Parameter| each.location == In::Path && each.name == **name;
        if parameters.iter().any(declared) {
            continue;
        }
        let meant = parameters.iter_mut().find(|each| {
            each.location == In::Path
                && !names.contains(&each.name.as_str())
                && plain(&each.name) == plain(name)
        });
        if let Some(parameter) = meant {
            types.findings.add_with_help(
                Code::PathParameterUndeclared,
                &operation.at,
                format!(
                    "the path names `{name}`, but the parameter is called `{}`",
                    parameter.name
                ),
                format!("`{}` is taken for `{name}`", parameter.name),
            );
            (*name).clone_into(&mut parameter.name);
        }
    }
}

fn drop_unused(
    types: &mut Types<'_>,
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
            types.findings.add_with_help(
                Code::PathParameterUnused,
                declared.map_or(&operation.at, |each| &each.at),
                format!(
                    "the path `{}` does not name the parameter `{}`",
                    operation.path, parameter.name
                ),
                "the parameter is left out",
            );
        }
        keep
    });
}

fn add_missing(
    types: &mut Types<'_>,
    operation: &Operation,
    names: &[&str],
    parameters: &mut Vec<Parameter>,
) {
    for name in names {
        let declared = |each: &Parameter| each.location == In::Path && each.name == **name;
        if !parameters.iter().any(declared) {
            types.findings.add_with_help(
                Code::PathParameterUndeclared,
                &operation.at,
                format!("the path names `{name}`, which is not declared as a parameter"),
                "it is taken for a required text",
            );
            parameters.push(undeclared(name));
        }
    }
}

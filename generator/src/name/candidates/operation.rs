//! The candidates for the names of operations, and of the inline types that they use.

use super::named::Named;
use crate::ir::{OperationPart, OperationUse, reason};
use crate::name::rules::ShortNames;
use crate::spec::Method;

/// Returns the candidates for the name of an operation: its ID, its method and path.
///
/// A webhook has a name in place of the path, and that is the only candidate without an ID.
pub(super) fn candidates(
    id: Option<&str>,
    method: &Method,
    path: &str,
    names: &ShortNames<'_>,
) -> Named {
    let short = short(id, path, names).map(str::to_owned).into_iter();
    Named { candidates: short.chain([spelled_out(method, path)]).collect(), label: String::new() }
}

/// Returns the candidates for the name of the type that a part of an operation has.
pub(super) fn part_candidates(usage: &OperationUse, names: &ShortNames<'_>) -> Vec<String> {
    let OperationUse { operation, part } = usage;
    let (id, path) = (operation.id.as_deref(), operation.path.as_str());
    let name = short(id, path, names);
    let name = name.map_or_else(|| spelled_out(&operation.method, path), str::to_owned);
    match part {
        OperationPart::Parameter(parameter) => vec![format!("{name} {parameter}")],
        OperationPart::RequestBody { media_type } => {
            let subtype = subtype(media_type);
            vec![format!("{name} Request"), format!("{name} {subtype} Request")]
        }
        OperationPart::Response { status, media_type } => {
            let status = reason(*status);
            let subtype = subtype(media_type);
            vec![
                format!("{name} Response"),
                format!("{name} {status} Response"),
                format!("{name} {status} {subtype} Response"),
            ]
        }
        OperationPart::Error { status } => {
            let status = reason(*status);
            let tag = &operation.tag;
            vec![
                format!("{status} Body"),
                format!("{tag} {status} Body"),
                format!("{name} {status} Body"),
            ]
        }
    }
}

fn short<'o>(id: Option<&'o str>, path: &'o str, names: &ShortNames<'_>) -> Option<&'o str> {
    id.map(|id| names.operation(id)).or_else(|| (!path.starts_with('/')).then_some(path))
}

/// Returns `get accounts by id roles` for `GET /accounts/{id}/roles`.
fn spelled_out(method: &Method, path: &str) -> String {
    let mut words = vec![method.as_str().to_lowercase()];
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        match segment.strip_prefix('{').and_then(|segment| segment.strip_suffix('}')) {
            Some(name) => words.push(format!("by {name}")),
            None => words.push(segment.replace(['{', '}'], " ")),
        }
    }
    words.join(" ")
}

fn subtype(media_type: &str) -> &str {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.rsplit('/').next().unwrap_or_default().trim()
}

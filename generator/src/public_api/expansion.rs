//! The public items that the macros of the runtime define.

use super::Scope;

/// The implementations of every type that a macro converts to JSON.
const JSON: &[&str] = &[
    ": impl FromJson",
    ": impl ToJson",
    ": impl serde::Deserialize<'de>",
    ": impl serde::Serialize",
];

/// The items of each macro in addition to [`JSON`], after the path of the type.
const MACROS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("newtype", &[]),
    ("union", &[]),
    ("integer_enum", &[": impl Display", ": impl From<i64>", "::as_i64: const fn(&self) -> i64"]),
    (
        "string_enum",
        &[
            ": impl Display",
            ": impl From<&str>",
            ": impl From<String>",
            "::as_str: fn(&self) -> &str",
        ],
    ),
];

/// The items of an error enum, after the path of the type.
const ERROR_SET: &[&str] = &[": impl ErrorBody"];

/// Returns the name of the macro in a call, and the name of the type in its first argument:
/// `model! { Pet { .. } }`.
pub(super) fn call(text: &str) -> (&str, &str) {
    let (name, arguments) = text.split_once('!').unwrap_or_default();
    let name = name.rsplit("::").next().unwrap_or_default().trim();
    let arguments = arguments.trim_start_matches([' ', '{', '\n']);
    let end = arguments.find([' ', '(', '{', '\n']).unwrap_or(arguments.len());
    (name, &arguments[..end])
}

/// Adds the lines of a call.
pub(super) fn lines(name: &str, subject: &str, scope: &Scope<'_>, lines: &mut Vec<String>) {
    let more = MACROS.iter().find(|(each, _)| *each == name).map(|(_, more)| *more);
    let items: Vec<&str> = match more {
        Some(more) => JSON.iter().chain(more).copied().collect(),
        None if name == "error_set" => ERROR_SET.to_vec(),
        None => return,
    };
    let Some(path) = scope.public(subject) else { return };
    lines.extend(items.into_iter().map(|item| [&path, item].concat()));
}

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

/// The methods that a builder has only if the call of `client!` names their macro, which is in the second column.
const SETTERS: &[(&str, &str)] = &[
    ("api_key_cookie", "api_key_setters"),
    ("api_key_header", "api_key_setters"),
    ("api_key_query", "api_key_setters"),
    ("basic_auth", "basic_auth_setter"),
    ("client_credentials", "token_provider_setters"),
    ("limiter", "limiter_setter"),
    ("token", "token_setter"),
    ("token_provider", "token_provider_setters"),
    ("token_url", "token_provider_setters"),
];

/// Returns the macro that adds the method of a line; `None` if every builder has the method.
pub(super) fn setter(line: &str) -> Option<&'static str> {
    let (method, _) = line.strip_prefix("ClientBuilder::")?.split_once(':')?;
    SETTERS.iter().find(|(name, _)| *name == method).map(|(_, setter)| *setter)
}

/// Returns the macros that a call of `client!` names.
pub(super) fn setters(text: &str) -> impl Iterator<Item = &str> {
    let list = text.split_once("setters: [").and_then(|(_, rest)| rest.split_once(']'));
    list.map_or("", |(list, _)| list).split(", ")
}

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

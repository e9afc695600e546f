//! The public items that the macros of the runtime define.

use proc_macro2::{TokenStream, TokenTree};

use super::{Scope, print};

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
    ("large_model", &[": impl PartialEq"]),
    ("mixed_enum", &[]),
    ("newtype", &[]),
    ("union", &[]),
    (
        "integer_enum",
        &[
            ": impl Display",
            ": impl From<i64>",
            ": impl FromStr",
            "::as_i64: const fn(&self) -> i64",
        ],
    ),
    (
        "string_enum",
        &[
            ": impl Display",
            ": impl From<&str>",
            ": impl From<String>",
            ": impl FromStr",
            "::as_str: fn(&self) -> &str",
        ],
    ),
];

/// The items of an error enum or another error body, after the path of the type.
const ERROR: &[&str] = &[": impl Display", ": impl ErrorBody", ": impl std::error::Error"];

/// The methods and variants that not every crate has. The second column is the macro that the call of `client!` names, the
/// item that the crate exports, or the cargo feature of the runtime that the crate needs.
const CONDITIONS: &[(&str, &str)] = &[
    ("AuthProblem::Expired", "UserTokens"),
    ("AuthProblem::Redirect", "AuthorizationCode"),
    ("AuthProblem::Rejected", "UserTokens"),
    ("CallOptions::send_read_only", "read_only_setter"),
    ("ClientBuilder::authorization_url", "authorization_url_setter"),
    ("ClientBuilder::basic_auth", "basic_auth_setter"),
    ("ClientBuilder::client_credentials", "token_provider_setters"),
    ("ClientBuilder::client_secret_basic", "token_provider_setters"),
    ("ClientBuilder::limiter", "limiter_setter"),
    ("ClientBuilder::scopes", "token_provider_setters"),
    ("ClientBuilder::send_read_only", "read_only_setter"),
    ("ClientBuilder::token", "token_setter"),
    ("ClientBuilder::token_file", "token_provider_setters"),
    ("ClientBuilder::token_provider", "token_provider_setters"),
    ("ClientBuilder::token_url", "token_provider_setters"),
    ("DecodeProblem::Header", "headers"),
    ("DecodeProblem::Incomplete", "json-streams"),
    ("DecodeProblem::NextPage", "pagination"),
    ("DecodeProblem::NotResumed", "events"),
    ("DecodeProblem::SamePage", "pagination"),
    ("Error::Auth", "security-schemes"),
    ("Error::Job", "jobs"),
    ("RawRequest::send_for_download", "download"),
    ("RawRequest::send_for_events", "events"),
    ("TransportProblem::Limited", "rate-limiter"),
];

/// Returns the condition in [`CONDITIONS`] of a line; `None` if its item always exists.
pub(super) fn condition(line: &str) -> Option<&'static str> {
    let (path, _) = line.split_once(": ")?;
    CONDITIONS.iter().find(|(name, _)| *name == path).map(|(_, condition)| *condition)
}

/// Returns the type that a line converts: `AuthError` in `Error: impl From<AuthError>`.
pub(super) fn converted(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("From<")?;
    let end = rest.find(['<', '>']).unwrap_or(rest.len());
    Some(&rest[..end])
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
    let end = arguments.find([' ', '(', '{', ':', '\n']).unwrap_or(arguments.len());
    (name, &arguments[..end])
}

/// Adds the lines of a call.
pub(super) fn lines(text: &str, scope: &Scope<'_>, lines: &mut Vec<String>) {
    let (name, subject) = call(text);
    let more = MACROS.iter().find(|(each, _)| *each == name).map(|(_, more)| *more);
    let items: Vec<&str> = match more {
        Some(more) => JSON.iter().chain(more).copied().collect(),
        // A type that is printed already has an implementation of `Display`.
        None if matches!(name, "error_body" | "error_set") => ERROR.to_vec(),
        None => return,
    };
    let Some(path) = scope.public(subject) else { return };
    lines.extend(items.into_iter().map(|item| [&path, item].concat()));
    let types = match name {
        "newtype" => inner(text),
        "union" => sources(text),
        _ => Vec::new(),
    };
    let conversion = |ty: TokenStream| format!("{path}: impl From<{}>", print::text(&ty, scope));
    lines.extend(types.into_iter().map(conversion));
}

/// Returns the type of the field of a newtype: `Inner` in `newtype! { Pet(Inner) }`.
fn inner(text: &str) -> Vec<TokenStream> {
    let field = arguments(text).into_iter().find_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    field.into_iter().collect()
}

/// Returns the types that convert to a union: `Cat` in `union! { Pet { Cat(Box<Cat>) from Cat, ..Unknown } }`.
fn sources(text: &str) -> Vec<TokenStream> {
    let table = arguments(text).into_iter().find_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    let mut tokens = table.unwrap_or_default().into_iter().peekable();
    let mut sources = Vec::new();
    while let Some(token) = tokens.next() {
        if !is_word(&token, "from") {
            continue;
        }
        let mut depth = 0;
        let source = std::iter::from_fn(|| {
            tokens.next_if(|token| {
                match token {
                    TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
                    TokenTree::Punct(punct) if punct.as_char() == '>' => depth -= 1,
                    _ => {}
                }
                let is_comma = matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
                depth > 0 || !(is_comma || is_word(token, "as"))
            })
        });
        sources.push(source.collect());
    }
    sources
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

/// Returns the arguments of a call.
fn arguments(text: &str) -> Vec<TokenTree> {
    let (_, arguments) = text.split_once('!').unwrap_or_default();
    let tokens: TokenStream = arguments.parse().unwrap_or_default();
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Group(group) => group.stream(),
            token => token.into(),
        })
        .collect()
}

//! The keys of `[crate]` that describe the crate to a registry.

use super::table::{Mistake, Table, Value};

/// The oldest version of Rust that compiles generated code.
pub const RUST_VERSION: &str = env!("CARGO_PKG_RUST_VERSION");

/// The description of the generated crate for a registry, as in `[package]` of `Cargo.toml`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// The license, as an SPDX expression.
    pub license: Option<String>,
    /// The URL of the repository.
    pub repository: Option<String>,
    /// The URL of the website.
    pub homepage: Option<String>,
    /// The URL of the documentation.
    pub documentation: Option<String>,
    /// The path of the readme, relative to the crate.
    pub readme: Option<String>,
    /// The keywords, at most five.
    pub keywords: Vec<String>,
    /// The categories of crates.io, at most five.
    pub categories: Vec<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// Whether the crate can be published. If `None`, it is the default of cargo: it can.
    pub publish: Option<bool>,
    /// The oldest supported version of Rust. If `None`, it is that of generated code.
    pub rust_version: Option<String>,
}

impl Metadata {
    /// The keys in `[crate]`, which are also keys of `[package]`.
    pub(super) const KEYS: [&str; 10] = [
        "license",
        "repository",
        "homepage",
        "documentation",
        "readme",
        "keywords",
        "categories",
        "authors",
        "publish",
        "rust-version",
    ];

    pub(super) fn read(table: &Table<'_>) -> Result<Self, Mistake> {
        Ok(Self {
            license: string_that(table, "license", is_license, "an SPDX expression", LICENSE)?,
            repository: string_that(table, "repository", is_url, "a URL", URL)?,
            homepage: string_that(table, "homepage", is_url, "a URL", URL)?,
            documentation: string_that(table, "documentation", is_url, "a URL", URL)?,
            readme: string_that(table, "readme", is_inside, "a path in the crate", README)?,
            keywords: up_to_five(table, "keywords", is_keyword, "a keyword", KEYWORD)?,
            categories: up_to_five(table, "categories", is_category, "a category", CATEGORY)?,
            authors: table.list("authors")?.iter().map(Value::string).collect::<Result<_, _>>()?,
            publish: table.get("publish").map(|value| value.boolean()).transpose()?,
            rust_version: table
                .get("rust-version")
                .map(|value| rust_version(&value))
                .transpose()?,
        })
    }
}

const LICENSE: &str = "write license identifiers with `OR` and `AND`, such as `MIT OR Apache-2.0`";
const URL: &str = "start it with `https://`";
const README: &str = "write a path relative to the crate, such as `README.md`";
const KEYWORD: &str =
    "use at most 20 ASCII letters, digits, `-`, `_` and `+`, starting with a letter or digit";
const CATEGORY: &str = "write the slug of a category, such as `api-bindings` or `web-programming`";

fn string_that(
    table: &Table<'_>,
    key: &str,
    condition: fn(&str) -> bool,
    rule: &str,
    help: &str,
) -> Result<Option<String>, Mistake> {
    table.get(key).map(|value| value.string_that(condition, rule, help)).transpose()
}

/// Reads a list for which crates.io accepts up to five items.
fn up_to_five(
    table: &Table<'_>,
    key: &str,
    condition: fn(&str) -> bool,
    rule: &str,
    help: &str,
) -> Result<Vec<String>, Mistake> {
    let items = table.list(key)?;
    if let Some(sixth) = items.get(5) {
        let message = format!("`{key}` has more than five items");
        return Err(sixth.mistake(message, "remove items until five are left"));
    }
    items.iter().map(|item| item.string_that(condition, rule, help)).collect()
}

fn is_license(text: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim_matches(['(', ')']);
        !word.is_empty()
            && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+' | ':'))
    };
    let words: Vec<&str> = text.split(' ').collect();
    // License identifiers and operators alternate.
    words.len() % 2 == 1
        && words.iter().enumerate().all(|(at, word)| {
            is_word(word) && matches!(*word, "OR" | "AND" | "WITH") == (at % 2 == 1)
        })
}

fn is_url(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '['))
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn is_inside(path: &str) -> bool {
    let is_step = |step: &str| !matches!(step, "" | "." | "..");
    path.split('/').all(is_step) && !path.contains(['\\', ':'])
}

fn is_keyword(text: &str) -> bool {
    text.len() <= 20
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+'))
}

fn is_category(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    text.split("::").flat_map(|part| part.split('-')).all(is_word)
}

fn rust_version(value: &Value<'_>) -> Result<String, Mistake> {
    let is_rust_version = |text: &str| numbers(text).is_some();
    let text = value.string_that(
        is_rust_version,
        "a version of Rust",
        "write a version such as `1.90` or `1.90.1`",
    )?;
    if numbers(&text) < numbers(RUST_VERSION) {
        let message = format!("generated code requires Rust {RUST_VERSION}, not {text}");
        return Err(value.mistake(message, &format!("write `{RUST_VERSION}` or a later version")));
    }
    Ok(text)
}

/// Returns the numbers of a version of Rust, which has two or three.
fn numbers(text: &str) -> Option<Vec<u64>> {
    let number = |part: &str| {
        let is_number = !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
        if is_number { part.parse::<u64>().ok() } else { None }
    };
    let numbers: Vec<u64> = text.split('.').map(number).collect::<Option<_>>()?;
    (2..=3).contains(&numbers.len()).then_some(numbers)
}

/// Returns whether cargo accepts a text as the version of a crate: three numbers, and optionally a pre-release and a
/// build.
pub(super) fn is_version(text: &str) -> bool {
    let (text, build) = text.split_once('+').map_or((text, None), |(a, b)| (a, Some(b)));
    let (text, pre) = text.split_once('-').map_or((text, None), |(a, b)| (a, Some(b)));
    let has_leading_zero = |part: &str| part.len() > 1 && part.starts_with('0');
    let is_suffix = |suffix: &str| {
        let is_part = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        suffix.split('.').all(is_part)
    };
    numbers(text).is_some_and(|numbers| numbers.len() == 3)
        && !text.split('.').any(has_leading_zero)
        && [pre, build].into_iter().flatten().all(is_suffix)
}

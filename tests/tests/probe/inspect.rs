//! Checks that hold for the output of any document.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use proc_macro2::{TokenStream, TokenTree};

use super::pipeline::{Finding, Outcome};

/// A word in every hostile string. Generated names never keep its spelling, so an identifier with this name proves that a
/// string became code.
pub const CANARY: &str = "caNary_Code";

/// The tables of a manifest that depend on the document.
const FREE_KEYS: &[&str] = &["features", "package"];

/// Returns all faults of an outcome, compared with the crate of a harmless document.
pub fn faults(outcome: &Outcome, harmless: &BTreeMap<String, String>) -> Vec<String> {
    let mut faults = Vec::new();
    for finding in &outcome.diagnostics {
        check_finding(finding, &mut faults);
    }
    check_report(outcome, &mut faults);
    if outcome.diagnostics.iter().any(|finding| finding.fatal) && !outcome.tree.is_empty() {
        faults.push("files in spite of an error".to_owned());
    }
    if outcome.diagnostics.is_empty() && outcome.tree.is_empty() {
        faults.push("neither a file nor a diagnostic".to_owned());
    }
    let mut seen = BTreeSet::new();
    for (path, text) in &outcome.tree {
        check_path(path, &mut faults);
        if !seen.insert(path.to_lowercase()) {
            faults.push(format!("{path}: differs from another path by case only"));
        }
        // Other tests check the files that do not depend on the document, such as the runtime.
        if harmless.get(path) != Some(text) {
            check_text(path, text, harmless, &mut faults);
        }
    }
    faults
}

fn check_finding(finding: &Finding, faults: &mut Vec<String>) {
    let Finding { code, file, pointer, message, .. } = finding;
    if message.trim().is_empty() {
        faults.push(format!("{code}: no message at {} {pointer:?}", file.display()));
    }
    if message.chars().count() > 1000 {
        faults.push(format!("{code}: a message of {} characters", message.chars().count()));
    }
}

/// Checks that each diagnostic is printed with a file, a line and a column, and without invisible characters.
fn check_report(outcome: &Outcome, faults: &mut Vec<String>) {
    let places: Vec<_> =
        outcome.report.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect();
    if places.len() < outcome.diagnostics.len() {
        let (places, diagnostics) = (places.len(), outcome.diagnostics.len());
        faults.push(format!(
            "{diagnostics} diagnostics at {places} locations: {:.300}",
            outcome.report
        ));
    }
    for place in places {
        let mut numbers = place.rsplitn(3, ':').take(2).map(str::parse::<usize>);
        if !numbers.all(|number| number.is_ok_and(|number| number > 0)) {
            faults.push(format!("no line and column: {place:?}"));
        }
    }
    if let Some(odd) = outcome.report.chars().find(|c| *c != '\n' && is_invisible(*c)) {
        let line = outcome.report.lines().find(|line| line.contains(odd)).unwrap_or_default();
        faults.push(format!("{odd:?} is printed: {line:.200?}"));
    }
}

fn check_path(path: &str, faults: &mut Vec<String>) {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_./-".contains(c);
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if path.is_empty() || !inside || !path.chars().all(plain) {
        faults.push(format!("the path {path:?}"));
    }
    for part in path.split('/') {
        let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        let numbered = stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
        if ["con", "aux", "nul", "prn"].contains(&stem.as_str()) || numbered {
            faults.push(format!("the path {path:?} cannot be checked out on Windows"));
        }
        if part.len() > 200 {
            faults.push(format!("a file name of {} bytes: {:.60}...", part.len(), part));
        }
    }
}

fn check_text(
    path: &str,
    text: &str,
    harmless: &BTreeMap<String, String>,
    faults: &mut Vec<String>,
) {
    if let Some(odd) = text.chars().find(|c| *c != '\n' && is_invisible(*c)) {
        faults.push(format!("{path}: {odd:?} in the text"));
    }
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    if extension == Some("rs") {
        match text.parse::<TokenStream>() {
            Err(error) => faults.push(format!("{path}: no tokens: {error}")),
            Ok(tokens) => {
                if has_canary(tokens) {
                    faults.push(format!("{path}: text became code"));
                }
            }
        }
        if let Err(error) = syn::parse_file(text) {
            faults.push(format!("{path}: {error}"));
        }
    }
    if extension == Some("toml") {
        check_manifest(path, text, &harmless[path], faults);
    }
}

/// Returns whether a character is invisible, or changes the direction of others.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}

fn has_canary(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_canary(group.stream()),
        TokenTree::Ident(ident) => ident == CANARY,
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Returns whether the only example is the quickstart, and requires features of the manifest.
fn is_quickstart(manifest: &toml::Table) -> bool {
    let features = manifest.get("features").and_then(toml::Value::as_table);
    let is_feature = |name: &toml::Value| {
        name.as_str().is_some_and(|name| features.is_some_and(|all| all.contains_key(name)))
    };
    let example = &manifest["example"][0];
    let required = example.get("required-features").and_then(toml::Value::as_array);
    let has_one = manifest["example"].as_array().is_some_and(|list| list.len() == 1);
    has_one
        && example.get("name").and_then(toml::Value::as_str) == Some("quickstart")
        && required.is_some_and(|list| list.iter().all(is_feature))
}

/// Checks that a manifest differs from that of a harmless document only in its features and package table.
fn check_manifest(path: &str, text: &str, manifest: &str, faults: &mut Vec<String>) {
    let parsed = match text.parse::<toml::Table>() {
        Ok(parsed) => parsed,
        Err(error) => return faults.push(format!("{path}: {}", error.message())),
    };
    let model = manifest.parse::<toml::Table>().expect("a good manifest");
    for (key, value) in &parsed {
        let fine = match (model.get(key), value) {
            (Some(known), toml::Value::Table(table)) if FREE_KEYS.contains(&key.as_str()) => {
                key == "features" || table.keys().all(|key| known.get(key).is_some())
            }
            (Some(toml::Value::Table(known)), toml::Value::Table(table)) => {
                table.iter().all(|(key, value)| known.get(key) == Some(value))
            }
            // The tag whose feature the example requires differs between documents.
            (Some(_), toml::Value::Array(_)) if key == "example" => is_quickstart(&parsed),
            (known, _) => known == Some(value),
        };
        if !fine {
            faults.push(format!("{path}: `{key}` is not that of a harmless document"));
        }
    }
    let features = parsed.get("features").and_then(toml::Value::as_table);
    for feature in features.into_iter().flat_map(toml::Table::keys) {
        if !feature.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)) {
            faults.push(format!("{path}: the feature {feature:?}"));
        }
    }
}

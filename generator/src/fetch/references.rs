//! The references of a file.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::Fetched;
use super::layout::Layout;
use super::without_fragment;
use crate::diagnostic::{Pointer, locate};
use crate::load::is_file_like;
use crate::tree::percent_decoded;

/// The characters of a path that a reference contains only encoded.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/').remove(b'@');

const REF: &str = "$ref";

/// Returns each reference, with the pointer to it, in the order of the tree: each `$ref`, each value of a discriminator
/// mapping and each security scheme that is a file and not a name. `schemes` are the names of the security schemes of the
/// document.
pub(super) fn references(tree: &Value, schemes: &BTreeSet<String>) -> Vec<(Pointer, String)> {
    let mut found = Vec::new();
    collect(tree, schemes, &mut Vec::new(), &mut found);
    found
}

/// Returns the names of the security schemes of the root file, which can look like files.
pub(super) fn scheme_names(root: &Value) -> BTreeSet<String> {
    let of_components = root.get("components").and_then(|node| node.get("securitySchemes"));
    let lists = [of_components, root.get("securityDefinitions")];
    let entries = lists.into_iter().flatten().filter_map(Value::as_object).flatten();
    entries.map(|(name, _)| name.clone()).collect()
}

fn collect(
    node: &Value,
    schemes: &BTreeSet<String>,
    keys: &mut Vec<String>,
    found: &mut Vec<(Pointer, String)>,
) {
    match node {
        Value::Object(entries) => {
            for (key, value) in entries {
                keys.push(key.clone());
                match value {
                    Value::String(text) if key == REF => {
                        found.push((Pointer(keys.clone()), text.clone()));
                    }
                    value => {
                        found.extend(named(key, value, schemes, keys));
                        collect(value, schemes, keys, found);
                    }
                }
                keys.pop();
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                keys.push(index.to_string());
                collect(item, schemes, keys, found);
                keys.pop();
            }
        }
        _ => {}
    }
}

/// Returns the references of a field that can also contain names of components.
fn named(
    key: &str,
    value: &Value,
    schemes: &BTreeSet<String>,
    keys: &[String],
) -> Vec<(Pointer, String)> {
    let entry = |steps: &[&str], text: &str| {
        let steps = keys.iter().cloned().chain(steps.iter().map(|step| (*step).to_owned()));
        (Pointer(steps.collect()), text.to_owned())
    };
    let mut found = Vec::new();
    if key == "discriminator" {
        let mapping = value.get("mapping").and_then(Value::as_object).into_iter().flatten();
        let mapping = mapping.filter_map(|(key, value)| Some((key, value.as_str()?)));
        found.extend(mapping.map(|(key, text)| entry(&["mapping", key], text)));
        let default = value.get("defaultMapping").and_then(Value::as_str);
        found.extend(default.map(|text| entry(&["defaultMapping"], text)));
    }
    if key == "security" {
        let alternatives = value.as_array().into_iter().flatten().enumerate();
        for (index, alternative) in alternatives {
            let required = alternative.as_object().into_iter().flatten();
            let required = required.filter(|(key, _)| !schemes.contains(*key));
            found.extend(required.map(|(key, _)| entry(&[&index.to_string(), key], key)));
        }
    }
    found.retain(|(_, text)| is_file_like(text));
    found
}

/// Returns the text of a file in which each reference to another downloaded file is its relative path. References that
/// lead there as they are stay unchanged.
pub(super) fn rewritten(
    file: &Fetched,
    references: &[(Pointer, String)],
    layout: &Layout,
) -> String {
    let mut changes: BTreeMap<&str, String> = BTreeMap::new();
    let mut named: Vec<&Pointer> = Vec::new();
    for (pointer, reference) in references {
        let (target, _) = reference.split_once('#').unwrap_or((reference, ""));
        let url = file.base.join(reference).ok().map(without_fragment);
        let Some(path) = url.and_then(|url| layout.known(&url)) else { continue };
        let relative = relative(&file.path, path);
        if target.is_empty() || resolved(&file.path, target).as_deref() == Some(path) {
            continue;
        }
        let encoded = utf8_percent_encode(&relative, PATH).to_string();
        changes.insert(target, encoded);
        if pointer.0.last().is_none_or(|key| key != REF) {
            named.push(pointer);
        }
    }
    let named = with_named(&file.text, &named, &changes);
    let mut text = String::with_capacity(named.len());
    let mut parts = named.split(REF);
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        text.push_str(REF);
        text.push_str(&replaced(part, &changes));
    }
    text
}

/// Replaces the references at the positions of nodes.
fn with_named(text: &str, nodes: &[&Pointer], changes: &BTreeMap<&str, String>) -> String {
    let positions = locate(text, nodes).into_iter().filter(|(_, is_own)| *is_own);
    let mut columns: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (position, _) in positions {
        columns.entry(position.line).or_default().insert(position.column);
    }
    let mut result = String::with_capacity(text.len());
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        match columns.get(&number) {
            Some(columns) => add_line(&mut result, line, columns, changes),
            None => result.push_str(line),
        }
    }
    result
}

/// Adds a line in which the references at columns are replaced. A minified document is one line with all of them.
fn add_line(
    result: &mut String,
    line: &str,
    columns: &BTreeSet<usize>,
    changes: &BTreeMap<&str, String>,
) {
    let starts = line.char_indices().zip(1..).filter(|(_, column)| columns.contains(column));
    let mut starts = starts.map(|((start, _), _)| start).peekable();
    result.push_str(line.get(..starts.peek().copied().unwrap_or(line.len())).unwrap_or_default());
    while let Some(start) = starts.next() {
        let end = starts.peek().copied().unwrap_or(line.len());
        result.push_str(&replaced(line.get(start..end).unwrap_or_default(), changes));
    }
}

/// Replaces the reference at the start of a text, after the end of a key if there is one, if it is one of the changes.
fn replaced(part: &str, changes: &BTreeMap<&str, String>) -> String {
    let value = part.trim_start_matches(['"', '\'', ' ', '\t', ':', '\n', '\r']);
    let before = part.strip_suffix(value).unwrap_or_default();
    let is_end = |c: char| match before.chars().next_back() {
        Some(quote @ ('"' | '\'')) => c == quote || c == '#',
        _ => c.is_whitespace() || matches!(c, '#' | ',' | '}'),
    };
    let target = value.split(is_end).next().unwrap_or_default();
    // A security scheme is a key.
    let target = target.strip_suffix(':').unwrap_or(target);
    // JSON can escape a slash.
    match (changes.get(target.replace("\\/", "/").as_str()), value.strip_prefix(target)) {
        (Some(path), Some(rest)) => format!("{before}{path}{rest}"),
        _ => part.to_owned(),
    }
}

/// Returns the path that a relative reference leads to, as the generator reads it. `None` if it leads out of the folder.
fn resolved(from: &str, target: &str) -> Option<String> {
    let decoded = percent_decoded(target);
    if decoded.starts_with('/') || decoded.contains("://") {
        return None;
    }
    let mut segments: Vec<&str> = from.split('/').collect();
    segments.pop();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            part => segments.push(part),
        }
    }
    Some(segments.join("/"))
}

/// Returns the relative path from one file to another.
fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folder = from.split_last().map_or(&[][..], |(_, folder)| folder);
    let common = folder.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = folder.iter().skip(common).map(|_| "..");
    up.chain(to.iter().skip(common).copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn all_references_of_a_line_are_replaced() {
        let text = "é: [{https://a.test/b.yaml: [], https://a.test/c.yaml: []}, 'https://a.test/b.yaml']\nd: e\n";
        let changes = BTreeMap::from([("https://a.test/b.yaml", "long/path/b.yaml".to_owned())]);
        let pointer = |keys: &[&str]| Pointer(keys.iter().map(|key| (*key).to_owned()).collect());
        let pointers = [
            pointer(&["é", "1"]),
            pointer(&["é", "0", "https://a.test/b.yaml"]),
            pointer(&["é", "0", "https://a.test/c.yaml"]),
        ];
        let pointers: Vec<&Pointer> = pointers.iter().collect();
        assert_eq!(
            with_named(text, &pointers, &changes),
            "é: [{long/path/b.yaml: [], https://a.test/c.yaml: []}, 'long/path/b.yaml']\nd: e\n"
        );
    }

    #[test]
    fn names_of_security_schemes_are_no_files() {
        let tree = json!({
            "security": [{ "Auth/Basic": [] }, { "schemes.yaml#/key": [] }, { "Old/Key": [] }],
            "components": { "securitySchemes": { "Auth/Basic": {} } },
            "securityDefinitions": { "Old/Key": {} },
        });
        let found = references(&tree, &scheme_names(&tree));
        let strings: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(strings, ["schemes.yaml#/key"]);
    }

    #[test]
    fn only_the_value_of_a_reference_is_replaced() {
        let changes = BTreeMap::from([("https://a.test/b.yaml", "hosts/b.yaml".to_owned())]);
        for (part, expected) in [
            (": https://a.test/b.yaml\n", ": hosts/b.yaml\n"),
            (": 'https://a.test/b.yaml#/A'}", ": 'hosts/b.yaml#/A'}"),
            ("\":\"https://a.test/b.yaml\"}", "\":\"hosts/b.yaml\"}"),
            ("\":\"https:\\/\\/a.test\\/b.yaml#\\/A\"}", "\":\"hosts/b.yaml#\\/A\"}"),
            (": https://a.test/b.yaml.old\n", ": https://a.test/b.yaml.old\n"),
            (": x # https://a.test/b.yaml\n", ": x # https://a.test/b.yaml\n"),
        ] {
            assert_eq!(replaced(part, &changes), expected);
        }
    }
}

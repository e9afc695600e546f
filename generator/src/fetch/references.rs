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
/// mapping and each security scheme that is a file and not a name.
pub(super) fn references(tree: &Value) -> Vec<(Pointer, String)> {
    let mut found = Vec::new();
    collect(tree, &mut Vec::new(), &mut found);
    found
}

fn collect(node: &Value, keys: &mut Vec<String>, found: &mut Vec<(Pointer, String)>) {
    match node {
        Value::Object(entries) => {
            for (key, value) in entries {
                keys.push(key.clone());
                match value {
                    Value::String(text) if key == REF => {
                        found.push((Pointer(keys.clone()), text.clone()));
                    }
                    value => {
                        found.extend(named(key, value, keys));
                        collect(value, keys, found);
                    }
                }
                keys.pop();
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                keys.push(index.to_string());
                collect(item, keys, found);
                keys.pop();
            }
        }
        _ => {}
    }
}

/// Returns the references of a field that can also contain names of components.
fn named(key: &str, value: &Value, keys: &[String]) -> Vec<(Pointer, String)> {
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
            let schemes = alternative.as_object().into_iter().flatten();
            found.extend(schemes.map(|(key, _)| entry(&[&index.to_string(), key], key)));
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

/// Replaces the references at the positions of nodes. The last one is first, so that the positions stay correct.
fn with_named(text: &str, nodes: &[&Pointer], changes: &BTreeMap<&str, String>) -> String {
    let positions = locate(text, nodes).into_iter().filter(|(_, is_own)| *is_own);
    let positions: BTreeSet<(usize, usize)> =
        positions.map(|(position, _)| (position.line, position.column)).collect();
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for (line, column) in positions.into_iter().rev() {
        let Some(line) = lines.get_mut(line.saturating_sub(1)) else { continue };
        let start = line.char_indices().nth(column.saturating_sub(1));
        let Some((before, value)) = start.and_then(|(start, _)| line.split_at_checked(start))
        else {
            continue;
        };
        *line = format!("{before}{}", replaced(value, changes));
    }
    lines.join("\n")
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
    use super::*;

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

//! The references of a file.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::Fetched;
use super::layout::Layout;
use super::without_fragment;
use crate::diagnostic::Pointer;
use crate::tree::percent_decoded;

/// The characters of a path that a reference contains only encoded.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/').remove(b'@');

/// Returns each `$ref`, with the pointer to it, in the order of the tree.
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
                    Value::String(text) if key == "$ref" => {
                        found.push((Pointer(keys.clone()), text.clone()));
                    }
                    value => collect(value, keys, found),
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

/// Returns the text of a file in which each reference to another downloaded file is its relative path. References that
/// lead there as they are stay unchanged.
pub(super) fn rewritten(
    file: &Fetched,
    references: &[(Pointer, String)],
    layout: &Layout,
) -> String {
    let mut changes: BTreeMap<&str, String> = BTreeMap::new();
    for (_, reference) in references {
        let (target, _) = reference.split_once('#').unwrap_or((reference, ""));
        let url = file.url.join(reference).ok().map(without_fragment);
        let Some(path) = url.and_then(|url| layout.known(&url)) else { continue };
        let relative = relative(&file.path, path);
        if target.is_empty() || resolved(&file.path, target).as_deref() == Some(path) {
            continue;
        }
        let encoded = utf8_percent_encode(&relative, PATH).to_string();
        changes.insert(target, encoded);
    }
    let mut text = String::with_capacity(file.text.len());
    let mut parts = file.text.split("$ref");
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        text.push_str("$ref");
        text.push_str(&replaced(part, &changes));
    }
    text
}

/// Replaces the reference after the key `$ref`, if it is one of the changes.
fn replaced(part: &str, changes: &BTreeMap<&str, String>) -> String {
    let value = part.trim_start_matches(['"', '\'', ' ', '\t', ':', '\n', '\r']);
    let before = part.strip_suffix(value).unwrap_or_default();
    let is_end = |c: char| match before.chars().next_back() {
        Some(quote @ ('"' | '\'')) => c == quote || c == '#',
        _ => c.is_whitespace() || matches!(c, '#' | ',' | '}'),
    };
    let target = value.split(is_end).next().unwrap_or_default();
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

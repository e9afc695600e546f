//! Steps from a node to its children, and JSON pointers as `$ref` writes them.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::diagnostic::Pointer;

/// Returns an entry of an object by its key, or an item of a list by its index.
pub(crate) fn child<'t>(node: &'t Value, key: &str) -> Option<&'t Value> {
    match node {
        Value::Object(entries) => entries.get(key),
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        _ => None,
    }
}

/// Returns the same as [`child`], to be changed.
pub(crate) fn child_mut<'t>(node: &'t mut Value, key: &str) -> Option<&'t mut Value> {
    match node {
        Value::Object(entries) => entries.get_mut(key),
        Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
        _ => None,
    }
}

/// Returns the node at the end of a list of keys.
pub(crate) fn descendant<'t>(node: &'t Value, keys: &[String]) -> Option<&'t Value> {
    keys.iter().try_fold(node, |node, key| child(node, key))
}

/// Returns the same as [`descendant`], to be changed.
pub(crate) fn descendant_mut<'t>(node: &'t mut Value, keys: &[String]) -> Option<&'t mut Value> {
    keys.iter().try_fold(node, |node, key| child_mut(node, key))
}

/// Returns the number of nodes of a tree.
pub(crate) fn count_nodes(node: &Value) -> usize {
    match node {
        Value::Array(items) => 1 + items.iter().map(count_nodes).sum::<usize>(),
        Value::Object(entries) => 1 + entries.values().map(count_nodes).sum::<usize>(),
        _ => 1,
    }
}

/// Parses the JSON pointer after the `#` of a `$ref`, in which both `~` and `%` escape characters.
pub(crate) fn parse_fragment(fragment: &str) -> Vec<String> {
    let unescaped = |key: String| {
        if key.contains('~') { key.replace("~1", "/").replace("~0", "~") } else { key }
    };
    fragment.split('/').skip(1).map(|key| unescaped(percent_decoded(key))).collect()
}

/// Returns the `$ref` to a node of the same document.
pub(crate) fn reference_to(pointer: &Pointer) -> String {
    format!("#{}", pointer.to_string().replace('%', "%25"))
}

/// Decodes the `%` escapes of a URI.
pub(crate) fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

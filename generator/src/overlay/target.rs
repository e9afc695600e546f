//! The nodes that an action selects with a JSONPath (RFC 9535).

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

use crate::diagnostic::{Code, Diagnostics, Location, Pointer};

/// The most descendant segments (`..`). Each can multiply the number of visited nodes by the depth of the document.
const MAX_DESCENDANTS: usize = 3;

/// Returns the nodes that a JSONPath selects, in the order of the document and without duplicates. Reports a text that is
/// no JSONPath and returns `None`.
pub(super) fn find(
    tree: &Value,
    text: &str,
    at: &Location,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Pointer>> {
    if text.matches("..").count() > MAX_DESCENDANTS {
        let message = format!("`{text}` has more than {MAX_DESCENDANTS} descendant segments");
        let help = "write the keys that lead to the nodes in place of `..`";
        diagnostics.push(Code::InvalidOverlay, at, message, help);
        return None;
    }
    let Ok(path) = JsonPath::parse(text) else {
        report(text, at, diagnostics);
        return None;
    };
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for node in path.query_located(tree).iter() {
        let keys = node.location().iter().map(|element| match element {
            PathElement::Name(name) => (*name).to_owned(),
            PathElement::Index(index) => index.to_string(),
        });
        let pointer = Pointer(keys.collect());
        if seen.insert(pointer.clone()) {
            found.push(pointer);
        }
    }
    Some(found)
}

fn report(text: &str, at: &Location, diagnostics: &mut Diagnostics) {
    let message = format!("`{text}` is not a JSONPath of RFC 9535");
    let help = in_brackets(text).map_or_else(
        || {
            "write a path such as `$.a.b`, `$['a-b']`, `$[0]`, `$[*]`, `$..a` or `$[?@.a == 'b']`"
                .to_owned()
        },
        |path| format!("write `{path}`: other keys than names are in brackets and quotes"),
    );
    diagnostics.push(Code::InvalidOverlay, at, message, help);
}

/// Returns a path with all keys after points in brackets, such as `$.info['x-logo']` for `$.info.x-logo`. `None` if it is
/// no JSONPath either.
fn in_brackets(text: &str) -> Option<String> {
    let mut path = String::with_capacity(text.len());
    let mut quote = None;
    let mut rest = text.trim();
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let key: String = after.chars().take_while(|c| is_key(*c)).collect();
        match (c, quote) {
            ('\\', Some(_)) => {
                let escaped: String = after.chars().take(1).collect();
                path.push(c);
                path.push_str(&escaped);
                rest = after.get(escaped.len()..).unwrap_or_default();
                continue;
            }
            ('\'' | '"', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            ('.', None)
                if key.contains(['-', '$']) || key.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                // Two points select descendants, also before a bracket.
                path.push_str(if path.ends_with('.') { "." } else { "" });
                path.extend(["['", &key, "']"]);
                rest = after.get(key.len()..).unwrap_or_default();
                continue;
            }
            _ => {}
        }
        path.push(c);
        rest = after;
    }
    JsonPath::parse(&path).is_ok().then_some(path)
}

fn is_key(c: char) -> bool {
    c.is_alphanumeric() || "_-$".contains(c)
}

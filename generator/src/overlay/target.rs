//! The nodes that an action selects with a JSONPath (RFC 9535).

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

use crate::diagnostic::{Code, Diagnostics, Location, Pointer};

/// The most descendant segments (`..`). Each can multiply the number of visited nodes by the depth of the document.
const MAX_DESCENDANTS: usize = 3;

/// The deepest nesting of brackets and parentheses. The time of parsing doubles with each.
const MAX_NESTING: usize = 8;

/// The most filters around a query of the whole document. Each repeats the query for each of its nodes.
const MAX_ABSOLUTE: usize = 2;

/// The most filters around a query of the whole document that can have several nodes.
const MAX_PLURAL: usize = 1;

/// The most characters of a JSONPath in a message.
const LONGEST: usize = 200;

/// Returns the nodes that a JSONPath selects, in the order of the document and without duplicates. Reports a text that is
/// no JSONPath and returns `None`.
pub(super) fn find(
    tree: &Value,
    text: &str,
    at: &Location,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Pointer>> {
    if let Some((message, help)) = too_expensive(&Cost::of(text)) {
        diagnostics.push(Code::InvalidOverlay, at, format!("`{}` {message}", start(text)), help);
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

/// The parts of a JSONPath on which the time to find its nodes depends.
#[derive(Debug, Default, PartialEq, Eq)]
struct Cost {
    descendants: usize,
    nesting: usize,
    /// The number of filters around a query of the whole document.
    absolute: usize,
    /// The number of filters around a query of the whole document that can have several nodes.
    plural: usize,
}

impl Cost {
    fn of(text: &str) -> Self {
        let mut cost = Self { descendants: text.matches("..").count(), ..Self::default() };
        let (mut open, mut quote, mut is_escaped) = (Vec::new(), None, false);
        // The numbers of filters around the queries of the whole document whose filters have not ended.
        let mut queries: Vec<usize> = Vec::new();
        let mut before = ' ';
        for c in text.chars() {
            match (c, quote) {
                _ if is_escaped => is_escaped = false,
                ('\\', Some(_)) => is_escaped = true,
                ('\'' | '"', None) => quote = Some(c),
                (c, Some(start)) if c == start => quote = None,
                ('[' | '(', None) => open.push(c),
                (']' | ')', None) => {
                    open.pop();
                    let filters = filters(&open);
                    queries.retain(|around| *around <= filters);
                }
                ('$', None) => {
                    let filters = filters(&open);
                    cost.absolute = cost.absolute.max(filters);
                    queries.push(filters);
                }
                ('*' | '?' | ':', None) => cost.add_plural(&queries),
                ('.', None) if before == '.' => cost.add_plural(&queries),
                _ => {}
            }
            before = c;
            cost.nesting = cost.nesting.max(open.len());
        }
        cost
    }

    fn add_plural(&mut self, queries: &[usize]) {
        self.plural = self.plural.max(queries.last().copied().unwrap_or_default());
    }
}

/// Returns the number of filters among open brackets and parentheses.
fn filters(open: &[char]) -> usize {
    open.iter().filter(|c| **c == '[').count()
}

/// Returns the reason why the nodes of a JSONPath are not searched, and the help.
fn too_expensive(cost: &Cost) -> Option<(String, &'static str)> {
    if cost.nesting > MAX_NESTING {
        let message = format!("has more than {MAX_NESTING} brackets and parentheses in each other");
        return Some((message, "write several actions with simpler filters"));
    }
    if cost.absolute > MAX_ABSOLUTE {
        let message = format!("has `$` in more than {MAX_ABSOLUTE} filters in each other");
        return Some((message, "write several actions with simpler filters"));
    }
    if cost.plural > MAX_PLURAL {
        let message = format!(
            "has `$` with `*`, `?`, `:` or `..` in more than {MAX_PLURAL} filter in each other"
        );
        return Some((message, "write several actions with simpler filters"));
    }
    // A filter searches the whole document again for each node.
    let limit = if cost.absolute > 0 { 1 } else { MAX_DESCENDANTS };
    if cost.descendants > limit {
        let filter = if cost.absolute > 0 { ", and `$` in a filter" } else { "" };
        let message = format!("has more than {limit} descendant segments{filter}");
        return Some((message, "write the keys that lead to the nodes in place of `..`"));
    }
    None
}

/// Returns the first characters of a text.
fn start(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn report(text: &str, at: &Location, diagnostics: &mut Diagnostics) {
    let message = format!("`{}` is not a JSONPath of RFC 9535", start(text));
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

#[cfg(test)]
mod tests {
    use super::{Cost, too_expensive};

    fn reason(text: &str) -> Option<String> {
        too_expensive(&Cost::of(text)).map(|(message, _)| message)
    }

    #[test]
    fn nested_brackets_and_parentheses_are_limited() {
        let nested = |count: usize| format!("$[?{}@.a{}]", "(".repeat(count), ")".repeat(count));
        assert_eq!(reason(&nested(7)), None);
        assert!(reason(&nested(8)).is_some());
        assert!(reason(&format!("{}.a{}", "$[?@".repeat(2_000), "]".repeat(2_000))).is_some());
    }

    #[test]
    fn brackets_in_quotes_are_no_nesting() {
        let key = "(".repeat(20);
        assert_eq!(reason(&format!("$['{key}'][\"{key}\"]['\\'{key}']")), None);
    }

    #[test]
    fn descendants_next_to_queries_of_the_document_are_limited() {
        assert_eq!(reason("$..a..b..c"), None);
        assert_eq!(reason("$..[?@.a == $.info.title]"), None);
        assert!(reason("$..[?$..a]").is_some());
        assert_eq!(reason("$.a[?@.b[?@.c == $.d]]"), None);
        assert!(reason("$.*[?$.*[?$.*[?$.*]]]").is_some());
        assert!(reason("$..a..b..c..d").is_some());
    }

    #[test]
    fn queries_of_the_document_with_several_nodes_are_limited() {
        for several in ["*", "b[*]", "b[0:2]", "b[?@.c]", "['b']..c"] {
            let inner = format!("$.a.{several}").replace(".[", "[");
            assert_eq!(reason(&format!("$.a.*[?{inner}]")), None, "{inner}");
            assert!(reason(&format!("$.a.*[?@.b[?{inner}]]")).is_some(), "{inner}");
        }
        assert!(reason("$.paths.*[?$.paths.*[?$.paths.*]]").is_some());
        assert_eq!(reason("$.a.*[?@.b[?@.c == $.d['*?:..'][0]]].*"), None);
    }
}

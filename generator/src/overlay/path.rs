//! The subset of JSONPath that overlays use.

use serde_json::Value;

use crate::diagnostic::Pointer;

/// A JSONPath, which selects nodes of a document.
#[derive(Debug)]
pub(super) struct Path(Vec<Segment>);

/// A segment of a path.
#[derive(Debug)]
struct Segment {
    /// Whether the selector applies to all descendants and not only to the children of a node.
    is_recursive: bool,
    selector: Selector,
}

#[derive(Debug)]
enum Selector {
    Key(String),
    Index(i64),
    All,
    /// The children with a descendant that exists or, if a value is given, that is equal or not equal to it.
    Filter {
        keys: Vec<String>,
        equal: Option<(bool, Value)>,
    },
}

impl Path {
    /// Parses a path.
    ///
    /// # Errors
    ///
    /// Returns the reason why the path is not supported.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut rest = text.trim().strip_prefix('$').ok_or("the path does not start with `$`")?;
        let mut segments = Vec::new();
        while !rest.is_empty() {
            let (is_recursive, after) = match (rest.strip_prefix(".."), rest.strip_prefix('.')) {
                (Some(after), _) => (true, after),
                (None, Some(after)) => (false, after),
                (None, None) => (false, rest),
            };
            let (selector, after) = match after.strip_prefix('[') {
                Some(inside) => bracketed(inside)?,
                None if after.len() < rest.len() => dotted(after)?,
                None => return Err(format!("`{rest}` is not supported")),
            };
            segments.push(Segment { is_recursive, selector });
            rest = after;
        }
        Ok(Self(segments))
    }

    /// Returns the selected nodes of a document in its order, without duplicates.
    pub(super) fn find(&self, tree: &Value) -> Vec<Pointer> {
        let mut found = vec![(Vec::new(), tree)];
        for segment in &self.0 {
            if segment.is_recursive {
                found =
                    found.into_iter().flat_map(|(keys, node)| descendants(keys, node)).collect();
            }
            found =
                found.iter().flat_map(|(keys, node)| segment.selector.select(keys, node)).collect();
        }
        let mut seen = std::collections::BTreeSet::new();
        let pointers = found.into_iter().map(|(keys, _)| Pointer(keys));
        pointers.filter(|pointer| seen.insert(pointer.clone())).collect()
    }
}

/// The keys that lead to a node, and the node.
type Found<'t> = (Vec<String>, &'t Value);

impl Selector {
    fn select<'t>(&self, keys: &[String], node: &'t Value) -> Vec<Found<'t>> {
        let mut children = children(keys, node);
        match self {
            Self::All => {}
            Self::Key(key) => {
                children.retain(|(keys, _)| node.is_object() && keys.last() == Some(key));
            }
            Self::Index(index) => {
                let length = i64::try_from(children.len()).unwrap_or(i64::MAX);
                let index = if *index < 0 { index + length } else { *index }.to_string();
                children.retain(|(keys, _)| node.is_array() && keys.last() == Some(&index));
            }
            Self::Filter { keys, equal } => children.retain(|(_, node)| {
                let value = keys.iter().try_fold(*node, |node, key| node.get(key));
                match (value, equal) {
                    (value, None) => value.is_some(),
                    (value, Some((wanted, other))) => (value == Some(other)) == *wanted,
                }
            }),
        }
        children
    }
}

fn children<'t>(keys: &[String], node: &'t Value) -> Vec<Found<'t>> {
    let longer = |key: String| keys.iter().cloned().chain([key]).collect();
    match node {
        Value::Object(entries) => {
            entries.iter().map(|(key, value)| (longer(key.clone()), value)).collect()
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (longer(index.to_string()), item))
            .collect(),
        _ => Vec::new(),
    }
}

fn descendants(keys: Vec<String>, node: &Value) -> Vec<Found<'_>> {
    let inner: Vec<_> = children(&keys, node)
        .into_iter()
        .flat_map(|(keys, node)| descendants(keys, node))
        .collect();
    [(keys, node)].into_iter().chain(inner).collect()
}

/// Parses the selector after a point.
fn dotted(text: &str) -> Result<(Selector, &str), String> {
    if let Some(rest) = text.strip_prefix('*') {
        return Ok((Selector::All, rest));
    }
    let end = text.find(['.', '[']).unwrap_or(text.len());
    let (key, rest) = text.split_at(end);
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-$".contains(c));
    if is_key {
        Ok((Selector::Key(key.to_owned()), rest))
    } else {
        Err(format!("`{text}` is not supported"))
    }
}

/// Parses the selector after an opening bracket.
fn bracketed(text: &str) -> Result<(Selector, &str), String> {
    let text = text.trim_start();
    let (selector, rest) = if let Some(text) = text.strip_prefix('?') {
        filter(text)?
    } else if let Some(rest) = text.strip_prefix('*') {
        (Selector::All, rest)
    } else if text.starts_with(['\'', '"']) {
        let (key, rest) = quoted(text)?;
        (Selector::Key(key), rest)
    } else {
        let end = text.find(']').unwrap_or(text.len());
        let (number, rest) = text.split_at(end);
        let index = number.trim().parse().map_err(|_| format!("`[{number}]` is not supported"))?;
        (Selector::Index(index), rest)
    };
    let rest = rest.trim_start().strip_prefix(']').ok_or("a bracket is not closed")?;
    Ok((selector, rest))
}

/// Parses a filter: `@.a.b == 'c'`, with or without parentheses.
fn filter(text: &str) -> Result<(Selector, &str), String> {
    let text = text.trim_start();
    let (text, has_parenthesis) =
        text.strip_prefix('(').map_or((text, false), |inside| (inside, true));
    let mut rest =
        text.trim_start().strip_prefix('@').ok_or("the filter does not start with `@`")?;
    let mut keys = Vec::new();
    while let Some(after) = rest.strip_prefix(['.', '[']) {
        let (key, after) = if rest.starts_with('[') {
            let (key, after) = quoted(after.trim_start())?;
            (key, after.trim_start().strip_prefix(']').ok_or("a bracket is not closed")?)
        } else {
            let end = after.find(|c: char| !c.is_alphanumeric() && !"_-$".contains(c));
            let (key, after) = after.split_at(end.unwrap_or(after.len()));
            (key.to_owned(), after)
        };
        keys.push(key);
        rest = after;
    }
    let rest = rest.trim_start();
    let wanted = if rest.starts_with("==") { Some(true) } else { None };
    let wanted = wanted.or(rest.starts_with("!=").then_some(false));
    let (equal, rest) = match wanted {
        None => (None, rest),
        Some(wanted) => {
            let (value, rest) = literal(rest.get(2..).unwrap_or_default().trim_start())?;
            (Some((wanted, value)), rest.trim_start())
        }
    };
    let rest = if has_parenthesis {
        rest.strip_prefix(')').ok_or("a parenthesis is not closed")?
    } else {
        rest
    };
    Ok((Selector::Filter { keys, equal }, rest))
}

fn literal(text: &str) -> Result<(Value, &str), String> {
    if text.starts_with(['\'', '"']) {
        let (text, rest) = quoted(text)?;
        return Ok((text.into(), rest));
    }
    let end = text.find([')', ']', ' ']).unwrap_or(text.len());
    let (value, rest) = text.split_at(end);
    let value = serde_json::from_str(value).map_err(|_| format!("`{value}` is not a value"))?;
    Ok((value, rest))
}

/// Parses a string in quotes, in which a backslash escapes the next character.
fn quoted(text: &str) -> Result<(String, &str), String> {
    let mut chars = text.char_indices();
    let (_, quote) = chars.next().ok_or("a key is missing")?;
    if quote != '\'' && quote != '"' {
        return Err(format!("`{text}` is not supported"));
    }
    let mut result = String::new();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => result.extend(chars.next().map(|(_, c)| c)),
            c if c == quote => {
                return Ok((result, text.get(at + c.len_utf8()..).unwrap_or_default()));
            }
            c => result.push(c),
        }
    }
    Err("a quote is not closed".to_owned())
}

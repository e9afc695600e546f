//! The part of JSONPath that overlays use.

use serde_json::Value;

use crate::diagnostic::Pointer;

/// A way to nodes of a document.
#[derive(Debug)]
pub(super) struct Path(Vec<Step>);

/// A step: which of the nodes below are meant.
#[derive(Debug)]
struct Step {
    /// Whether it starts at every node below, and not only at this one.
    deep: bool,
    choice: Choice,
}

#[derive(Debug)]
enum Choice {
    Key(String),
    Index(i64),
    All,
    /// Members or items that hold, somewhere below, this value; without a value: anything.
    Where {
        keys: Vec<String>,
        equal: Option<(bool, Value)>,
    },
}

impl Path {
    /// Reads the text of a path.
    ///
    /// # Errors
    ///
    /// What is not understood.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut rest = text.trim().strip_prefix('$').ok_or("it does not start with `$`")?;
        let mut steps = Vec::new();
        while !rest.is_empty() {
            let (deep, after) = match (rest.strip_prefix(".."), rest.strip_prefix('.')) {
                (Some(after), _) => (true, after),
                (None, Some(after)) => (false, after),
                (None, None) => (false, rest),
            };
            let (choice, after) = match after.strip_prefix('[') {
                Some(inside) => bracket(inside)?,
                None if after.len() < rest.len() => word(after)?,
                None => return Err(format!("`{rest}`")),
            };
            steps.push(Step { deep, choice });
            rest = after;
        }
        Ok(Self(steps))
    }

    /// The nodes of a document that are meant, in its order, each once.
    pub(super) fn find(&self, tree: &Value) -> Vec<Pointer> {
        let mut found = vec![(Vec::new(), tree)];
        for step in &self.0 {
            if step.deep {
                found = found.into_iter().flat_map(|(way, node)| all_below(way, node)).collect();
            }
            found = found.iter().flat_map(|(way, node)| step.choice.below(way, node)).collect();
        }
        let mut seen = std::collections::BTreeSet::new();
        let ways = found.into_iter().map(|(way, _)| Pointer(way));
        ways.filter(|pointer| seen.insert(pointer.clone())).collect()
    }
}

type Found<'t> = (Vec<String>, &'t Value);

impl Choice {
    fn below<'t>(&self, way: &[String], node: &'t Value) -> Vec<Found<'t>> {
        let mut below = children(way, node);
        match self {
            Self::All => {}
            Self::Key(key) => below.retain(|(way, _)| node.is_object() && way.last() == Some(key)),
            Self::Index(index) => {
                let length = i64::try_from(below.len()).unwrap_or(i64::MAX);
                let index = if *index < 0 { index + length } else { *index }.to_string();
                below.retain(|(way, _)| node.is_array() && way.last() == Some(&index));
            }
            Self::Where { keys, equal } => below.retain(|(_, node)| {
                let value = keys.iter().try_fold(*node, |node, key| node.get(key));
                match (value, equal) {
                    (value, None) => value.is_some(),
                    (value, Some((wanted, other))) => (value == Some(other)) == *wanted,
                }
            }),
        }
        below
    }
}

fn children<'t>(way: &[String], node: &'t Value) -> Vec<Found<'t>> {
    let longer = |key: String| way.iter().cloned().chain([key]).collect();
    match node {
        Value::Object(fields) => {
            fields.iter().map(|(key, value)| (longer(key.clone()), value)).collect()
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (longer(index.to_string()), item))
            .collect(),
        _ => Vec::new(),
    }
}

fn all_below(way: Vec<String>, node: &Value) -> Vec<Found<'_>> {
    let below: Vec<_> =
        children(&way, node).into_iter().flat_map(|(way, node)| all_below(way, node)).collect();
    [(way, node)].into_iter().chain(below).collect()
}

/// A key behind a point.
fn word(text: &str) -> Result<(Choice, &str), String> {
    if let Some(rest) = text.strip_prefix('*') {
        return Ok((Choice::All, rest));
    }
    let end = text.find(['.', '[']).unwrap_or(text.len());
    let (key, rest) = text.split_at(end);
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-$".contains(c));
    if is_key { Ok((Choice::Key(key.to_owned()), rest)) } else { Err(format!("`{text}`")) }
}

/// What stands in brackets, without the first one.
fn bracket(text: &str) -> Result<(Choice, &str), String> {
    let text = text.trim_start();
    let (choice, rest) = if let Some(filter) = text.strip_prefix('?') {
        condition(filter)?
    } else if let Some(rest) = text.strip_prefix('*') {
        (Choice::All, rest)
    } else if text.starts_with(['\'', '"']) {
        let (key, rest) = quoted(text)?;
        (Choice::Key(key), rest)
    } else {
        let end = text.find(']').unwrap_or(text.len());
        let (number, rest) = text.split_at(end);
        let index = number.trim().parse().map_err(|_| format!("`[{number}]`"))?;
        (Choice::Index(index), rest)
    };
    let rest = rest.trim_start().strip_prefix(']').ok_or("a bracket is not closed")?;
    Ok((choice, rest))
}

/// `@.a.b == 'c'`, in parentheses or not.
fn condition(text: &str) -> Result<(Choice, &str), String> {
    let text = text.trim_start();
    let (text, closed) = text.strip_prefix('(').map_or((text, false), |inside| (inside, true));
    let mut rest = text.trim_start().strip_prefix('@').ok_or("a condition starts with `@`")?;
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
    let rest =
        if closed { rest.strip_prefix(')').ok_or("a parenthesis is not closed")? } else { rest };
    Ok((Choice::Where { keys, equal }, rest))
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

/// A text in quotes; a backslash takes the next character as it is.
fn quoted(text: &str) -> Result<(String, &str), String> {
    let mut chars = text.char_indices();
    let (_, quote) = chars.next().ok_or("a key is missing")?;
    if quote != '\'' && quote != '"' {
        return Err(format!("`{text}`"));
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

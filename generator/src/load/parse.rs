//! Parses a text to a tree: JSON if possible, otherwise YAML.

use std::collections::BTreeMap;

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::syntax::{json_message, yaml_message};
use super::visitor::{NodeReader, Record, TOO_MANY_NODES};
use crate::diagnostic::{Location, Pointer, Position};
use crate::tree::NodePath;

/// The number of nodes that aliases may add to those that a text can contain without aliases.
const EXTRA_NODES: usize = 1_000_000;

/// A parsed text.
pub(super) struct Parsed {
    /// The tree.
    pub(super) tree: Value,
    /// The keys that an object contains twice. The last value is used.
    pub(super) duplicates: Vec<Pointer>,
    /// The properties of schemas that are not in alphabetical order, by schema.
    pub(super) orders: BTreeMap<Pointer, Vec<String>>,
}

/// The reason why a text cannot be parsed.
pub(super) struct Fault {
    /// The message, without the position.
    pub(super) message: &'static str,
    /// The kind of the fault.
    pub(super) kind: FaultKind,
    /// The position at which the parser stopped.
    pub(super) at: Position,
}

/// The kinds of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// The text is neither JSON nor YAML.
    Syntax,
    /// The text is nested too deeply, or its aliases add too many nodes.
    TooLarge,
}

/// Parses a text.
pub(super) fn parse(text: &str) -> Result<Parsed, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.trim_start().starts_with(['{', '[']) {
        return parse_yaml(text);
    }
    match parse_json(text) {
        Err(fault) if fault.kind == FaultKind::Syntax => parse_yaml(text).map_err(|_| fault),
        result => result,
    }
}

fn parse_json(text: &str) -> Result<Parsed, Fault> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    build(text, &mut deserializer).and_then(|tree| deserializer.end().map(|()| tree)).map_err(
        |error| {
            let at = Position { line: error.line().max(1), column: error.column().max(1) };
            let message = error.to_string();
            fault(&message, json_message, at)
        },
    )
}

fn parse_yaml(text: &str) -> Result<Parsed, Fault> {
    let Some(document) = serde_yaml::Deserializer::from_str(text).next() else {
        return Ok(Parsed { tree: Value::Null, duplicates: Vec::new(), orders: BTreeMap::new() });
    };
    build(text, document).map_err(|error| {
        let message = error.to_string();
        // An invalid byte is reported with its offset, without a line.
        let offset = message.split_once(" at position ").map_or("", |(_, offset)| offset);
        let before = offset.parse().ok().and_then(|offset| text.get(..offset));
        let at = match (error.location(), before) {
            (Some(at), _) => Position { line: at.line(), column: at.column() },
            (None, before) => before.map_or(Position::START, Position::after),
        };
        fault(&message, yaml_message, at)
    })
}

/// Describes the error of a parser in our own words.
fn fault(error: &str, syntax_message: fn(&str) -> &'static str, at: Position) -> Fault {
    let large = [
        ("recursion limit", "the document is nested too deeply"),
        ("repetition limit", TOO_MANY_NODES),
        (TOO_MANY_NODES, TOO_MANY_NODES),
    ];
    match large.iter().find(|(words, _)| error.contains(words)) {
        Some((_, message)) => Fault { kind: FaultKind::TooLarge, message, at },
        None => Fault { kind: FaultKind::Syntax, message: syntax_message(error), at },
    }
}

fn build<'de, D: serde::Deserializer<'de>>(
    text: &str,
    deserializer: D,
) -> Result<Parsed, D::Error> {
    let budget = text.len() + EXTRA_NODES;
    let mut record = Record { budget, duplicates: Vec::new(), orders: BTreeMap::new() };
    let start = Location::root();
    let reader = NodeReader { record: &mut record, path: NodePath::Root(&start) };
    let tree = reader.deserialize(deserializer)?;
    Ok(Parsed { tree, duplicates: record.duplicates, orders: record.orders })
}

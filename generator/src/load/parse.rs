//! Parses a text to a tree: JSON if possible, otherwise YAML.

use std::collections::BTreeMap;

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::syntax::{json_message, yaml_message};
use super::visitor::{EnumItems, NodeReader, Record, TOO_MANY_NODES};
use crate::diagnostic::{Location, Pointer, Position};
use crate::tree::{NodePath, descendant, descendant_mut};

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
    let mut record = Record::new(text, EnumItems::Search(Vec::new()));
    let tree = read(document, &mut record);
    let mut tree = tree.map_err(|error| yaml_fault(&error, text))?;
    spell(&mut tree, &record, text);
    Ok(Parsed { tree, duplicates: record.duplicates, orders: record.orders })
}

fn yaml_fault(error: &serde_yaml::Error, text: &str) -> Fault {
    let message = error.to_string();
    // An invalid byte is reported with its offset, without a line.
    let offset = message.split_once(" at position ").map_or("", |(_, offset)| offset);
    let before = offset.parse().ok().and_then(|offset| text.get(..offset));
    let at = match (error.location(), before) {
        (Some(at), _) => Position { line: at.line(), column: at.column() },
        (None, before) => before.map_or(Position::START, Position::after),
    };
    fault(&message, yaml_message, at)
}

/// Replaces numbers and booleans in enums of strings by their spelling: `1.10` is another string than `1.1`.
fn spell(tree: &mut Value, record: &Record, text: &str) {
    let EnumItems::Search(items) = &record.enum_items else { return };
    let of_string = |at: &&Pointer| {
        let schema = at.0.get(..at.0.len().saturating_sub(2)).unwrap_or_default();
        let kind = descendant(tree, schema).and_then(|schema| schema.get("type"));
        kind.and_then(Value::as_str) == Some("string")
    };
    if !items.iter().flatten().any(|at| of_string(&at)) {
        return;
    }
    let is_scalar: Vec<bool> = items.iter().map(Option::is_some).collect();
    let Some(document) = serde_yaml::Deserializer::from_str(text).next() else { return };
    let mut again = Record::new(text, EnumItems::Spell(is_scalar.into_iter(), Vec::new()));
    let EnumItems::Spell(_, spellings) = (match read(document, &mut again) {
        Ok(_) => again.enum_items,
        Err(_) => return,
    }) else {
        return;
    };
    let spelled = items.iter().flatten().zip(spellings);
    let of_strings: Vec<(&Pointer, String)> = spelled.filter(|(at, _)| of_string(at)).collect();
    for (at, spelling) in of_strings {
        let Some(value) = descendant_mut(tree, &at.0) else { continue };
        let canonical = value.to_string();
        if canonical != spelling {
            *value = Value::String(spelling);
        }
    }
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
    let mut record = Record::new(text, EnumItems::Search(Vec::new()));
    let tree = read(deserializer, &mut record)?;
    Ok(Parsed { tree, duplicates: record.duplicates, orders: record.orders })
}

fn read<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
    record: &mut Record,
) -> Result<Value, D::Error> {
    let start = Location::root();
    NodeReader { record, path: NodePath::Root(&start) }.deserialize(deserializer)
}

impl Record {
    fn new(text: &str, enum_items: EnumItems) -> Self {
        Self {
            budget: text.len() + EXTRA_NODES,
            duplicates: Vec::new(),
            orders: BTreeMap::new(),
            enum_items,
        }
    }
}

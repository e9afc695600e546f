//! Texts become trees: JSON where it is JSON, otherwise YAML.

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::NodePath;
use super::tree::{Node, Record};
use crate::diagnostic::{FileId, Place, Pointer, Position};

/// The message by which the tree says that it grows without end.
pub(super) const TOO_MANY_NODES: &str = "aliases make the document larger than it looks";

/// Aliases may add this many nodes to those that the text can hold by itself.
const EXTRA_NODES: usize = 1_000_000;

/// A text that was read.
pub(super) struct Parsed {
    /// What it says.
    pub(super) tree: Value,
    /// Members that are written twice; the last one counts.
    pub(super) duplicates: Vec<Pointer>,
}

/// Why a text cannot be read.
pub(super) struct Fault {
    /// What the parser says, without the place.
    pub(super) message: String,
    /// What kind of fault it is.
    pub(super) kind: FaultKind,
    /// Where the parser stopped.
    pub(super) at: Position,
}

/// The kinds of faults of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// It is neither YAML nor JSON.
    Syntax,
    /// It is nested too deeply, or too large when aliases are written out.
    TooLarge,
}

/// Reads a text.
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
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default().to_owned();
            Fault {
                kind: kind(&message),
                message,
                at: Position { line: error.line().max(1), column: error.column().max(1) },
            }
        },
    )
}

fn parse_yaml(text: &str) -> Result<Parsed, Fault> {
    let Some(document) = serde_yaml::Deserializer::from_str(text).next() else {
        return Ok(Parsed { tree: Value::Null, duplicates: Vec::new() });
    };
    build(text, document).map_err(|error| {
        let message = error.to_string();
        let (message, _) = message.split_once(" at line ").unwrap_or((&message, ""));
        // What is wrong with a byte comes with its number instead of a line.
        let (message, offset) = message.split_once(" at position ").unwrap_or((message, ""));
        let before = offset.parse().ok().and_then(|offset| text.get(..offset));
        let at = match (error.location(), before) {
            (Some(at), _) => Position { line: at.line(), column: at.column() },
            (None, before) => before.map_or(Position::START, Position::after),
        };
        let limit = message.contains(TOO_MANY_NODES).then_some(TOO_MANY_NODES);
        Fault { kind: kind(message), message: limit.unwrap_or(message).to_owned(), at }
    })
}

fn kind(message: &str) -> FaultKind {
    let large = ["recursion limit", "repetition limit", TOO_MANY_NODES];
    if large.iter().any(|text| message.contains(text)) {
        FaultKind::TooLarge
    } else {
        FaultKind::Syntax
    }
}

fn build<'de, D: serde::Deserializer<'de>>(
    text: &str,
    deserializer: D,
) -> Result<Parsed, D::Error> {
    let mut record = Record { budget: text.len() + EXTRA_NODES, duplicates: Vec::new() };
    let start = Place { file: FileId(0), pointer: Pointer::default() };
    let node = Node { record: &mut record, at: NodePath::Root(&start) };
    let tree = node.deserialize(deserializer)?;
    Ok(Parsed { tree, duplicates: record.duplicates })
}

//! The documentation of an item.
//!
//! The text is that of the document. The notes are short facts, such as "Default: `250`", "At most 250" or
//! "Example: `50`".

use std::fmt::Write;

use serde_json::Value;

use super::title::is_kind;
use crate::ir::Docs;
use crate::spec;

/// The longest value in a note, in characters.
const MAX_VALUE_CHARS: usize = 100;

/// The formats that the Rust type expresses.
const EXPRESSED: [&str; 13] = [
    "date-time",
    "date",
    "int32",
    "int64",
    "float",
    "double",
    "int8",
    "int16",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "binary",
];

/// Returns the documentation of an item with a schema.
pub(super) fn of_schema(schema: &spec::Schema) -> Docs {
    Docs {
        text: text(&schema.docs, schema.name.as_deref()),
        notes: notes(schema),
        deprecated: schema.docs.deprecated,
    }
}

/// Returns the description, or else the title, unless that only repeats `name` or a kind of values.
pub(super) fn text(docs: &spec::Docs, name: Option<&str>) -> Option<String> {
    let not_blank = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    not_blank(&docs.description).or_else(|| {
        not_blank(&docs.title)
            .filter(|title| !is_kind(title) && !name.is_some_and(|name| reads_like(title, name)))
    })
}

/// Returns whether a text is the same as another one, except for case and punctuation.
pub(super) fn reads_like(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|each| each.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Returns the first paragraph of a text.
pub(super) fn first_paragraph(text: &str) -> Option<String> {
    let lines: Vec<&str> =
        text.trim().lines().take_while(|line| !line.trim().is_empty()).map(str::trim).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Returns the facts about a schema that its type does not express.
pub(super) fn notes(schema: &spec::Schema) -> Vec<String> {
    let docs = &schema.docs;
    let mut notes = Vec::new();
    match (docs.read_only, docs.write_only) {
        (true, false) => notes.push("Only in responses".to_owned()),
        (false, true) => notes.push("Only in requests".to_owned()),
        _ => {}
    }
    if let Some(format) = schema.format.as_ref().filter(|name| !EXPRESSED.contains(&name.as_str()))
    {
        push_value(&mut notes, "Format", format);
    }
    limits(&schema.limits, &schema.types, &mut notes);
    if let Some(value) = &docs.default {
        push_value(&mut notes, "Default", &value.to_string());
    }
    if let Some(value) = &docs.example {
        push_value(&mut notes, "Example", &value.to_string());
    }
    notes
}

/// Adds a default, unless the notes contain one.
pub(super) fn add_default(docs: &mut Docs, value: &Value) {
    if !docs.notes.iter().any(|note| note.starts_with("Default")) {
        push_value(&mut docs.notes, "Default", &value.to_string());
    }
}

/// Adds an example, unless the notes contain one.
pub(super) fn add_example(docs: &mut Docs, example: Option<&Value>) {
    if let Some(value) = example
        && !docs.notes.iter().any(|note| note.starts_with("Example"))
    {
        push_value(&mut docs.notes, "Example", &value.to_string());
    }
}

fn limits(limits: &spec::Limits, types: &[spec::Type], notes: &mut Vec<String>) {
    let spec::Limits {
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        multiple_of,
        min_length,
        max_length,
        pattern,
        unique_items,
    } = limits;
    if let Some(limit) = minimum {
        notes
            .push(format!("{} {limit}", if *exclusive_minimum { "More than" } else { "At least" }));
    }
    if let Some(limit) = maximum {
        notes.push(format!("{} {limit}", if *exclusive_maximum { "Less than" } else { "At most" }));
    }
    if let Some(step) = multiple_of {
        notes.push(format!("A multiple of {step}"));
    }
    let unit = match types {
        [spec::Type::Array] => "item",
        [spec::Type::Object] => "property",
        _ => "character",
    };
    let units = |count: u64| match (unit, count) {
        (unit, 1) => unit.to_owned(),
        ("property", _) => "properties".to_owned(),
        (unit, _) => format!("{unit}s"),
    };
    if let Some(count) = min_length.filter(|count| *count > 0) {
        notes.push(format!("At least {count} {}", units(count)));
    }
    if let Some(count) = *max_length {
        notes.push(format!("At most {count} {}", units(count)));
    }
    if let Some(pattern) = pattern {
        push_value(notes, "Pattern", pattern);
    }
    if *unique_items && types.contains(&spec::Type::Array) {
        notes.push("No duplicate items".to_owned());
    }
}

/// Adds "Label: `value`", unless the value is too long.
fn push_value(notes: &mut Vec<String>, label: &str, value: &str) {
    if value.chars().count() <= MAX_VALUE_CHARS && !value.is_empty() {
        notes.push([label, ": ", &code_span(value)].concat());
    }
}

/// Returns a text as a Markdown code span on one line.
fn code_span(value: &str) -> String {
    if value.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'`') {
        return ["`", value, "`"].concat();
    }
    let mut text = String::with_capacity(value.len());
    for each in value.chars() {
        if each.is_ascii_graphic() || each == ' ' || (!each.is_ascii() && each.is_alphanumeric()) {
            text.push(each);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(text, "\\u{{{:x}}}", u32::from(each));
        }
    }
    let longest = text.split(|each| each != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Returns the documentation of a tag: its summary, its description, and its position among the tags.
pub(super) fn of_tag(tag: &spec::Tag) -> Option<String> {
    let not_blank = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let summary = not_blank(&tag.summary).filter(|text| Some(text) != tag.description.as_ref());
    let kind = not_blank(&tag.kind).map(|kind| format!("Kind: {kind}."));
    let parent = not_blank(&tag.parent).map(|parent| format!("Part of the tag {parent}."));
    let facts: Vec<String> = parent.into_iter().chain(kind).collect();
    let facts = Some(facts.join(" ")).filter(|text| !text.is_empty());
    let all: Vec<String> =
        [summary, not_blank(&tag.description), facts].into_iter().flatten().collect();
    Some(all.join("\n\n")).filter(|text| !text.is_empty())
}

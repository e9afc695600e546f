//! What the documentation of an item says.
//!
//! The text is the document's own; the notes are short plain facts in our words, such as
//! "Default: `250`", "At most 250" or "Example: `50`".

use std::fmt::Write;

use serde_json::Value;

use crate::ir::Docs;
use crate::spec;

/// The longest value that is shown, in characters.
const LONGEST_VALUE: usize = 100;

/// Words for kinds of values, which some documents give as titles.
pub(super) const KINDS: [&str; 10] =
    ["object", "array", "list", "string", "integer", "number", "boolean", "null", "map", "enum"];

/// The formats that a type of Rust expresses already.
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

/// The documentation of a type, or of another item that has a schema of its own.
pub(super) fn of_schema(schema: &spec::Schema) -> Docs {
    Docs {
        text: text(&schema.docs, schema.name.as_deref()),
        notes: notes(schema),
        deprecated: schema.docs.deprecated,
    }
}

/// The description, or for want of one the title, unless it only repeats a name or a kind.
pub(super) fn text(docs: &spec::Docs, name: Option<&str>) -> Option<String> {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    said(&docs.description).or_else(|| {
        said(&docs.title).filter(|title| {
            let kind = KINDS.contains(&title.trim().to_lowercase().as_str());
            !kind && !name.is_some_and(|name| reads_like(title, name))
        })
    })
}

/// Whether two texts are the same but for case and punctuation.
pub(super) fn reads_like(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|each| each.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The first paragraph of a text.
pub(super) fn first_paragraph(text: &str) -> Option<String> {
    let lines: Vec<&str> =
        text.trim().lines().take_while(|line| !line.trim().is_empty()).map(str::trim).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The facts about a schema that its type does not express.
pub(super) fn notes(schema: &spec::Schema) -> Vec<String> {
    let docs = &schema.docs;
    let mut notes = Vec::new();
    if docs.read_only {
        notes.push("Only in answers".to_owned());
    }
    if docs.write_only {
        notes.push("Only in requests".to_owned());
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

/// Adds an example unless there is one.
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
        [spec::Type::Object] => "member",
        _ => "character",
    };
    let plural = |count: u64| if count == 1 { "" } else { "s" };
    if let Some(count) = min_length.filter(|count| *count > 0) {
        notes.push(format!("At least {count} {unit}{}", plural(count)));
    }
    if let Some(count) = *max_length {
        notes.push(format!("At most {count} {unit}{}", plural(count)));
    }
    if let Some(pattern) = pattern {
        push_value(notes, "Pattern", pattern);
    }
    if *unique_items && types.contains(&spec::Type::Array) {
        notes.push("No item twice".to_owned());
    }
}

/// Adds "Label: `value`", unless the value is too long to help.
fn push_value(notes: &mut Vec<String>, label: &str, value: &str) {
    if value.chars().count() <= LONGEST_VALUE && !value.is_empty() {
        notes.push([label, ": ", &code_span(value)].concat());
    }
}

/// A Markdown code span that holds any text, on one line.
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

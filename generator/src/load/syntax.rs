//! The messages for a text that is neither JSON nor YAML.

/// The words of the JSON parser that are recognized, and the message for each.
const JSON: [(&str, &str); 9] = [
    ("EOF while parsing", "the file ends before a bracket or a quote is closed"),
    ("expected `,` or `}`", "a comma or a closing brace is missing"),
    ("expected `,` or `]`", "a comma or a closing bracket is missing"),
    ("expected `:`", "a colon is missing after a key"),
    ("trailing comma", "a comma is not followed by a value"),
    ("trailing characters", "the document is followed by more text"),
    ("key must be a string", "a key is not a string"),
    ("control character", "a string contains a control character"),
    ("escape", "a backslash is followed by an invalid escape"),
];

/// The words of the YAML parser that are recognized, and the message for each.
const YAML: [(&str, &str); 15] = [
    ("expected key", "a key is missing"),
    ("'-' indicator", "a list item is missing"),
    ("',' or '}'", "a comma or a closing brace is missing"),
    ("',' or ']'", "a comma or a closing bracket is missing"),
    ("expected ':'", "a colon is missing after a key"),
    ("mapping values are not allowed", "a colon is not allowed here"),
    ("block sequence entries are not allowed", "a list item is not allowed here"),
    ("cannot start any token", "a character is not allowed here"),
    ("tab character", "a tab is used as indentation"),
    ("unexpected end of stream", "the file ends before a quote is closed"),
    ("control characters", "the file contains a control character"),
    ("expected a string", "a key is not a string"),
    ("invalid value", "a value does not match its tag"),
    ("unknown anchor", "an alias has no anchor"),
    ("escape", "a backslash is followed by an invalid escape"),
];

/// Returns the message for a text that is not JSON.
pub(super) fn json_message(error: &str) -> &'static str {
    message(&JSON, error).unwrap_or("the text is not valid JSON")
}

/// Returns the message for a text that is not YAML.
pub(super) fn yaml_message(error: &str) -> &'static str {
    message(&YAML, error).unwrap_or("the text is not valid YAML")
}

fn message(known: &[(&str, &'static str)], error: &str) -> Option<&'static str> {
    known.iter().find(|(words, _)| error.contains(words)).map(|(_, message)| *message)
}

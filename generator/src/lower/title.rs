//! The titles of schemas.

use std::collections::BTreeMap;

use crate::spec::{Schema, Schemas};

/// Words for kinds of values, which some documents give as titles.
const KINDS: [&str; 10] =
    ["object", "array", "list", "string", "integer", "number", "boolean", "null", "map", "enum"];

/// The longest title that is suitable as a name.
const MAX_WORDS: usize = 5;
const MAX_CHARS: usize = 50;

/// Returns the title of a schema, if it is suitable as a name.
pub(super) fn title(schema: &Schema) -> Option<&str> {
    let title = schema.docs.title.as_deref()?.trim();
    let words = title.split_whitespace().count();
    let starts = title.chars().next().is_some_and(char::is_alphabetic);
    let plain = title.chars().all(|each| each.is_alphanumeric() || " _-".contains(each));
    let short = words <= MAX_WORDS && title.chars().count() <= MAX_CHARS;
    (starts && plain && !is_kind(title) && short).then_some(title)
}

/// Returns the titles of components that are suitable as names, by the name of the component.
pub(super) fn of_components(schemas: &Schemas) -> BTreeMap<String, String> {
    let titles = schemas.iter().filter_map(|(_, schema)| {
        let (name, title) = (schema.name.as_ref()?, title(schema)?);
        (title != name).then(|| (name.clone(), title.to_owned()))
    });
    titles.collect()
}

/// Returns whether a title is only a word for a kind of values.
pub(super) fn is_kind(title: &str) -> bool {
    KINDS.contains(&title.trim().to_lowercase().as_str())
}

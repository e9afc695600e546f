//! Rules of `[names]` for many names at once.

use super::table::{Mistake, Table, Value};

/// Rules for the names of operations and components.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameRules {
    /// Whether components are named after their titles.
    pub use_titles: bool,
    /// The prefixes that the names of operations lack.
    pub operation_prefixes: Vec<String>,
    /// The suffixes that the names of operations lack.
    pub operation_suffixes: Vec<String>,
    /// The prefixes that the names of types lack.
    pub type_prefixes: Vec<String>,
    /// The suffixes that the names of types lack.
    pub type_suffixes: Vec<String>,
}

impl NameRules {
    /// The keys of the rules in `[names]`.
    pub(super) const KEYS: [&'static str; 5] = [
        "use-titles",
        "strip-operation-prefixes",
        "strip-operation-suffixes",
        "strip-type-prefixes",
        "strip-type-suffixes",
    ];

    pub(super) fn read(table: &Table<'_>) -> Result<Self, Mistake> {
        let [titles, operation_prefixes, operation_suffixes, type_prefixes, type_suffixes] =
            Self::KEYS;
        Ok(Self {
            use_titles: table.boolean(titles)?,
            operation_prefixes: affixes(table, operation_prefixes)?,
            operation_suffixes: affixes(table, operation_suffixes)?,
            type_prefixes: affixes(table, type_prefixes)?,
            type_suffixes: affixes(table, type_suffixes)?,
        })
    }
}

/// Returns the prefixes or suffixes of a list. Each of them has a character.
fn affixes(table: &Table<'_>, key: &str) -> Result<Vec<String>, Mistake> {
    let affix = |value: &Value<'_>| {
        let help = "remove it, or write the characters to strip";
        value.string_that(|text| !text.is_empty(), "a prefix or suffix", help)
    };
    table.list(key)?.iter().map(affix).collect()
}

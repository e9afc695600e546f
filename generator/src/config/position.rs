//! Positions of entries in the configuration file.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Position;

/// Returns the position of the entry at a path of keys and indices: that of its key, or of itself if it is an item of a
/// list.
pub(super) fn position(text: &str, path: &[&str]) -> Option<Position> {
    let table = DeTable::parse(text).ok()?.into_inner();
    let (first, rest) = path.split_first()?;
    let (key, value) = table.get_key_value(*first)?;
    let offset = offset_of(key.span().start, value, rest)?;
    text.get(..offset).map(Position::after)
}

fn offset_of(found: usize, value: &Spanned<DeValue<'_>>, path: &[&str]) -> Option<usize> {
    let Some((first, rest)) = path.split_first() else { return Some(found) };
    match value.get_ref() {
        DeValue::Table(table) => {
            let (key, value) = table.get_key_value(*first)?;
            offset_of(key.span().start, value, rest)
        }
        DeValue::Array(list) => {
            let value = list.get(first.parse::<usize>().ok()?)?;
            offset_of(value.span().start, value, rest)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_found_by_key_and_item_by_index() {
        let text = "[replace]\n\"a b\" = \"A\"\n\n[[pages]]\nlimit = \"l\"\n[[pages]]\n\
                    total = { query = \"c\" }\n[[document]]\ninclude = [\"x\", { tag = \"\u{e4}\" }]\n";
        for (path, expected) in [
            (&["replace"][..], Some((1, 2))),
            (&["replace", "a b"], Some((2, 1))),
            (&["pages", "0"], Some((4, 1))),
            (&["pages", "1", "total"], Some((7, 1))),
            (&["pages", "1", "total", "query"], Some((7, 11))),
            (&["document", "0", "include", "1"], Some((9, 17))),
            (&["pages", "2"], None),
            (&["names"], None),
        ] {
            let found = position(text, path).map(|at| (at.line, at.column));
            assert_eq!(found, expected, "{path:?}");
        }
    }
}

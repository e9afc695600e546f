//! Where a configuration says something.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Position;

/// The place of what a way leads to: of its key, or of itself where it stands in a list.
pub(super) fn position(text: &str, way: &[&str]) -> Option<Position> {
    let table = DeTable::parse(text).ok()?.into_inner();
    let (first, rest) = way.split_first()?;
    let (key, value) = table.get_key_value(*first)?;
    let start = start(key.span().start, value, rest)?;
    text.get(..start).map(Position::after)
}

fn start(here: usize, value: &Spanned<DeValue<'_>>, way: &[&str]) -> Option<usize> {
    let Some((first, rest)) = way.split_first() else { return Some(here) };
    match value.get_ref() {
        DeValue::Table(table) => {
            let (key, value) = table.get_key_value(*first)?;
            start(key.span().start, value, rest)
        }
        DeValue::Array(list) => {
            let value = list.get(first.parse::<usize>().ok()?)?;
            start(value.span().start, value, rest)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_found_by_their_keys_and_items_by_their_numbers() {
        let text = "[replace]\n\"a b\" = \"A\"\n\n[[pages]]\nlimit = \"l\"\n[[pages]]\n\
                    total = { query = \"c\" }\n[[document]]\ninclude = [\"x\", { tag = \"\u{e4}\" }]\n";
        for (way, at) in [
            (&["replace"][..], Some((1, 2))),
            (&["replace", "a b"], Some((2, 1))),
            (&["pages", "0"], Some((4, 1))),
            (&["pages", "1", "total"], Some((7, 1))),
            (&["pages", "1", "total", "query"], Some((7, 11))),
            (&["document", "0", "include", "1"], Some((9, 17))),
            (&["pages", "2"], None),
            (&["names"], None),
        ] {
            let found = position(text, way).map(|at| (at.line, at.column));
            assert_eq!(found, at, "{way:?}");
        }
    }
}

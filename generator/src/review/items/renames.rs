//! The new paths of public items whose names have changed.

use std::collections::BTreeMap;

/// The new path of each renamed item, by its old path.
#[derive(Debug, Default)]
pub(in crate::review) struct Renames(BTreeMap<String, String>);

impl Renames {
    /// Adds an item, if its path has changed or is in an item whose path has changed.
    pub(in crate::review) fn add(&mut self, old: String, new: String) {
        if self.path(&old) != new {
            self.0.insert(old, new);
        }
    }

    /// Iterates over the items whose own names have changed, by their old paths.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter()
    }

    /// Returns the new path of an item: that of the item, or that of the innermost item that contains it.
    pub(in crate::review) fn path(&self, path: &str) -> String {
        if self.0.is_empty() {
            return path.to_owned();
        }
        let mut end = path.len();
        loop {
            let Some(start) = path.get(..end) else { return path.to_owned() };
            if let Some(new) = self.0.get(start) {
                let rest = path.get(end..).unwrap_or_default();
                // Items of a module can move to the root of the crate, whose path is empty.
                let rest = if new.is_empty() { rest.trim_start_matches(':') } else { rest };
                return format!("{new}{rest}");
            }
            match start.rfind("::") {
                Some(next) => end = next,
                None => return path.to_owned(),
            }
        }
    }

    /// Replaces all paths in a declaration.
    pub(super) fn declaration(&self, text: &str) -> String {
        if self.0.is_empty() || !text.contains("::") {
            return text.to_owned();
        }
        map_paths(text, |path| if path.contains("::") { self.path(path) } else { path.to_owned() })
    }
}

/// Replaces the paths in a declaration: sequences of names with `::` between them.
pub(super) fn map_paths(text: &str, map: impl Fn(&str) -> String) -> String {
    let is_part = |at: usize, letter: char| {
        letter.is_alphanumeric()
            || matches!(letter, '_' | '#')
            || letter == ':'
                && (text.get(at + 1..).is_some_and(|rest| rest.starts_with(':'))
                    || text.get(..at).is_some_and(|before| before.ends_with(':')))
    };
    let mut result = String::with_capacity(text.len());
    let mut start = None;
    for (at, letter) in text.char_indices() {
        match (start, is_part(at, letter)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                result.push_str(&map(text.get(from..at).unwrap_or_default()));
                result.push(letter);
                start = None;
            }
            (None, false) => result.push(letter),
            (Some(_), true) => {}
        }
    }
    if let Some(from) = start {
        result.push_str(&map(text.get(from..).unwrap_or_default()));
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn item_in_renamed_item_has_its_path() {
        let mut renames = Renames::default();
        renames.add("v1".into(), "v2".into());
        renames.add("v1::types::Pet".into(), "v2::types::Animal".into());
        renames.add("v1::types::Cat".into(), "v2::types::Cat".into());
        assert_eq!(renames.path("v1::types::Pet::name"), "v2::types::Animal::name");
        assert_eq!(renames.path("v1::types::Petal"), "v2::types::Petal");
        let text = "fn(self, v1: &str) -> Vec<v1::types::Pet>";
        assert_eq!(renames.declaration(text), "fn(self, v1: &str) -> Vec<v2::types::Animal>");
        assert_eq!(renames.0.len(), 2);
    }
}

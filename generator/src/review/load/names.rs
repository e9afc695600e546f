//! The files whose names occur in a text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use percent_encoding::percent_decode_str;

/// Characters that end a file name in a reference, or in the text around it.
const SEPARATORS: &[char] =
    &['"', '\'', '`', '/', '\\', '#', '?', ',', ':', '{', '}', '[', ']', '(', ')', '<', '>', '='];

/// Files by their names without folders.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    words: BTreeMap<&'a str, Vec<&'a PathBuf>>,
    /// The names with spaces or separators, which can be in a text as they are.
    phrases: BTreeMap<&'a str, Vec<&'a PathBuf>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(paths: BTreeSet<&'a PathBuf>) -> Self {
        let mut names = Self::default();
        for path in paths {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            let list =
                if name.contains(is_separator) { &mut names.phrases } else { &mut names.words };
            list.entry(name).or_default().push(path);
        }
        names
    }

    /// Returns the files whose names are in a text, also percent-encoded. Some of them may be no targets of references.
    pub(super) fn mentioned(&self, text: &str) -> BTreeSet<&'a PathBuf> {
        // An escape in JSON can be any letter of a name.
        if text.contains("\\u") {
            return self.words.values().chain(self.phrases.values()).flatten().copied().collect();
        }
        let mut found = BTreeSet::new();
        for word in text.split(is_separator) {
            let decoded = percent_decode_str(word).decode_utf8_lossy();
            for list in [self.words.get(decoded.as_ref()), self.phrases.get(decoded.as_ref())] {
                found.extend(list.into_iter().flatten().copied());
            }
        }
        let decoded = percent_decode_str(text).decode_utf8_lossy();
        let is_mentioned = |name: &str| text.contains(name) || decoded.contains(name);
        let phrases = self.phrases.iter().filter(|(name, _)| is_mentioned(name));
        found.extend(phrases.flat_map(|(_, list)| list).copied());
        found
    }
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || SEPARATORS.contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_references() {
        let paths = ["a/pet.yaml", "b/pet.yaml", "a/my pet.yaml", "a/other.json", "a/Owner"];
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        let names = Names::of(paths.iter().collect());
        for (text, expected) in [
            ("$ref: ./pet.yaml#/Pet", vec!["a/pet.yaml", "b/pet.yaml"]),
            ("{\"$ref\":\"..\\/a\\/pet.yaml\"}", vec!["a/pet.yaml", "b/pet.yaml"]),
            ("$ref: 'my pet.yaml'", vec!["a/my pet.yaml", "a/pet.yaml", "b/pet.yaml"]),
            ("$ref: my%20pet.yaml", vec!["a/my pet.yaml"]),
            ("{dog: Owner, cat: 'Owner#/Cat'}", vec!["a/Owner"]),
            ("$ref: another.json", vec![]),
        ] {
            assert_eq!(mentioned(&names, text), expected, "{text}");
        }
    }

    #[test]
    fn escaped_names_are_found() {
        let paths = ["a/Straße.json", "a/my pet (1).yaml"].map(PathBuf::from);
        let names = Names::of(paths.iter().collect());
        for (text, expected) in [
            ("{\"$ref\": \"Stra\\u00dfe.json\"}", vec!["a/Straße.json", "a/my pet (1).yaml"]),
            ("$ref: my%20pet%20(1).yaml", vec!["a/my pet (1).yaml"]),
            ("$ref: Stra%C3%9Fe.json", vec!["a/Straße.json"]),
        ] {
            assert_eq!(mentioned(&names, text), expected, "{text}");
        }
    }

    fn mentioned(names: &Names<'_>, text: &str) -> Vec<String> {
        let found = names.mentioned(text).into_iter();
        found.map(|path| path.to_string_lossy().into()).collect()
    }
}

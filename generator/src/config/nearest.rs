//! The key that a user most likely meant.

/// Returns the key that differs least from a word, or `None` if all keys differ in more than a third of the word.
pub(crate) fn nearest<'k>(word: &str, keys: &[&'k str]) -> Option<&'k str> {
    let distances = keys.iter().map(|key| (distance(word, key), *key));
    let (distance, key) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= word.chars().count().max(3)).then_some(key)
}

/// Returns the number of characters to insert, delete or replace (the Levenshtein distance).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, a) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, b) in row.iter_mut().skip(1).zip(&b) {
            let next = (diagonal + usize::from(a != *b)).min(left + 1).min(*cell + 1);
            diagonal = *cell;
            left = next;
            *cell = next;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_key_is_at_most_a_third_of_the_word_away() {
        let keys = ["name", "version", "workspace", "allow-outside"];
        for (word, expected) in [
            ("nam", Some("name")),
            ("nmae", None),
            ("verison", Some("version")),
            ("allow_outside", Some("allow-outside")),
            ("color", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, &keys), expected, "{word}");
        }
    }
}

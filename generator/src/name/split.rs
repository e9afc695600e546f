//! The word splitter: every name is made of the words that it returns.
//!
//! A text is split at each character that is not a letter or digit, and at changes of case: `HTTPResponse2` is
//! `HTTP Response2`, `userIDs` is `user IDs`.

use std::borrow::Cow;

use unicode_ident::is_xid_continue;
use unicode_normalization::UnicodeNormalization as _;

/// Returns the words of a text in lower case.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(lower(word)));
    words.retain(|word| !word.is_empty());
    words
}

/// Returns the words of a text as they are written.
pub(super) fn cased(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.iter().collect()));
    words
}

/// Returns a text without compatibility forms.
pub(super) fn compatible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { text.nfkc().collect() }
}

/// Whether an identifier can contain a character, other than an underscore and the invisible characters that select the
/// variant of an emoji.
pub(super) fn is_letter(c: char) -> bool {
    c != '_' && !matches!(c, '\u{fe00}'..='\u{fe0f}') && is_xid_continue(c)
}

/// Passes each word of a text to `found`.
fn each_word(text: &str, mut found: impl FnMut(&[char])) {
    let mut chars = Vec::new();
    for part in text.split(|c| !is_letter(c) && !is_apostrophe(c)) {
        chars.clear();
        chars.extend(part.chars().filter(|&c| !is_apostrophe(c)));
        let mut start = 0;
        for position in 1..chars.len() {
            let only_digits = chars[start..position].iter().all(|c| c.is_numeric());
            if !only_digits && starts_word(&chars, position) {
                found(&chars[start..position]);
                start = position;
            }
        }
        if start < chars.len() {
            found(&chars[start..]);
        }
    }
}

/// Whether a word starts at this letter: at `R` in `userRole` and in `HTTPResponse`, but not at `D` in `IDs`.
fn starts_word(chars: &[char], position: usize) -> bool {
    let (before, here) = (chars[position - 1], chars[position]);
    if !here.is_uppercase() {
        return false;
    }
    if !before.is_uppercase() {
        return true;
    }
    let next = chars.get(position + 1);
    let plural = next == Some(&'s') && chars.get(position + 2).is_none_or(|c| c.is_uppercase());
    next.is_some_and(|c| c.is_lowercase()) && !plural
}

/// Returns a word in lower case, without letters that have no lower case in identifiers.
fn lower(chars: &[char]) -> String {
    let mut word = String::with_capacity(chars.len());
    for c in chars {
        if c.is_ascii() {
            word.push(c.to_ascii_lowercase());
        } else {
            word.extend(c.to_lowercase().filter(|&c| is_letter(c) && !c.is_uppercase()));
        }
    }
    word
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::cased;

    #[test]
    fn words_keep_their_case() {
        assert_eq!(cased("CampaignEnded "), ["Campaign", "Ended"]);
        assert_eq!(cased("HTTPRoute item"), ["HTTP", "Route", "item"]);
        assert_eq!(cased("role_v2-Name"), ["role", "v2", "Name"]);
        assert_eq!(cased("userIDs"), ["user", "IDs"]);
        assert_eq!(cased(""), [""; 0]);
    }
}

//! The words of a text: what identifiers are made of.

use std::borrow::Cow;

use heck::{ToKebabCase as _, ToSnakeCase as _};
use unicode_ident::is_xid_continue;
use unicode_normalization::UnicodeNormalization as _;

/// Longer names help nobody, and file systems refuse them.
const MAX_CHARS: usize = 100;

/// Lower-case words, each of letters that an identifier may have; at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words(Vec<String>);

impl Words {
    /// The words of a text: its letters and digits. Symbols have names only where nothing else is left, or in front
    /// of digits.
    pub(super) fn of(text: &str) -> Self {
        let words = split(&compatible(text));
        let numeric = words.iter().all(|word| word.chars().all(|c| c.is_ascii_digit()));
        if words.is_empty() {
            Self::spelled(text)
        } else if numeric {
            signed(text, words)
        } else {
            bounded(words)
        }
    }

    /// The words of a text with the names of its symbols, except for those that only stand between two words.
    pub(super) fn spelled(text: &str) -> Self {
        let chars: Vec<char> = compatible(text).chars().collect();
        let letter = |c: &char| is_letter(*c);
        let first = chars.iter().position(letter).unwrap_or(chars.len());
        let last = chars.iter().rposition(letter).unwrap_or(0);
        let mut spelled = String::new();
        for (position, &c) in chars.iter().enumerate() {
            if is_letter(c) || c == '\'' {
                spelled.push(c);
            } else if (first..last).contains(&position) && is_separator(c) {
                spelled.push(' ');
            } else {
                spelled.extend([" ", &symbol(c), " "]);
            }
        }
        let words = split(&spelled);
        if words.is_empty() { Self(vec!["empty".to_owned()]) } else { bounded(words) }
    }

    /// The words with another one behind.
    pub(super) fn and(mut self, word: &str) -> Self {
        self.0.push(word.to_owned());
        self
    }

    /// The words of this, then those of `other`.
    pub(super) fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        bounded(self.0)
    }

    /// `RoleMiningSession`; a number gets an `N` in front.
    pub(super) fn camel(&self) -> String {
        let mut name = String::new();
        for word in &self.0 {
            let mut rest = word.chars();
            let head: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
            if ends_in_digit(&name) && starts_with_digit(&head) {
                name.push('_');
            }
            name.push_str(&head);
            name.push_str(rest.as_str());
        }
        started(composed(name), 'N')
    }

    /// `role_mining_session`; a number gets an `n` in front.
    pub(super) fn snake(&self) -> String {
        started(composed(self.0.join("_")), 'n')
    }

    /// `role_mining_session` in ASCII: files and modules.
    pub(super) fn module(&self) -> String {
        started(self.ascii().to_snake_case(), 'n')
    }

    /// `role-mining-session` in ASCII: cargo features.
    pub(super) fn feature(&self) -> String {
        self.ascii().to_kebab_case()
    }

    fn ascii(&self) -> String {
        if self.0.iter().all(|word| word.is_ascii()) {
            return self.0.join(" ");
        }
        let plain: Vec<String> = self.0.iter().flat_map(|word| split(&ascii(word))).collect();
        if plain.is_empty() { "empty".to_owned() } else { bounded(plain).0.join(" ") }
    }
}

/// A text without compatibility forms.
fn compatible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { text.nfkc().collect() }
}

/// A name with each letter and its accents in one.
fn composed(name: String) -> String {
    if name.is_ascii() { name } else { name.nfc().collect() }
}

/// Splits at everything that is no letter, and at changes of case: `HTTPResponse2` is `http response2`, `userIDs` is
/// `user ids`.
fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut chars = Vec::new();
    for part in text.split(|c| !is_letter(c) && !is_apostrophe(c)) {
        chars.clear();
        chars.extend(part.chars().filter(|&c| !is_apostrophe(c)));
        let mut start = 0;
        for position in 1..chars.len() {
            let only_digits = chars[start..position].iter().all(|c| c.is_numeric());
            if !only_digits && starts_word(&chars, position) {
                words.push(lower(&chars[start..position]));
                start = position;
            }
        }
        if start < chars.len() {
            words.push(lower(&chars[start..]));
        }
    }
    words.retain(|word| !word.is_empty());
    words
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

/// Lower case; letters that have none, or whose lower case is no letter, are left out.
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

fn is_letter(c: char) -> bool {
    c != '_' && is_xid_continue(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '_' | '-' | '.' | '/' | ':' | ',')
}

/// Keeps the sign in front of a number: `-1` is not `1`.
fn signed(text: &str, digits: Vec<String>) -> Words {
    let signs = text.trim().chars().take_while(|&c| !is_letter(c)).map(symbol);
    bounded(signs.flat_map(|name| split(&name)).chain(digits).collect())
}

/// Cuts names that are too long; scopes tell apart what has become equal by it.
fn bounded(words: Vec<String>) -> Words {
    if words.iter().map(|word| word.len() + 1).sum::<usize>() <= MAX_CHARS {
        return Words(words);
    }
    let mut left = MAX_CHARS;
    let mut kept = Vec::new();
    for word in words {
        if left == 0 {
            break;
        }
        let word: String = word.chars().take(left).collect();
        left = left.saturating_sub(word.chars().count() + 1);
        kept.push(word);
    }
    Words(kept)
}

/// Puts a letter in front of what cannot start an identifier.
fn started(name: String, letter: char) -> String {
    let upper = letter.is_uppercase();
    match name.chars().next() {
        Some(c) if unicode_ident::is_xid_start(c) && !(upper && c.is_lowercase()) => name,
        // A mark in front joins the letter.
        _ => format!("{letter}{name}").nfc().collect(),
    }
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_numeric())
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_numeric())
}

/// A text in ASCII letters that sound or mean the same.
fn ascii(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            plain.push(c);
        } else {
            plain.push_str(&transliterated(c));
        }
    }
    plain
}

fn transliterated(c: char) -> String {
    match deunicode::deunicode_char(c) {
        Some(plain) if plain.chars().any(|c| c.is_ascii_alphanumeric()) => {
            plain.to_ascii_lowercase()
        }
        _ => format!("u{:x}", u32::from(c)),
    }
}

/// The name of a symbol.
fn symbol(c: char) -> String {
    let name = match c {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '@' => "at",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '~' => "tilde",
        '_' => "underscore",
        '"' | '\'' | '`' => "quote",
        '(' | '[' | '{' => "open",
        ')' | ']' | '}' => "close",
        _ if c.is_whitespace() => "space",
        _ => return format!(" {} ", transliterated(c)),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_identifiers() {
        let cases = [
            ("displayName", "DisplayName", "display_name"),
            ("X-SailPoint-Experimental", "XSailPointExperimental", "x_sail_point_experimental"),
            ("HTTPResponse2", "HttpResponse2", "http_response2"),
            ("EntityCreatedByDTO-1", "EntityCreatedByDto1", "entity_created_by_dto_1"),
            ("userIDs", "UserIds", "user_ids"),
            ("IDsOfUsers", "IdsOfUsers", "ids_of_users"),
            ("user's name", "UsersName", "users_name"),
            ("", "Empty", "empty"),
            (" ", "Space", "space"),
            ("2FA", "N2fa", "n2fa"),
            ("3DModel", "N3dModel", "n3d_model"),
            ("OAuth2Client", "OAuth2Client", "o_auth2_client"),
            ("v1.2", "V1_2", "v1_2"),
            ("+1", "Plus1", "plus_1"),
            ("-1", "Minus1", "minus_1"),
            ("<=10", "LessEqual10", "less_equal_10"),
            ("1.5", "N1_5", "n1_5"),
            ("2024-01-01", "N2024_01_01", "n2024_01_01"),
            ("$filter", "Filter", "filter"),
            ("@type", "Type", "type"),
            ("*", "Star", "star"),
            ("_", "Underscore", "underscore"),
            ("\u{301}", "\u{143}", "\u{144}"),
            ("名前", "名前", "名前"),
            ("Größe", "Größe", "größe"),
            ("ПользовательИмя", "ПользовательИмя", "пользователь_имя"),
            ("नमस्ते", "नमस्ते", "नमस्ते"),
            ("🎉", "Tada", "tada"),
            ("𝐀𝑏", "Ab", "ab"),
            ("ﬁeld", "Field", "field"),
            ("e\u{301}tat", "État", "état"),
            ("\u{202e}abc", "Abc", "abc"),
            ("a\0b", "AB", "a_b"),
        ];
        for (text, camel, snake) in cases {
            let words = Words::of(text);
            assert_eq!(
                (words.camel().as_str(), words.snake().as_str()),
                (camel, snake),
                "{text:?}"
            );
        }
    }

    #[test]
    fn symbols_have_names_where_asked_for() {
        for (text, snake) in [
            ("_type", "underscore_type"),
            ("C#", "c_hash"),
            ("c++", "c_plus_plus"),
            ("a-b", "a_b"),
            ("a&b", "a_and_b"),
        ] {
            assert_eq!(Words::spelled(text).snake(), snake, "{text:?}");
        }
    }

    #[test]
    fn files_and_features_are_ascii() {
        for (text, module, feature) in [
            ("名前", "ming_qian", "ming-qian"),
            ("Größe", "grosse", "grosse"),
            ("2FA", "n2fa", "2fa"),
            ("IAI Role Mining", "iai_role_mining", "iai-role-mining"),
        ] {
            let words = Words::of(text);
            assert_eq!((words.module().as_str(), words.feature().as_str()), (module, feature));
        }
    }

    /// Whatever the text, the parser takes the result, and it is not too long.
    #[test]
    fn every_text_gives_legal_names() {
        let mut strings: Vec<String> = (0..0x3_0000_u32)
            .step_by(89)
            .chain(0..0x600)
            .filter_map(char::from_u32)
            .map(String::from)
            .collect();
        strings.push("x".repeat(100_000));
        strings.push("a ".repeat(100_000));
        for text in strings {
            for words in [Words::of(&text), Words::spelled(&text)] {
                for name in [words.camel(), words.snake(), words.module()] {
                    let ident = super::super::Ident::legal(name.clone());
                    assert!(
                        syn::parse_str::<syn::Ident>(ident.as_str()).is_ok(),
                        "{text:?} {name:?}"
                    );
                    assert!(name.chars().count() <= 2 * MAX_CHARS, "{text:?}");
                }
                assert!(!words.snake().contains(char::is_uppercase), "{text:?}");
                assert!(!words.camel().starts_with(char::is_lowercase), "{text:?}");
                assert!(
                    words
                        .module()
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
                );
            }
        }
    }
}

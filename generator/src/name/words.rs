//! The words of a text, and the identifiers that they form.

use heck::{ToKebabCase as _, ToSnakeCase as _};
use unicode_normalization::UnicodeNormalization as _;

use super::split::{compatible, is_letter, split};
use super::symbol::{ascii, symbol};

/// The longest name: file systems reject longer ones.
const MAX_CHARS: usize = 100;

/// Lower-case words, each of letters that an identifier can contain. There is at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words(Vec<String>);

impl Words {
    /// Returns the words of a text: its letters and digits. Symbols are spelled only if the text has no letters, or
    /// before digits.
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

    /// Returns the words of a text and the names of its symbols, except for separators between two words.
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

    /// Returns the words and another one.
    pub(super) fn and(mut self, word: &str) -> Self {
        self.0.push(word.to_owned());
        self
    }

    /// Returns the words, then those of `other`.
    pub(super) fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        bounded(self.0)
    }

    /// Returns `RoleMiningSession`; an `N` precedes a number.
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

    /// Returns `role_mining_session`; an `n` precedes a number.
    pub(super) fn snake(&self) -> String {
        started(composed(self.0.join("_")), 'n')
    }

    /// Returns `role_mining_session` in ASCII, for files and modules.
    pub(super) fn module(&self) -> String {
        started(self.ascii().to_snake_case(), 'n')
    }

    /// Returns `role-mining-session` in ASCII, for cargo features.
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

/// Returns a name in which each letter is one character with its accents.
fn composed(name: String) -> String {
    if name.is_ascii() { name } else { name.nfc().collect() }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '_' | '-' | '.' | '/' | ':' | ',')
}

/// Returns the words of a number with its sign: `-1` is not `1`.
fn signed(text: &str, digits: Vec<String>) -> Words {
    let signs = text.trim().chars().take_while(|&c| !is_letter(c)).map(symbol);
    bounded(signs.flat_map(|name| split(&name)).chain(digits).collect())
}

/// Returns words that are not too long together. Scopes distinguish names that have become equal.
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

/// Returns a name that can start an identifier; if necessary, a letter precedes it.
fn started(name: String, letter: char) -> String {
    let upper = letter.is_uppercase();
    match name.chars().next() {
        Some(c) if unicode_ident::is_xid_start(c) && !(upper && c.is_lowercase()) => name,
        // A combining mark at the start is combined with the letter.
        _ => format!("{letter}{name}").nfc().collect(),
    }
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_numeric())
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_numeric())
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
    fn symbols_are_spelled_on_request() {
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

    /// Every text gives a name that the parser accepts and that is not too long.
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

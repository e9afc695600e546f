//! Words that distinguish names of the same words by their spelling.

/// Returns a word for the spelling of a text: `upper` of `USER_ID`, `kebab` of `user-id`, `pascal` of `UserId`.
pub(super) fn spelling(text: &str) -> &'static str {
    let letters = text.trim_matches(|c: char| !c.is_alphanumeric());
    if !letters.contains(char::is_lowercase) && letters.contains(char::is_uppercase) {
        return "upper";
    }
    match letters.chars().find(|c| !c.is_alphanumeric()) {
        Some('-') => "kebab",
        Some('_') => "snake",
        Some('.') => "dotted",
        Some(c) if c.is_whitespace() => "spaced",
        _ if letters.starts_with(char::is_uppercase) => "pascal",
        _ if letters.contains(char::is_uppercase) => "camel",
        _ => "lower",
    }
}

#[cfg(test)]
mod tests {
    use super::spelling;

    #[test]
    fn spelling_of_each_form_has_a_word() {
        for (text, expected) in [
            ("USER_ID", "upper"),
            ("user-id", "kebab"),
            ("User-Id", "kebab"),
            ("user_id", "snake"),
            ("user.id", "dotted"),
            ("user id", "spaced"),
            ("UserId", "pascal"),
            ("userId", "camel"),
            ("userid[]", "lower"),
            ("", "lower"),
        ] {
            assert_eq!(spelling(text), expected, "{text}");
        }
    }
}

//! `[[accept]]`: known diagnostics that are not reported.

use super::nearest::nearest;
use super::table::{Mistake, Value};
use crate::diagnostic::Code;

/// Known diagnostics that are not reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accept {
    /// The code of the diagnostics.
    pub code: Code,
    /// The locations as `file#/pointer`; `*` matches any characters.
    pub at: String,
    /// The reason why they are accepted.
    pub reason: String,
}

impl Accept {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let table = value.section("[[accept]]", &["code", "at", "reason"])?;
        Ok(Self {
            code: code(&table.require("code")?)?,
            at: table.required_string("at")?,
            reason: table.required_string("reason")?,
        })
    }

    /// Returns whether a diagnostic is accepted.
    #[must_use]
    pub fn matches(&self, code: Code, location: &str) -> bool {
        self.code == code && matches_pattern(&self.at, location)
    }
}

fn code(value: &Value<'_>) -> Result<Code, Mistake> {
    let name = value.string()?;
    Code::ALL.iter().copied().find(|code| code.name() == name).ok_or_else(|| {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        let help = match nearest(&name, &names) {
            Some(near) => format!("write `{near}`"),
            None => "copy the code from the brackets of the diagnostic".to_owned(),
        };
        value.mistake(format!("`{name}` is not the code of a diagnostic"), &help)
    })
}

/// Returns whether a text matches a pattern in which `*` matches any characters.
pub(crate) fn matches_pattern(pattern: &str, text: &str) -> bool {
    let mut pieces = pattern.split('*');
    let Some(mut rest) = pieces.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let pieces: Vec<&str> = pieces.collect();
    let Some((last, between)) = pieces.split_last() else { return rest.is_empty() };
    for piece in between {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn star_matches_any_characters() {
        for (pattern, text, expected) in [
            ("a.yaml#/x", "a.yaml#/x", true),
            ("a.yaml#/x", "a.yaml#/xy", false),
            ("a.yaml#*", "a.yaml#/x", true),
            ("*/x/*/z", "f#/x/y/z", true),
            ("*/x/*/z", "f#/x/z", false),
            ("*", "", true),
        ] {
            assert_eq!(matches_pattern(pattern, text), expected, "{pattern} {text}");
        }
    }
}

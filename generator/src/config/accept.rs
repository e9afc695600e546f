//! Findings that are known and accepted.

use serde::Deserialize;

/// Findings of one kind, at some places, that are known and accepted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The code.
    pub code: String,
    /// The places: `file#/pointer`, where `*` stands for anything.
    pub at: String,
    /// Why they are accepted.
    pub reason: String,
}

impl Accept {
    /// Whether a finding is one of these.
    #[must_use]
    pub fn covers(&self, code: &str, place: &str) -> bool {
        self.code == code && fits(&self.at, place)
    }
}

/// Whether a text fits a pattern in which `*` stands for anything.
fn fits(pattern: &str, text: &str) -> bool {
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
    fn a_star_stands_for_anything() {
        for (pattern, text, expected) in [
            ("a.yaml#/x", "a.yaml#/x", true),
            ("a.yaml#/x", "a.yaml#/xy", false),
            ("a.yaml#*", "a.yaml#/x", true),
            ("*/x/*/z", "f#/x/y/z", true),
            ("*/x/*/z", "f#/x/z", false),
            ("*", "", true),
        ] {
            assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
        }
    }
}

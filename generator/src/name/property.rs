//! The names of the properties of an object or of the values of an enum: one scope.

use super::scope::{Candidate, Rank};
use super::words::Words;

/// Returns the candidates for a property or value: its words, with symbols spelled, with the case as a word.
pub(super) fn candidate<'a>(
    text: &'a str,
    rename: Option<&String>,
    case: fn(&Words) -> String,
) -> Candidate<'a> {
    if let Some(rename) = rename {
        return Candidate::new(Rank::Renamed, vec![rename.clone()]);
    }
    let plain = case(&Words::of(text));
    let is_same = plain == text;
    Candidate::or(Rank::Component, plain, move || {
        let spelled = Words::spelled(text);
        let with_case =
            if is_same { text.to_owned() } else { case(&spelled.clone().and(case_of(text))) };
        vec![case(&spelled), with_case]
    })
}

/// Returns a word for the case of a text.
pub(super) fn case_of(text: &str) -> &'static str {
    match (text.contains(char::is_uppercase), text.contains(char::is_lowercase)) {
        (true, false) => "upper",
        (true, true) => "camel",
        _ => "lower",
    }
}

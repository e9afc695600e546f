//! The names of members of objects and of values of enumerations: texts that differ, in one scope.

use super::scope::{Candidate, Rank};
use super::words::Words;

/// What a member would like to be called: its words, with symbols spelled, with the case told.
pub(super) fn candidate<'a>(
    text: &'a str,
    pin: Option<&String>,
    case: fn(&Words) -> String,
) -> Candidate<'a> {
    if let Some(pin) = pin {
        return Candidate::new(Rank::Pinned, vec![pin.clone()]);
    }
    let plain = case(&Words::of(text));
    let is_told = plain == text;
    Candidate::or(Rank::Component, plain, move || {
        let spelled = Words::spelled(text);
        let told =
            if is_told { text.to_owned() } else { case(&spelled.clone().and(case_of(text))) };
        vec![case(&spelled), told]
    })
}

pub(super) fn case_of(text: &str) -> &'static str {
    match (text.contains(char::is_uppercase), text.contains(char::is_lowercase)) {
        (true, false) => "upper",
        (true, true) => "camel",
        _ => "lower",
    }
}

//! The names of members of objects and of values of enumerations: texts that differ, in one scope.

use super::scope::{Rank, Wish};
use super::words::Words;

/// What a member would like to be called: its words, with symbols spelled, with the case told.
pub(super) fn wish(text: &str, pin: Option<&String>, case: fn(&Words) -> String) -> Wish {
    if let Some(pin) = pin {
        return Wish { names: vec![pin.clone()], rank: Rank::Pinned };
    }
    let plain = case(&Words::of(text));
    let spelled = Words::spelled(text);
    let told =
        if plain == text { plain.clone() } else { case(&spelled.clone().and(case_of(text))) };
    Wish { names: vec![plain, case(&spelled), told], rank: Rank::Component }
}

pub(super) fn case_of(text: &str) -> &'static str {
    match (text.contains(char::is_uppercase), text.contains(char::is_lowercase)) {
        (true, false) => "upper",
        (true, true) => "camel",
        _ => "lower",
    }
}

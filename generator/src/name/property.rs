//! The names of the properties of an object or of the values of an enum: one scope.

use super::scope::{Candidate, Rank};
use super::spelling::spelling;
use super::words::Words;

/// Returns the candidates for a property or value: `name` if the document or a rule gives it a name, its words, with
/// symbols spelled, with a word for its spelling.
pub(super) fn candidate<'a>(
    text: &'a str,
    name: Option<&str>,
    rename: Option<&String>,
    case: fn(&Words) -> String,
) -> Candidate<'a> {
    if let Some(rename) = rename {
        return Candidate::new(Rank::Renamed, vec![rename.clone()]);
    }
    let plain = case(&Words::of(text));
    let is_same = plain == text;
    let name = name.map(|name| case(&Words::of(name))).filter(|name| *name != plain);
    let (first, second) = match name {
        Some(name) => (name, Some(plain)),
        None => (plain, None),
    };
    Candidate::or(Rank::Component, first, move || {
        let spelled = Words::spelled(text);
        let with_spelling =
            if is_same { text.to_owned() } else { case(&spelled.clone().and(spelling(text))) };
        second.into_iter().chain([case(&spelled), with_spelling]).collect()
    })
}

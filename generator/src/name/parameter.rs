//! The names of parameters.

use super::scope::{Candidate, Rank};
use super::spelling::spelling;
use super::words::Words;
use crate::ir::Parameter;
use crate::spec::In;

/// Returns the candidates for the parameters of an operation.
///
/// A parameter is named after its words. Parameters of the same words in different locations are preceded by their
/// location; those in the same location are distinguished by their symbols or by their spelling.
pub(super) fn candidates(parameters: &[Parameter]) -> Vec<Candidate<'_>> {
    let words: Vec<Words> = parameters.iter().map(|each| Words::of(&each.name)).collect();
    let candidate = |index: usize| {
        let parameter = &parameters[index];
        let others =
            (0..words.len()).filter(|other| *other != index && words[*other] == words[index]);
        let same_words: Vec<In> = others.map(|other| parameters[other].location).collect();
        let is_elsewhere = same_words.iter().any(|location| *location != parameter.location);
        let is_alone = !same_words.contains(&parameter.location);
        let words = words[index].clone();
        Candidate::or(Rank::Component, words.snake(), move || {
            longer(parameter, &words, is_elsewhere, is_alone)
        })
    };
    (0..parameters.len()).map(candidate).collect()
}

/// Returns the names of a parameter that has the words of another parameter or part.
fn longer(parameter: &Parameter, words: &Words, is_elsewhere: bool, is_alone: bool) -> Vec<String> {
    let text = &parameter.name;
    let location = Words::of(location(parameter.location));
    let located = |name: Words| location.clone().then(name);
    let qualified = |name: Words| if is_elsewhere { located(name) } else { name };
    let spelled = Words::spelled(text);
    let with_spelling = spelled.clone().and(spelling(text));
    let distinct = if is_alone || words.snake() == *text {
        words.clone()
    } else if spelled == *words {
        with_spelling.clone()
    } else {
        spelled
    };
    let names = [qualified(distinct.clone()), located(distinct), located(with_spelling)];
    names.iter().map(Words::snake).collect()
}

fn location(location: In) -> &'static str {
    match location {
        In::Path => "path",
        In::Query => "query",
        In::QueryString => "query_string",
        In::Header => "header",
        In::Cookie => "cookie",
    }
}

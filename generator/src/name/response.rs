//! The names of the methods for responses.

use super::Ident;
use super::scope::{self, Candidate, Rank, Reserved};
use super::words::Words;
use crate::ir::{Operation, ResponseBody, ResponseForm};

const HEADERS: Reserved<'_> =
    Reserved { names: &[&["clone", "new"]], suffix: "header", joint: "_" };

/// Returns the methods that request another media type: `send_for_events`. `inputs` are the other methods of the request.
pub(super) fn forms(operation: &Operation, inputs: &[Ident]) -> Vec<Ident> {
    let inputs: Vec<&str> = inputs.iter().map(Ident::plain).collect();
    let reserved = Reserved { names: &[&inputs], suffix: "form", joint: "_" };
    let candidates = operation.forms.iter().map(|form| {
        let words = || Words::of("send for");
        let media_type = form.media_type.replace(['*', '/', ';', '='], " ");
        let long = || words().then(Words::of(&media_type));
        let mut names = vec![long().snake(), long().and(kind(form)).snake()];
        if operation.responses.iter().all(|response| response.body != form.body) {
            names.insert(0, words().and(kind(form)).snake());
        }
        Candidate::new(Rank::Inline, names)
    });
    scope::assign(candidates.collect(), reserved).into_iter().map(Ident::legal).collect()
}

/// Returns the word for the body in a media type.
fn kind(form: &ResponseForm) -> &'static str {
    let is = |part: &str| form.media_type.to_ascii_lowercase().contains(part);
    match form.body {
        ResponseBody::Json(_) => "json",
        ResponseBody::JsonStream(_) => "stream",
        ResponseBody::Events(_) | ResponseBody::StringEvents(_) => "events",
        ResponseBody::Bytes => "bytes",
        ResponseBody::Text if is("xml") => "xml",
        ResponseBody::Text if is("yaml") => "yaml",
        ResponseBody::Text if is("html") => "html",
        ResponseBody::Text if is("csv") => "csv",
        ResponseBody::Text | ResponseBody::Scalar(_) | ResponseBody::None => "text",
    }
}

/// Returns the methods that read the headers.
pub(super) fn headers(operation: &Operation) -> Vec<Ident> {
    let candidates = operation.headers.iter().map(|header| {
        let words = || Words::of(&header.name);
        Candidate::new(
            Rank::Inline,
            vec![words().snake(), Words::of("header").then(words()).snake()],
        )
    });
    scope::assign(candidates.collect(), HEADERS).into_iter().map(Ident::legal).collect()
}

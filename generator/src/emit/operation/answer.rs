//! What comes back: one type, or an enum when success has several shapes.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs;
use super::super::error_set::said;
use super::super::ty::{Types, tokens};
use super::Context;
use crate::api::{AnswerBody, AnswerCase, Operation, Ty};
use crate::name::OperationNames;
use crate::spec::StatusRange;

/// How success looks.
pub(super) struct Answer {
    /// What `send` gives inside of the response.
    pub(super) ty: TokenStream,
    pub(super) read: Read,
    /// Whether the body is left open.
    pub(super) open: bool,
    /// In words, for the documentation of `send`.
    pub(super) words: String,
    variants: Vec<TokenStream>,
}

/// How success is read.
pub(super) enum Read {
    /// All in one way, for these statuses; none: for all of the class 2.
    Success(Vec<u16>, TokenStream),
    /// Each status in its own way: a pattern, and an expression.
    Match(Vec<(String, TokenStream)>),
}

/// Whether the answers of an operation have different types.
pub(super) fn differ(operation: &Operation) -> bool {
    cases(operation).windows(2).any(|pair| pair[0].body != pair[1].body)
}

impl Answer {
    pub(super) fn of(operation: &Operation, names: &OperationNames, types: &mut Types<'_>) -> Self {
        let open = operation
            .answers
            .iter()
            .any(|case| matches!(case.body, AnswerBody::Bytes | AnswerBody::Events(_)));
        if differ(operation) {
            several(operation, names, open, types)
        } else {
            one(&cases(operation), open, types)
        }
    }

    /// What comes when events are asked for.
    pub(super) fn events(operation: &Operation, types: &mut Types<'_>) -> Option<Self> {
        operation.events.as_ref().map(|case| one(&[case], true, types))
    }

    /// What sending the request names of the runtime.
    pub(super) fn imports(&self) -> &'static [&'static str] {
        match self.read {
            Read::Success(..) => &["Answer", "TypedRequest"],
            Read::Match(_) => &["Client", "Error", "Response"],
        }
    }

    /// Whether each status is read in its own way.
    pub(super) fn is_read_by_status(&self) -> bool {
        matches!(self.read, Read::Match(_))
    }

    /// The enum of several answers.
    pub(super) fn definition(&self, context: &Context<'_>) -> TokenStream {
        if self.variants.is_empty() {
            return TokenStream::new();
        }
        let ident = &context.names.answer.0;
        let variants = &self.variants;
        let link =
            format!("What [`{}::{}`] can answer.", context.handle, context.names.method.plain());
        let docs = docs::attributes([link]);
        quote!(#docs #[derive(Debug)] #[non_exhaustive] pub enum #ident { #(#variants),* })
    }
}

/// The cases of success; a class says all that a default could say of success.
fn cases(operation: &Operation) -> Vec<&AnswerCase> {
    let class = operation.answers.iter().any(|case| case.status == StatusRange::Class(2));
    operation
        .answers
        .iter()
        .filter(|case| !(class && case.status == StatusRange::Default))
        .collect()
}

fn one(cases: &[&AnswerCase], open: bool, types: &mut Types<'_>) -> Answer {
    let body = cases.first().map_or(&AnswerBody::None, |case| &case.body);
    let statuses = cases.iter().map(|case| match case.status {
        StatusRange::Exact(code) => Some(code),
        _ => None,
    });
    let statuses: Vec<u16> = statuses.collect::<Option<_>>().unwrap_or_default();
    let read = match body {
        AnswerBody::None => quote!(Answer::empty),
        AnswerBody::Json(_) => quote!(Answer::json),
        AnswerBody::Text => quote!(Answer::text),
        AnswerBody::Bytes => quote!(Answer::bytes),
        AnswerBody::Events(Some(_)) => quote!(Answer::events),
        AnswerBody::Events(None) => quote!(Answer::text_events),
    };
    let text = text(body, types);
    Answer {
        words: words(body, &text),
        ty: tokens(&text),
        read: Read::Success(statuses, read),
        open,
        variants: Vec::new(),
    }
}

fn several(
    operation: &Operation,
    names: &OperationNames,
    open: bool,
    types: &mut Types<'_>,
) -> Answer {
    let ident = &names.answer.0;
    let mut arms = Vec::new();
    let mut variants = Vec::new();
    for case in cases(operation) {
        let position =
            operation.answers.iter().position(|other| other.status == case.status).unwrap_or(0);
        let name = &names.answer.1[position];
        let docs =
            docs::attributes(docs::wrapped(vec![said(case.status, case.description.as_deref())]));
        if case.body == AnswerBody::None {
            let read = read(&case.body, open, None);
            variants.push(quote!(#docs #name));
            arms.push((arm(case.status, operation), quote!(#read.map(|()| #ident::#name))));
        } else {
            let (text, read) = variant(&case.body, open, types);
            let ty = tokens(&text);
            variants.push(quote!(#docs #name(#ty)));
            arms.push((arm(case.status, operation), quote!(#read.map(#ident::#name))));
        }
    }
    let words = docs::a(&format!("[`{ident}`]"));
    Answer { ty: quote!(#ident), read: Read::Match(arms), open, words, variants }
}

/// The pattern of a status. Clippy objects to a range that starts or ends with a status of its own.
fn arm(status: StatusRange, operation: &Operation) -> String {
    let StatusRange::Class(class) = status else { return pattern(status) };
    let first = u16::from(class) * 100;
    let alone =
        |code: &u16| operation.answers.iter().any(|case| case.status == StatusRange::Exact(*code));
    let mut rest = (first..first + 100).filter(|code| !alone(code));
    match (rest.next(), rest.next_back()) {
        (Some(from), Some(to)) => format!("{from}..={to}"),
        _ => pattern(status),
    }
}

/// Reads the body of an answer; the type of JSON is named where the compiler cannot know it.
fn read(body: &AnswerBody, open: bool, named: Option<&TokenStream>) -> TokenStream {
    let named = named.map(|ty| quote!(::<#ty>));
    match body {
        AnswerBody::None => quote!(answer.empty()?),
        AnswerBody::Json(_) if open => quote!(answer.read().await?.json #named ()?),
        AnswerBody::Json(_) => quote!(answer.json #named ()?),
        AnswerBody::Text if open => quote!(answer.read().await?.text()?),
        AnswerBody::Text => quote!(answer.text()?),
        AnswerBody::Bytes => quote!(answer.bytes()?),
        AnswerBody::Events(Some(_)) => quote!(answer.events()?),
        AnswerBody::Events(None) => quote!(answer.text_events()?),
    }
}

fn text(body: &AnswerBody, types: &mut Types<'_>) -> String {
    match body {
        AnswerBody::None => "()".to_owned(),
        AnswerBody::Json(ty) => types.owned(ty),
        AnswerBody::Text => "String".to_owned(),
        AnswerBody::Bytes => types.runtime("Download").to_owned(),
        AnswerBody::Events(ty) => {
            let ty = ty.as_ref().map_or_else(|| "String".to_owned(), |ty| types.owned(ty));
            format!("{}<{ty}>", types.runtime("Events"))
        }
    }
}

/// The type of a variant, and how it is read. Objects are boxed, so that the variants are of like size.
fn variant(body: &AnswerBody, open: bool, types: &mut Types<'_>) -> (String, TokenStream) {
    let text = text(body, types);
    match body {
        AnswerBody::Json(ty) => {
            let text = if matches!(ty, Ty::Named(_)) { format!("Box<{text}>") } else { text };
            let read = read(body, open, Some(&tokens(&text)));
            (text, read)
        }
        AnswerBody::Bytes | AnswerBody::Events(_) => {
            let read = read(body, open, None);
            (format!("Box<{text}>"), quote!(#read.map(Box::new)))
        }
        _ => (text, read(body, open, None)),
    }
}

fn pattern(status: StatusRange) -> String {
    match status {
        StatusRange::Exact(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}00..={class}99"),
        StatusRange::Default => "200..=299".to_owned(),
    }
}

/// What `send` answers, in words.
fn words(body: &AnswerBody, text: &str) -> String {
    match body {
        AnswerBody::None => "nothing but the status and headers".to_owned(),
        AnswerBody::Json(Ty::Named(_)) => docs::a(&format!("[`{text}`]")),
        AnswerBody::Json(Ty::List(item)) if matches!(**item, Ty::Named(_)) => {
            let name = text.trim_start_matches("Vec<").trim_end_matches('>');
            format!("a list of [`{name}`]")
        }
        AnswerBody::Json(_) => docs::a(&format!("`{text}`")),
        AnswerBody::Text => "a text".to_owned(),
        AnswerBody::Bytes => "bytes, as they come".to_owned(),
        AnswerBody::Events(_) => "a stream of events".to_owned(),
    }
}

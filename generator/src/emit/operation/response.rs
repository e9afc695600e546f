//! What comes back: one type, or an enum when success has several shapes.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs;
use super::super::error_set::said;
use super::super::ty::{Types, tokens};
use super::Context;
use crate::ir::{Operation, ResponseBody, SuccessResponse, Ty};
use crate::name::OperationNames;
use crate::spec::StatusRange;

/// How success looks.
pub(super) struct Success {
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

impl Success {
    pub(super) fn of(operation: &Operation, names: &OperationNames, types: &mut Types<'_>) -> Self {
        let open = operation
            .responses
            .iter()
            .any(|case| matches!(case.body, ResponseBody::Bytes | ResponseBody::Events(_)));
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
            Read::Success(..) => &["IncomingResponse", "TypedRequest"],
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
        let ident = &context.names.response.0;
        let variants = &self.variants;
        let link =
            format!("What [`{}::{}`] can answer.", context.handle, context.names.method.plain());
        let docs = docs::attributes([link]);
        quote!(#docs #[derive(Debug)] #[non_exhaustive] pub enum #ident { #(#variants),* })
    }
}

/// The cases of success; a class says all that a default could say of success.
fn cases(operation: &Operation) -> Vec<&SuccessResponse> {
    let class = operation.responses.iter().any(|case| case.status == StatusRange::Class(2));
    operation
        .responses
        .iter()
        .filter(|case| !(class && case.status == StatusRange::Default))
        .collect()
}

fn one(cases: &[&SuccessResponse], open: bool, types: &mut Types<'_>) -> Success {
    let body = cases.first().map_or(&ResponseBody::None, |case| &case.body);
    let statuses = cases.iter().map(|case| match case.status {
        StatusRange::Exact(code) => Some(code),
        _ => None,
    });
    let statuses: Vec<u16> = statuses.collect::<Option<_>>().unwrap_or_default();
    let read = match body {
        ResponseBody::None => quote!(IncomingResponse::empty),
        ResponseBody::Json(_) => quote!(IncomingResponse::json),
        ResponseBody::Text => quote!(IncomingResponse::text),
        ResponseBody::Bytes => quote!(IncomingResponse::bytes),
        ResponseBody::Events(Some(_)) => quote!(IncomingResponse::events),
        ResponseBody::Events(None) => quote!(IncomingResponse::text_events),
    };
    let text = text(body, types);
    Success {
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
) -> Success {
    let ident = &names.response.0;
    let mut match_arms = Vec::new();
    let mut variants = Vec::new();
    for case in cases(operation) {
        let position =
            operation.responses.iter().position(|other| other.status == case.status).unwrap_or(0);
        let name = &names.response.1[position];
        let docs =
            docs::attributes(docs::wrapped(vec![said(case.status, case.description.as_deref())]));
        if case.body == ResponseBody::None {
            let read = read(&case.body, open, None);
            variants.push(quote!(#docs #name));
            match_arms
                .push((match_arm(case.status, operation), quote!(#read.map(|()| #ident::#name))));
        } else {
            let (text, read) = variant(&case.body, open, types);
            let ty = tokens(&text);
            variants.push(quote!(#docs #name(#ty)));
            match_arms.push((match_arm(case.status, operation), quote!(#read.map(#ident::#name))));
        }
    }
    let words = docs::a(&format!("[`{ident}`]"));
    Success { ty: quote!(#ident), read: Read::Match(match_arms), open, words, variants }
}

/// The pattern of a status. Clippy objects to a range that starts or ends with a status of its own.
fn match_arm(status: StatusRange, operation: &Operation) -> String {
    let StatusRange::Class(class) = status else { return pattern(status) };
    let first = u16::from(class) * 100;
    let alone = |code: &u16| {
        operation.responses.iter().any(|case| case.status == StatusRange::Exact(*code))
    };
    let mut rest = (first..first + 100).filter(|code| !alone(code));
    match (rest.next(), rest.next_back()) {
        (Some(from), Some(to)) => format!("{from}..={to}"),
        _ => pattern(status),
    }
}

/// Reads the body of an answer; the type of JSON is named where the compiler cannot know it.
fn read(body: &ResponseBody, open: bool, named: Option<&TokenStream>) -> TokenStream {
    let named = named.map(|ty| quote!(::<#ty>));
    match body {
        ResponseBody::None => quote!(response.empty()?),
        ResponseBody::Json(_) if open => quote!(response.read().await?.json #named ()?),
        ResponseBody::Json(_) => quote!(response.json #named ()?),
        ResponseBody::Text if open => quote!(response.read().await?.text()?),
        ResponseBody::Text => quote!(response.text()?),
        ResponseBody::Bytes => quote!(response.bytes()?),
        ResponseBody::Events(Some(_)) => quote!(response.events()?),
        ResponseBody::Events(None) => quote!(response.text_events()?),
    }
}

fn text(body: &ResponseBody, types: &mut Types<'_>) -> String {
    match body {
        ResponseBody::None => "()".to_owned(),
        ResponseBody::Json(ty) => types.owned(ty),
        ResponseBody::Text => "String".to_owned(),
        ResponseBody::Bytes => types.runtime("Download").to_owned(),
        ResponseBody::Events(ty) => {
            let ty = ty.as_ref().map_or_else(|| "String".to_owned(), |ty| types.owned(ty));
            format!("{}<{ty}>", types.runtime("Events"))
        }
    }
}

/// The type of a variant, and how it is read. Objects are boxed, so that the variants are of like size.
fn variant(body: &ResponseBody, open: bool, types: &mut Types<'_>) -> (String, TokenStream) {
    let text = text(body, types);
    match body {
        ResponseBody::Json(ty) => {
            let text = if matches!(ty, Ty::Named(_)) { format!("Box<{text}>") } else { text };
            let read = read(body, open, Some(&tokens(&text)));
            (text, read)
        }
        ResponseBody::Bytes | ResponseBody::Events(_) => {
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
fn words(body: &ResponseBody, text: &str) -> String {
    match body {
        ResponseBody::None => "nothing but the status and headers".to_owned(),
        ResponseBody::Json(Ty::Named(_)) => docs::a(&format!("[`{text}`]")),
        ResponseBody::Json(Ty::List(item)) if matches!(**item, Ty::Named(_)) => {
            let name = text.trim_start_matches("Vec<").trim_end_matches('>');
            format!("a list of [`{name}`]")
        }
        ResponseBody::Json(_) => docs::a(&format!("`{text}`")),
        ResponseBody::Text => "a text".to_owned(),
        ResponseBody::Bytes => "bytes, as they come".to_owned(),
        ResponseBody::Events(_) => "a stream of events".to_owned(),
    }
}

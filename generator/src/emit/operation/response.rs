//! The type of a successful response, and the code that reads it.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs;
use super::super::error_set::said;
use super::super::ty::{TypePrinter, tokens};
use super::branch::{Branch, raise, status_pattern};
use super::undocumented;
use crate::ir::{Operation, ResponseBody, Success, Ty};
use crate::name::{Ident, OperationNames};

/// The type of a successful response.
pub(super) struct SuccessType {
    /// The type of the body.
    pub(super) ty: TokenStream,
    pub(super) reader: Reader,
    /// A description for the documentation of `send`: "a string".
    pub(super) words: String,
    /// The variants, if the type is an enum.
    variants: Vec<TokenStream>,
}

/// The code that reads a successful response.
pub(super) enum Reader {
    /// One function for all results.
    Uniform(TokenStream),
    /// The status code decides between these branches.
    ByStatus(Vec<Branch>),
}

impl SuccessType {
    pub(super) fn of(
        operation: &Operation,
        names: &OperationNames,
        types: &mut TypePrinter<'_>,
    ) -> Self {
        match &operation.shape.success {
            Success::Uniform(success) => uniform(success, types),
            Success::Enum(responses) => by_status(operation, responses, names, types),
        }
    }

    /// Returns the types of the responses in the other media types that the caller can request.
    pub(super) fn forms(operation: &Operation, types: &mut TypePrinter<'_>) -> Vec<Self> {
        operation.forms.iter().map(|form| uniform(&form.body, types)).collect()
    }

    /// Returns the items of the runtime that the code requires.
    pub(super) fn imports(&self) -> &'static [&'static str] {
        match self.reader {
            Reader::Uniform(_) => &["IncomingResponse", "TypedRequest"],
            Reader::ByStatus(_) => &["RawClient", "Error", "Response"],
        }
    }

    /// Prints the enum, if the type is one.
    pub(super) fn definition(&self, handle: &Ident, names: &OperationNames) -> TokenStream {
        if self.variants.is_empty() {
            return TokenStream::new();
        }
        let ident = &names.response.0;
        let variants = &self.variants;
        let method = names.method.plain();
        let about = format!("A successful response of [`{handle}::{method}`].");
        let docs = docs::attributes([about]);
        quote!(#docs #[derive(Debug)] #[non_exhaustive] pub enum #ident { #(#variants),* })
    }
}

fn uniform(body: &ResponseBody, types: &mut TypePrinter<'_>) -> SuccessType {
    let read = match body {
        ResponseBody::None => quote!(IncomingResponse::empty),
        ResponseBody::Json(ty) => {
            if let Some(position) = types.foreign(ty).as_deref().map(tokens) {
                quote!(IncomingResponse::foreign::<#position, _>)
            } else {
                quote!(IncomingResponse::json)
            }
        }
        ResponseBody::Text => quote!(IncomingResponse::text),
        ResponseBody::Scalar(_) => quote!(IncomingResponse::scalar),
        ResponseBody::Bytes => quote!(IncomingResponse::bytes),
        ResponseBody::Events(Some(ty)) => {
            if let Some(position) = types.foreign(ty).as_deref().map(tokens) {
                quote!(IncomingResponse::foreign_events::<#position, _>)
            } else {
                quote!(IncomingResponse::events)
            }
        }
        ResponseBody::Events(None) => quote!(IncomingResponse::text_events),
        ResponseBody::StringEvents(ty) => {
            if let Some(position) = types.foreign(ty).as_deref().map(tokens) {
                quote!(IncomingResponse::foreign_string_events::<#position, _>)
            } else {
                quote!(IncomingResponse::string_events)
            }
        }
        ResponseBody::JsonStream(ty) => {
            if let Some(position) = types.foreign(ty).as_deref().map(tokens) {
                quote!(IncomingResponse::foreign_stream::<#position, _>)
            } else {
                quote!(IncomingResponse::json_stream)
            }
        }
    };
    let ty = body_type(body, types);
    SuccessType {
        words: words(body, &ty),
        ty: tokens(&ty),
        reader: Reader::Uniform(read),
        variants: Vec::new(),
    }
}

fn by_status(
    operation: &Operation,
    responses: &[usize],
    names: &OperationNames,
    types: &mut TypePrinter<'_>,
) -> SuccessType {
    let ident = &names.response.0;
    let reading = Reading { is_streamed: operation.shape.is_streamed, raise: raise(operation) };
    let mut branches = Vec::new();
    let mut variants = Vec::new();
    for &position in responses {
        let response = &operation.responses[position];
        let name = &names.response.1[position];
        let about = said(response.status, response.description.as_deref());
        let docs = docs::attributes(docs::wrapped(vec![about]));
        let pattern = status_pattern(response.status, operation);
        let (ty, read) = variant(&response.body, &reading, types);
        let ty = (response.body != ResponseBody::None).then(|| tokens(&ty));
        let ty = ty.map(|ty| quote!((#ty)));
        variants.push(quote!(#docs #name #ty));
        let read = in_variant(&response.body, &read, ident, name);
        branches.push(Branch { pattern, guard: None, read });
    }
    undocumented::add_branches(operation, names, &mut branches, types);
    let words = docs::a(&format!("[`{ident}`]"));
    SuccessType { ty: quote!(#ident), reader: Reader::ByStatus(branches), words, variants }
}

/// Returns the expression that converts a response to the enum.
fn in_variant(body: &ResponseBody, read: &TokenStream, ident: &Ident, name: &Ident) -> TokenStream {
    if *body == ResponseBody::None {
        quote!(#read.map(|()| #ident::#name))
    } else {
        quote!(#read.map(#ident::#name))
    }
}

/// The parts that the expressions of all response bodies share.
struct Reading {
    is_streamed: bool,
    /// The end of a fallible expression.
    raise: TokenStream,
}

impl Reading {
    /// Returns the expression that reads a response body. `ty` is the type of JSON, where the compiler cannot infer it.
    fn expression(
        &self,
        body: &ResponseBody,
        ty: Option<&TokenStream>,
        types: &mut TypePrinter<'_>,
    ) -> TokenStream {
        let raise = &self.raise;
        let response =
            if self.is_streamed { quote!(response.read().await #raise) } else { quote!(response) };
        match body {
            ResponseBody::None => quote!(response.empty() #raise),
            ResponseBody::Json(body) => {
                if let Some(position) = types.foreign(body).as_deref().map(tokens) {
                    quote!(#response.foreign::<#position, #ty>() #raise)
                } else {
                    quote!(#response.json::<#ty>() #raise)
                }
            }
            ResponseBody::Text => quote!(#response.text() #raise),
            ResponseBody::Scalar(_) => quote!(#response.scalar() #raise),
            ResponseBody::Bytes => quote!(response.bytes() #raise),
            ResponseBody::Events(Some(ty)) => {
                if let Some(position) = types.foreign(ty).as_deref().map(tokens) {
                    quote!(response.foreign_events::<#position, _>() #raise)
                } else {
                    quote!(response.events() #raise)
                }
            }
            ResponseBody::Events(None) => quote!(response.text_events() #raise),
            ResponseBody::StringEvents(ty) => {
                if let Some(position) = types.foreign(ty).as_deref().map(tokens) {
                    quote!(response.foreign_string_events::<#position, _>() #raise)
                } else {
                    quote!(response.string_events() #raise)
                }
            }
            ResponseBody::JsonStream(ty) => {
                if let Some(position) = types.foreign(ty).as_deref().map(tokens) {
                    quote!(response.foreign_stream::<#position, _>() #raise)
                } else {
                    quote!(response.json_stream() #raise)
                }
            }
        }
    }
}

fn body_type(body: &ResponseBody, types: &mut TypePrinter<'_>) -> String {
    match body {
        ResponseBody::None => "()".to_owned(),
        ResponseBody::Json(ty) | ResponseBody::Scalar(ty) => types.owned(ty),
        ResponseBody::Text => "String".to_owned(),
        ResponseBody::Bytes => types.runtime("Download").to_owned(),
        ResponseBody::Events(ty) => {
            let ty = ty.as_ref().map_or_else(|| "String".to_owned(), |ty| types.owned(ty));
            format!("{}<{ty}>", types.runtime("Events"))
        }
        ResponseBody::StringEvents(ty) => {
            let ty = types.owned(ty);
            format!("{}<{ty}>", types.runtime("Events"))
        }
        ResponseBody::JsonStream(ty) => {
            let ty = types.owned(ty);
            format!("{}<{ty}>", types.runtime("JsonStream"))
        }
    }
}

/// Returns the type of a variant, and the expression that reads it. Objects are boxed, so that all variants are small.
fn variant(
    body: &ResponseBody,
    reading: &Reading,
    types: &mut TypePrinter<'_>,
) -> (String, TokenStream) {
    let text = body_type(body, types);
    match body {
        ResponseBody::Json(ty) => {
            let text = if matches!(ty, Ty::Named(_)) { format!("Box<{text}>") } else { text };
            let read = reading.expression(body, Some(&tokens(&text)), types);
            (text, read)
        }
        ResponseBody::Bytes
        | ResponseBody::Events(_)
        | ResponseBody::StringEvents(_)
        | ResponseBody::JsonStream(_) => {
            let read = reading.expression(body, None, types);
            (format!("Box<{text}>"), quote!(#read.map(Box::new)))
        }
        _ => (text, reading.expression(body, None, types)),
    }
}

/// Returns a description of a response body for the documentation.
fn words(body: &ResponseBody, ty: &str) -> String {
    match body {
        ResponseBody::None => "a response without a body".to_owned(),
        ResponseBody::Json(Ty::Named(_)) => docs::a(&format!("[`{ty}`]")),
        ResponseBody::Json(Ty::List(item)) if matches!(**item, Ty::Named(_)) => {
            let name = ty.trim_start_matches("Vec<").trim_end_matches('>');
            format!("a list of [`{name}`]")
        }
        ResponseBody::Json(_) | ResponseBody::Scalar(_) => docs::a(&format!("`{ty}`")),
        ResponseBody::Text => "a string".to_owned(),
        ResponseBody::Bytes => "the response body as a stream of bytes".to_owned(),
        ResponseBody::Events(_) | ResponseBody::StringEvents(_) => "a stream of events".to_owned(),
        ResponseBody::JsonStream(_) => "a stream of JSON values".to_owned(),
    }
}

//! The methods that send a request and read the response.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::error_set::written;
use super::super::ty::{TypePrinter, tokens};
use super::branch::{Branch, raise};
use super::file::OperationFile;
use super::response::{Reader, SuccessType};
use crate::ir::{ErrorBody, ResponseForm, Ty};
use crate::name::Ident;

/// Prints `send`. It is inlined, so that the code that reads the response is compiled only in crates that call it.
pub(super) fn method(file: &OperationFile<'_>, types: &mut TypePrinter<'_>) -> TokenStream {
    let about = format!("Sends the request and returns {}.", file.response.words);
    let docs = docs::attributes(lines(file, &file.response, &about));
    let (ty, error) = (&file.response.ty, &file.error);
    let Reader::ByStatus(readers) = &file.response.reader else {
        types.runtime("ResponseFuture");
        return quote!(#docs #[inline] pub fn send(self) -> ResponseFuture<#ty, #error> { self.0.send() });
    };
    let readers = readers.iter().map(|Branch { pattern, guard, read }| {
        let (pattern, guard) = (tokens(pattern), guard.as_ref().map(|guard| quote!(if #guard)));
        quote!(#pattern #guard => Ok(#read),)
    });
    let error = match file.operation.error {
        ErrorBody::None => quote!(Error),
        ErrorBody::One(_) | ErrorBody::Set(_) => quote!(Error<#error>),
    };
    let raise = raise(file.operation);
    let execute = if file.operation.shape.is_streamed { quote!(open) } else { quote!(execute) };
    quote! {
        #docs
        #[inline]
        pub async fn send(self) -> Result<Response<#ty>, #error> {
            let response = self.client.#execute(self.request).await #raise;
            match response.status().as_u16() {
                #(#readers)*
                _ => Err(response.into_error()),
            }
        }
    }
}

/// Prints the `TypedRequest` of the variable `request`; `None` if the status code decides how the response is read.
pub(super) fn typed(file: &OperationFile<'_>) -> Option<TokenStream> {
    let Reader::Uniform(read) = &file.response.reader else { return None };
    let new = if file.operation.shape.is_streamed { quote!(open) } else { quote!(new) };
    Some(quote!(TypedRequest::#new(self.client, request, #read)))
}

/// Prints a method for each other media type of the response: `send_for_events`.
pub(super) fn for_forms(file: &OperationFile<'_>, types: &mut TypePrinter<'_>) -> Vec<TokenStream> {
    let forms = file.operation.forms.iter().zip(&file.forms).zip(&file.names.forms);
    forms
        .filter_map(|((form, response), name)| for_form(file, form, response, name, types))
        .collect()
}

fn for_form(
    file: &OperationFile<'_>,
    form: &ResponseForm,
    response: &SuccessType,
    name: &Ident,
    types: &mut TypePrinter<'_>,
) -> Option<TokenStream> {
    let Reader::Uniform(read) = &response.reader else { return None };
    for item in ["IncomingResponse", "ResponseFuture"] {
        types.runtime(item);
    }
    let header = docs::code(&format!("Accept: {}", form.media_type));
    let mut about =
        format!("Sends the request with the header {header} and returns {}.", response.words);
    if form.body.is_events() {
        about.push_str(
            " Some APIs also require a property in the request body that asks for events.",
        );
    }
    let docs = docs::attributes(lines(file, response, &about));
    let (ty, error, inner) = (&response.ty, &file.error, file.inner());
    let media_type = Literal::string(&form.media_type);
    let execute = if form.body.is_streamed() { quote!(open) } else { quote!(execute) };
    Some(quote! {
        #docs
        #[inline]
        pub fn #name(mut self) -> ResponseFuture<#ty, #error> {
            #inner.request.accept_only(#media_type);
            ResponseFuture::new(#inner.client.#execute(#inner.request), #read)
        }
    })
}

/// Returns a sentence about sending the request, for the method that creates it.
pub(super) fn summary(file: &OperationFile<'_>) -> String {
    let about = format!("Sending the request returns {}", file.response.words);
    match errors(file) {
        Some((error, statuses)) => format!("{about}, or the error {error}{statuses}."),
        None => format!("{about}."),
    }
}

fn lines(file: &OperationFile<'_>, response: &SuccessType, about: &str) -> Vec<String> {
    let mut lines = vec![about.to_owned()];
    lines.extend([String::new(), "# Errors".to_owned(), String::new()]);
    // Both types are imported for the signature.
    let others = match response.reader {
        Reader::Uniform(..) => "[`ResponseFuture`]",
        Reader::ByStatus(_) => "[`Error`]",
    };
    lines.push(match errors(file) {
        None => format!("See {others}. The API documents no error response bodies."),
        Some((error, statuses)) => {
            format!("Returns {error}{statuses}; see {others} for all other errors.")
        }
    });
    docs::wrapped(lines)
}

/// Returns the type of the documented errors and their status codes, for the documentation.
fn errors(file: &OperationFile<'_>) -> Option<(String, String)> {
    let statuses: Vec<String> =
        file.operation.error_docs.iter().map(|(status, _)| written(*status)).collect();
    let error = file.error.to_string().replace(' ', "");
    let error = match &file.operation.error {
        ErrorBody::None => return None,
        ErrorBody::One(Ty::Named(_)) | ErrorBody::Set(_) => format!("[`{error}`]"),
        ErrorBody::One(_) => format!("`{error}`"),
    };
    Some((error, for_status_codes(&statuses)))
}

/// Returns ` for the status codes 400, 401 and 500`.
fn for_status_codes(statuses: &[String]) -> String {
    match statuses {
        [] => String::new(),
        [only] if only == "default" => String::new(),
        [first @ .., last] if last == "default" => {
            format!(" for the status codes {} and all others", first.join(", "))
        }
        [only] => format!(" for the status code {only}"),
        [first @ .., last] => format!(" for the status codes {} and {last}", first.join(", ")),
    }
}

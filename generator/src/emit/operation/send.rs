//! Sending the request, and reading what comes back.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::error_set::written;
use super::super::ty::{Types, tokens};
use super::Context;
use super::response::{Read, Success};
use crate::ir::{ErrorBody, Ty};

/// `send`. It is inlined, so that the code that reads an answer is made only where the operation is called.
pub(super) fn method(context: &Context<'_>, types: &mut Types<'_>) -> TokenStream {
    let docs = docs::attributes(lines(
        context,
        &context.response,
        &format!("Sends the request and answers {}.", context.response.words),
    ));
    let (ty, error) = (&context.response.ty, &context.error);
    let Read::Match(variants) = &context.response.read else {
        types.runtime("ResponseFuture");
        return quote!(#docs #[inline] pub fn send(self) -> ResponseFuture<#ty, #error> { self.0.send() });
    };
    let variants = variants.iter().map(|(pattern, read)| {
        let pattern = tokens(pattern);
        quote!(#pattern => Ok(#read),)
    });
    let execute = if context.response.open { quote!(open) } else { quote!(execute) };
    quote! {
        #docs
        #[inline]
        pub async fn send(self) -> Result<Response<#ty>, Error<#error>> {
            let response = self.client.#execute(self.request).await?;
            match response.status().as_u16() {
                #(#variants)*
                _ => Err(response.into_error()),
            }
        }
    }
}

/// The request with the way to read its answer; nothing where that depends on the status.
pub(super) fn typed(context: &Context<'_>) -> Option<TokenStream> {
    let Read::Success(statuses, read) = &context.response.read else { return None };
    let new = if context.response.open { quote!(open) } else { quote!(new) };
    let statuses = list(statuses);
    Some(quote!(TypedRequest::#new(self.client, request, #statuses, #read)))
}

/// `send_for_events`; nothing for an operation that answers only events, or none.
pub(super) fn for_events(context: &Context<'_>, types: &mut Types<'_>) -> Option<TokenStream> {
    let response = context.events.as_ref()?;
    let Read::Success(statuses, read) = &response.read else { return None };
    for item in ["IncomingResponse", "ResponseFuture"] {
        types.runtime(item);
    }
    let about = "Sends the request, asks for events instead of another answer, and answers a stream of \
                 them. Some APIs want to be told by a member of the body, too.";
    let docs = docs::attributes(lines(context, response, about));
    let (ty, error, inner, statuses) =
        (&response.ty, &context.error, context.inner(), list(statuses));
    Some(quote! {
        #docs
        #[inline]
        pub fn send_for_events(mut self) -> ResponseFuture<#ty, #error> {
            #inner.request.accept("text/event-stream");
            ResponseFuture::new(#inner.client.open(#inner.request), #statuses, #read)
        }
    })
}

/// The statuses of success; none: all of the class 2.
fn list(statuses: &[u16]) -> TokenStream {
    let statuses = statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
    quote!(&[#(#statuses),*])
}

/// What a request that is only a name answers, as a paragraph of what makes it.
pub(super) fn responses(context: &Context<'_>) -> String {
    let about = format!("Answers {}", context.response.words);
    match errors(context) {
        Some((error, statuses)) => format!("{about}, or {error}{statuses}."),
        None => format!("{about}."),
    }
}

fn lines(context: &Context<'_>, response: &Success, about: &str) -> Vec<String> {
    let mut lines = vec![about.to_owned()];
    lines.extend([String::new(), "# Errors".to_owned(), String::new()]);
    // What is named here is imported for the signature already.
    let rest = match response.read {
        Read::Success(..) => "[`ResponseFuture`]",
        Read::Match(_) => "[`Error`]",
    };
    lines.push(match errors(context) {
        None => format!("See {rest}; the API documents no bodies of errors."),
        Some((error, statuses)) => format!("{error}{statuses}; see {rest} for the rest."),
    });
    docs::wrapped(lines)
}

/// The type of the documented errors as it is written, and the statuses that have it; nothing where there are none.
fn errors(context: &Context<'_>) -> Option<(String, String)> {
    let statuses: Vec<String> =
        context.operation.error_docs.iter().map(|(status, _)| written(*status)).collect();
    let error = context.error.to_string().replace(' ', "");
    let error = match &context.operation.error {
        ErrorBody::None => return None,
        ErrorBody::One(Ty::Named(_)) | ErrorBody::Set(_) => format!("[`{error}`]"),
        ErrorBody::One(_) => format!("`{error}`"),
    };
    Some((error, listed(&statuses)))
}

/// ` for the statuses 400, 401 and 500`
fn listed(statuses: &[String]) -> String {
    match statuses {
        [] => String::new(),
        [only] if only == "default" => String::new(),
        [first @ .., last] if last == "default" => {
            format!(" for the statuses {} and all others", first.join(", "))
        }
        [only] => format!(" for the status {only}"),
        [first @ .., last] => format!(" for the statuses {} and {last}", first.join(", ")),
    }
}

//! Sending the request, and reading what comes back.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::error_set::written;
use super::super::ty::tokens;
use super::Context;
use super::answer::{Answer, Read};
use crate::api::{ErrorBody, Ty};

/// `send`. It is inlined, so that the code that reads an answer is made only where the operation is called.
pub(super) fn method(context: &Context<'_>) -> TokenStream {
    let docs = docs::attributes(lines(
        context,
        &context.answer,
        &format!("Sends the request and {}.", context.answer.words),
    ));
    let (ty, error) = (&context.answer.ty, &context.error);
    let execute = if context.answer.open { quote!(open) } else { quote!(execute) };
    let answer = quote!(self.client.#execute(self.request));
    match &context.answer.read {
        Read::Success(statuses, read) => {
            let reply = reply(&answer, statuses, read);
            quote!(#docs #[inline] pub fn send(self) -> Reply<#ty, #error> { #reply })
        }
        Read::Match(arms) => {
            let arms = arms.iter().map(|(pattern, read)| {
                let pattern = tokens(pattern);
                quote!(#pattern => Ok(#read),)
            });
            quote! {
                #docs
                #[inline]
                pub async fn send(self) -> Result<Response<#ty>, Error<#error>> {
                    let answer = #answer.await?;
                    match answer.status().as_u16() {
                        #(#arms)*
                        _ => Err(answer.failure()),
                    }
                }
            }
        }
    }
}

/// `send_for_events`; nothing for an operation that answers only events, or none.
pub(super) fn for_events(context: &Context<'_>) -> Option<TokenStream> {
    let answer = context.events.as_ref()?;
    let Read::Success(statuses, read) = &answer.read else { return None };
    let about = "Sends the request, asks for events instead of another answer, and answers a stream of \
                 them. Some APIs want to be told by a member of the body, too.";
    let docs = docs::attributes(lines(context, answer, about));
    let (ty, error) = (&answer.ty, &context.error);
    let reply = reply(&quote!(self.client.open(self.request)), statuses, read);
    Some(quote! {
        #docs
        #[inline]
        pub fn send_for_events(mut self) -> Reply<#ty, #error> {
            self.request.accept("text/event-stream");
            #reply
        }
    })
}

fn reply(answer: &TokenStream, statuses: &[u16], read: &TokenStream) -> TokenStream {
    if statuses.is_empty() {
        return quote!(Reply::any(#answer, #read));
    }
    let statuses = statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
    quote!(Reply::new(#answer, &[#(#statuses),*], #read))
}

fn lines(context: &Context<'_>, answer: &Answer, about: &str) -> Vec<String> {
    let mut lines = vec![about.to_owned()];
    lines.extend([String::new(), "# Errors".to_owned(), String::new()]);
    let statuses: Vec<String> =
        context.operation.error_docs.iter().map(|(status, _)| written(*status)).collect();
    let error = context.error.to_string().replace(' ', "");
    // What is named here is imported for the signature already.
    let rest = match answer.read {
        Read::Success(..) => "[`Reply`]",
        Read::Match(_) => "[`Error`]",
    };
    let api = match &context.operation.error {
        ErrorBody::None => None,
        ErrorBody::One(Ty::Named(_)) | ErrorBody::Set(_) => Some(format!("[`{error}`]")),
        ErrorBody::One(_) => Some(format!("`{error}`")),
    };
    lines.push(match api {
        None => format!("See {rest}; the API documents no bodies of errors."),
        Some(api) => format!("{api}{}; see {rest} for the rest.", listed(&statuses)),
    });
    docs::wrapped(lines)
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

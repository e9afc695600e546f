//! Sending the request, and reading what comes back.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::error_set::written;
use super::super::ty::tokens;
use super::Context;
use super::answer::Read;
use crate::api::{ErrorBody, Ty};

/// `send`.
pub(super) fn method(context: &Context<'_>) -> TokenStream {
    let docs = docs::attributes(lines(context));
    let (ty, error) = (&context.answer.ty, &context.error);
    let execute = if context.answer.open { quote!(open) } else { quote!(execute) };
    let answer = quote!(self.client.#execute(self.request).await?);
    let read = match &context.answer.read {
        Read::Success(statuses, read) if statuses.is_empty() => quote!(#answer.any_success(#read)),
        Read::Success(statuses, read) => {
            let statuses = statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
            quote!(#answer.success(&[#(#statuses),*], #read))
        }
        Read::Match(arms) => {
            let arms = arms.iter().map(|(pattern, read)| {
                let pattern = tokens(pattern);
                quote!(#pattern => Ok(#read),)
            });
            quote! {
                let answer = #answer;
                match answer.status().as_u16() {
                    #(#arms)*
                    _ => Err(answer.failure()),
                }
            }
        }
    };
    quote! {
        #docs
        pub async fn send(self) -> Result<Response<#ty>, Error<#error>> { #read }
    }
}

fn lines(context: &Context<'_>) -> Vec<String> {
    let mut lines = vec![format!("Sends the request and {}.", context.answer.words)];
    lines.extend([String::new(), "# Errors".to_owned(), String::new()]);
    let statuses: Vec<String> =
        context.operation.error_docs.iter().map(|(status, _)| written(*status)).collect();
    let error = context.error.to_string().replace(' ', "");
    lines.push(match &context.operation.error {
        ErrorBody::None => "See [`Error`]; the API documents no bodies of errors.".to_owned(),
        ErrorBody::One(Ty::Named(_)) | ErrorBody::Set(_) => {
            let error = docs::a(&format!("[`{error}`]"));
            format!(
                "[`Error::Api`] holds {error}{}; see [`Error`] for the rest.",
                listed(&statuses)
            )
        }
        ErrorBody::One(_) => {
            format!(
                "[`Error::Api`] holds {}{}; see [`Error`] for the rest.",
                docs::a(&format!("`{error}`")),
                listed(&statuses)
            )
        }
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

//! The request of an operation: what it holds, how it is set, how it is sent.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs;
use super::super::ty::Types;
use super::{Context, job, paging, parameter, send};

/// The struct.
pub(super) fn definition(context: &Context<'_>) -> TokenStream {
    let request = &context.names.request;
    let link = format!("The request of [`{}::{}`].", context.handle, context.names.method.plain());
    let docs = docs::attributes([link]);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request does nothing until `send` is called and awaited"]
        pub struct #request<'a> { client: &'a Client, request: Request }
    }
}

/// Setters and `send`.
pub(super) fn methods(context: &Context<'_>, types: &mut Types<'_>) -> TokenStream {
    let request = &context.names.request;
    let setters =
        context.fields.iter().filter(|field| !field.required).map(parameter::Field::setter);
    let setters = setters.chain(body_setters(context));
    let send = send::method(context);
    let events = send::for_events(context);
    let streams = paging::methods(context, types);
    let job = job::method(context, types);
    quote!(impl #request<'_> { #(#setters)* #send #events #streams #job })
}

/// The setters of a body that need not be sent: one for each way to send it.
fn body_setters(context: &Context<'_>) -> Vec<TokenStream> {
    if context.body.required {
        return Vec::new();
    }
    let names = std::iter::once(&context.names.body).chain(&context.names.other_bodies);
    let setters = names.zip(&context.body.all).zip(&context.operation.bodies).enumerate();
    setters
        .filter_map(|(position, ((name, one), body))| {
            let argument = context.body.argument(position)?;
            let write = &one.write;
            let media_type = docs::code(&body.media_type);
            let docs = docs::attributes(docs::lines(
                &body.docs,
                &format!("What is sent, as {media_type}."),
            ));
            Some(quote! {
                #docs
                pub fn #name(mut self, #argument) -> Self {
                    self.#write
                    self
                }
            })
        })
        .collect()
}

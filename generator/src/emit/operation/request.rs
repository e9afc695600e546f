//! The request of an operation: what it holds, how it is set, how it is sent.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs;
use super::super::ty::Types;
use super::{Context, job, paging, send};

/// The request of an operation.
pub(super) struct Request<'a> {
    context: &'a Context<'a>,
    setters: Vec<TokenStream>,
    /// What can be done with it beside sending it.
    uses: Vec<TokenStream>,
}

impl<'a> Request<'a> {
    pub(super) fn of(context: &'a Context<'a>, types: &mut Types<'_>) -> Self {
        let inner = context.inner();
        let optional = context.fields.iter().filter(|field| !field.required);
        let setters = optional.map(|field| field.setter(&inner));
        let setters = setters.chain(body_setters(context, &inner)).collect();
        let events = send::for_events(context, types);
        let streams = paging::methods(context, types);
        let job = job::method(context, types);
        let uses = events.into_iter().chain(streams).chain(job).collect();
        Self { context, setters, uses }
    }

    /// Whether it is a `TypedRequest` by another name.
    pub(super) fn is_name(&self) -> bool {
        let is_bare = self.setters.is_empty() && self.uses.is_empty();
        is_bare && !self.context.response.is_read_by_status()
    }

    /// The struct, or the name.
    pub(super) fn definition(&self) -> TokenStream {
        let context = self.context;
        let request = &context.names.request;
        let link =
            format!("The request of [`{}::{}`].", context.handle, context.names.method.plain());
        let docs = docs::attributes([link]);
        let (ty, error) = (&context.response.ty, &context.error);
        if self.is_name() {
            return quote!(#docs pub type #request = TypedRequest<#ty, #error>;);
        }
        let fields = if context.response.is_read_by_status() {
            quote!({ client: Client, request: Request })
        } else {
            quote!((TypedRequest<#ty, #error>);)
        };
        quote! {
            #docs
            #[derive(Clone, Debug)]
            #[must_use = "a request does nothing until `send` is called and awaited"]
            pub struct #request #fields
        }
    }

    /// Setters and `send`.
    pub(super) fn methods(&self, types: &mut Types<'_>) -> TokenStream {
        if self.is_name() {
            return TokenStream::new();
        }
        let Self { context, setters, uses } = self;
        let request = &context.names.request;
        let send = send::method(context, types);
        quote!(impl #request { #(#setters)* #send #(#uses)* })
    }

    /// The request at the end of the method that makes it.
    pub(super) fn made(&self) -> TokenStream {
        let request = &self.context.names.request;
        let Some(typed) = send::typed(self.context) else {
            return quote!(#request { client: self.client.clone(), request });
        };
        if self.is_name() { typed } else { quote!(#request(#typed)) }
    }
}

/// The setters of a body that need not be sent: one for each way to send it.
fn body_setters(context: &Context<'_>, inner: &TokenStream) -> Vec<TokenStream> {
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
                    #inner.#write
                    self
                }
            })
        })
        .collect()
}

//! The methods of the handle: one for each way to call the operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs;
use super::super::object::MANY;
use super::request::Request;
use super::{Context, build, send};
use crate::ir::{Address, Docs};
use crate::name::Ident;

/// The method of an operation, and one more for each body beside the preferred one.
pub(super) fn methods(context: &Context<'_>, request: &Request<'_>) -> TokenStream {
    let handle = context.handle;
    let mut methods = vec![method(context, request, &context.names.method, 0)];
    if context.body.required {
        let others = context.names.other_bodies.iter().enumerate();
        methods.extend(others.map(|(position, name)| method(context, request, name, position + 1)));
    }
    quote!(impl #handle<'_> { #(#methods)* })
}

fn method(context: &Context<'_>, request: &Request<'_>, name: &Ident, body: usize) -> TokenStream {
    let required = context.fields.iter().filter(|field| field.required);
    let mut arguments: Vec<TokenStream> = required
        .map(|field| {
            let (ident, ty) = (field.ident, &field.ty);
            quote!(#ident: #ty)
        })
        .collect();
    arguments.extend(context.body.argument(body).filter(|_| context.body.required));
    let many = (arguments.len() >= MANY).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "every one of them is required")]),
    );
    let deprecated = context.operation.docs.deprecated.then(|| quote!(#[deprecated]));
    let mut lines = lines(context, body);
    if request.is_name() {
        lines.push(String::new());
        lines.extend(docs::wrapped(vec![send::responses(context)]));
    }
    let docs = docs::attributes(lines);
    // What reads an answer is made only where the operation is called.
    let inline = (!context.response.is_read_by_status()).then(|| quote!(#[inline]));
    let statements = build::statements(context, body);
    let (ty, request) = (&context.names.request, request.made());
    quote! {
        #docs
        #deprecated
        #many
        #inline
        pub fn #name(self, #(#arguments),*) -> #ty {
            #statements
            #request
        }
    }
}

/// What the operation does, what it takes, where it goes.
fn lines(context: &Context<'_>, body: usize) -> Vec<String> {
    let operation = context.operation;
    let (origin, base_path) = match &operation.address {
        Address::Shared => ("", &context.module.ir.base_path),
        Address::Path(path) => ("", path),
        Address::Server { origin, base_path } => (origin.as_str(), base_path),
    };
    let address =
        format!("{} {origin}{base_path}{}", operation.method.as_str(), operation.template);
    let mut lines = docs::lines(&Docs { deprecated: false, ..operation.docs.clone() }, "");
    if lines.first().is_some_and(String::is_empty) {
        lines = vec![format!("Sends {}.", docs::code(&address))];
    } else {
        lines.extend([String::new(), docs::code(&address)]);
    }
    if body > 0
        && let Some(body) = operation.bodies.get(body)
    {
        lines.extend([
            String::new(),
            format!("The body is sent as {}.", docs::code(&body.media_type)),
        ]);
    }
    let mut required: Vec<String> = Vec::new();
    for field in context.fields.iter().filter(|field| field.required) {
        required.extend(docs::item(&format!("`{}`: {}", field.ident.plain(), field.line())));
    }
    if let (Some(_), true, Some(body)) =
        (context.body.argument(body), context.body.required, operation.bodies.get(body))
    {
        let ident = &context.names.body;
        let text = body.docs.text.as_deref().map(docs::line).unwrap_or_default();
        if !text.is_empty() {
            required.extend(docs::item(&format!("`{}`: {text}", ident.plain())));
        }
    }
    if !required.is_empty() {
        lines.push(String::new());
        lines.extend(required);
    }
    lines
}

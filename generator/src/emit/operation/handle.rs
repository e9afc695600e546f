//! The methods of the handle: one for each way to call the operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs;
use super::super::object::MANY;
use super::Context;
use crate::api::{Docs, Home};
use crate::name::Ident;

/// The method of an operation, and one more for each body beside the preferred one.
pub(super) fn methods(context: &Context<'_>) -> TokenStream {
    let handle = context.handle;
    let mut methods = vec![method(context, &context.names.method, 0)];
    if context.body.required {
        let others = context.names.other_bodies.iter().enumerate();
        methods.extend(others.map(|(position, name)| method(context, name, position + 1)));
    }
    quote!(impl<'a> #handle<'a> { #(#methods)* })
}

fn method(context: &Context<'_>, name: &Ident, body: usize) -> TokenStream {
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for field in &context.fields {
        let (ident, ty) = (field.ident, &field.ty);
        if field.required {
            arguments.push(quote!(#ident: #ty));
            values.push(quote!(#ident));
        } else {
            values.push(quote!(#ident: None));
        }
    }
    if let Some((ident, _)) = context.body.field() {
        if context.body.required {
            let argument = context.body.all.get(body).and_then(|one| one.argument.as_ref());
            arguments.push(quote!(#ident: #argument));
            let value = context.body.value(body);
            let short = value.to_string() == quote!(#ident).to_string();
            values.push(if short { quote!(#ident) } else { quote!(#ident: #value) });
        } else {
            values.push(quote!(#ident: None));
        }
    }
    let many = (arguments.len() >= MANY).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "every one of them is required")]),
    );
    let deprecated = context.operation.docs.deprecated.then(|| quote!(#[deprecated]));
    let docs = docs::attributes(lines(context, body));
    let request = &context.names.request;
    quote! {
        #docs
        #deprecated
        #many
        pub fn #name(self, #(#arguments),*) -> #request<'a> {
            #request { client: self.client, #(#values),* }
        }
    }
}

/// What the operation does, what it takes, where it goes.
fn lines(context: &Context<'_>, body: usize) -> Vec<String> {
    let operation = context.operation;
    let (origin, base_path) = match &operation.home {
        Home::Shared => ("", &context.module.api.base_path),
        Home::Path(path) => ("", path),
        Home::Server { origin, base_path } => (origin.as_str(), base_path),
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
    if let (Some((ident, _)), true, Some(body)) =
        (context.body.field(), context.body.required, operation.bodies.get(body))
    {
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

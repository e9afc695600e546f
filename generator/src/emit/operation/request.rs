//! The request type of an operation: its definition, its setters, and the methods that send it.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs;
use super::super::ty::TypePrinter;
use super::file::OperationFile;
use super::{job, paging, send};
use crate::ir::RequestShape;

/// Prints the struct or the alias.
pub(super) fn definition(file: &OperationFile<'_>) -> TokenStream {
    let request = &file.names.request;
    let link = format!("The request of [`{}::{}`].", file.handle, file.names.method.plain());
    let docs = docs::attributes([link]);
    let (ty, error) = (&file.response.ty, &file.error);
    let fields = match file.operation.shape.request {
        RequestShape::Alias => {
            return quote!(#docs pub type #request = TypedRequest<#ty, #error>;);
        }
        RequestShape::Typed => quote!((TypedRequest<#ty, #error>);),
        RequestShape::Untyped => quote!({ client: RawClient, request: Request }),
    };
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request does nothing until `send` is called and awaited"]
        pub struct #request #fields
    }
}

/// Prints the setters, `send`, and the other methods that send the request.
pub(super) fn methods(file: &OperationFile<'_>, types: &mut TypePrinter<'_>) -> TokenStream {
    if file.operation.shape.request == RequestShape::Alias {
        return TokenStream::new();
    }
    let inner = file.inner();
    let optional = file.inputs.iter().filter(|input| !input.required);
    let inputs = optional.map(|input| input.setter(&inner));
    let bodies = body_setters(file, &inner);
    let request = &file.names.request;
    let send = send::method(file, types);
    let forms = send::for_forms(file, types);
    let pages = paging::methods(file, types);
    let job = job::methods(file, types);
    quote!(impl #request { #(#inputs)* #(#bodies)* #send #(#forms)* #pages #job })
}

/// Prints the value of the request type from the variable `request`.
pub(super) fn value(file: &OperationFile<'_>) -> TokenStream {
    let request = &file.names.request;
    match (file.operation.shape.request, send::typed(file)) {
        (RequestShape::Alias, Some(typed)) => typed,
        (RequestShape::Typed, Some(typed)) => quote!(#request(#typed)),
        _ => quote!(#request { client: self.client.clone(), request }),
    }
}

/// Prints a setter for each body that is not required.
fn body_setters(file: &OperationFile<'_>, inner: &TokenStream) -> Vec<TokenStream> {
    if file.bodies.required {
        return Vec::new();
    }
    let names = std::iter::once(&file.names.body).chain(&file.names.other_bodies);
    let setters = names.zip(&file.bodies.all).zip(&file.operation.bodies).enumerate();
    setters
        .filter_map(|(position, ((name, printed), body))| {
            let argument = file.bodies.argument(position)?;
            let write = &printed.write;
            let fallback = format!("The request body, as {}.", docs::code(&body.media_type));
            let docs = docs::attributes(docs::lines(&body.docs, &fallback));
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

//! The documented headers of the responses of an operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::ty::{TypePrinter, tokens};
use super::file::OperationFile;
use super::style::delimiters;
use crate::ir::{HeaderForm, ResponseHeader};
use crate::name::Ident;

/// Prints the type with a method for each header, or nothing if no response documents a header.
pub(super) fn definition(file: &OperationFile<'_>, types: &mut TypePrinter<'_>) -> TokenStream {
    let headers = &file.operation.headers;
    if headers.is_empty() {
        return TokenStream::new();
    }
    for item in ["Error", "HeaderForm", "RawResponse"] {
        types.runtime(item);
    }
    let (ident, names) = &file.names.headers;
    let (handle, method) = (file.handle, file.names.method.plain());
    let docs = docs::attributes(docs::wrapped(vec![
        format!("The documented headers of the responses of [`{handle}::{method}`]."),
        String::new(),
        format!(
            "Each method returns [`Error::Decode`] if the header has another value than documented, or if a required \
             header is missing. Use `{ident}(response.raw())` with a response, or with an error that has one."
        ),
    ]));
    let accessors = headers.iter().zip(names).map(|(header, name)| accessor(header, name, types));
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #ident<'a>(pub &'a RawResponse);

        #[allow(clippy::missing_errors_doc, reason = "the type documents the error")]
        impl #ident<'_> { #(#accessors)* }
    }
}

fn accessor(header: &ResponseHeader, name: &Ident, types: &mut TypePrinter<'_>) -> TokenStream {
    let title = docs::code(&header.name);
    let text = header.description.as_deref().map(docs::line).unwrap_or_default();
    let about = if text.is_empty() {
        format!("The header {title}.")
    } else {
        format!("The header {title}: {text}")
    };
    let docs = docs::attributes(docs::wrapped(vec![about]));
    let ty = tokens(&types.owned(&header.ty));
    let (ty, read) = if header.required {
        (ty, quote!(required_header))
    } else {
        (quote!(Option<#ty>), quote!(header))
    };
    let form = match header.form {
        HeaderForm::String => quote!(String),
        HeaderForm::Scalar => quote!(Scalar),
        HeaderForm::Strings(delimiter) => quote!(Strings(#delimiter)),
        HeaderForm::Scalars(delimiter) => quote!(Scalars(#delimiter)),
        HeaderForm::StringLists(all) => {
            let delimiters = delimiters(all);
            quote!(StringLists(#delimiters))
        }
        HeaderForm::ScalarLists(all) => {
            let delimiters = delimiters(all);
            quote!(ScalarLists(#delimiters))
        }
        HeaderForm::Json => quote!(Json),
    };
    let header = Literal::string(&header.name);
    quote! {
        #docs
        pub fn #name(&self) -> Result<#ty, Error> {
            self.0.#read(#header, HeaderForm::#form)
        }
    }
}

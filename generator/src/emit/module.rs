//! The module of a document: its handle, with a method for each tag.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::Import;
use super::types::any_feature;
use super::{DocumentModule, Piece, RustFile, docs};
use crate::ir::TagId;
use crate::name::Ident;

/// Prints the file `mod.rs` of a document that has a module.
pub(super) fn file(document: &DocumentModule<'_>) -> RustFile {
    let Some((ident, handle)) = &document.ident else { return RustFile::default() };
    let tags = tag_modules(document);
    if document.ir.tags.is_empty() {
        return RustFile { docs: about(document, ident), pieces: vec![Piece::Items(tags)] };
    }
    let client = quote!(#[cfg(feature = "client")]);
    let import = Import::new(document.home.clone(), ["Client"]).tokens();
    let raw_import = Import::new(format!("{}::runtime", document.home), ["RawClient"]).tokens();
    let base_path = base_path(document);
    let accessors = accessors(document, &quote!(self), &quote!(<'a>));
    let name = docs::code(ident.plain());
    let title = docs::line(&document.ir.title);
    let handle_docs = docs::attributes([if title.is_empty() {
        format!("The operations of {name}, by tag.")
    } else {
        format!("The operations of {title}, by tag.")
    }]);
    let method_docs = docs::attributes([format!("The operations of {name}, by tag.")]);
    RustFile {
        docs: about(document, ident),
        pieces: vec![
            Piece::Items(tags),
            Piece::Items(quote!(#client #import #client #raw_import)),
            Piece::Items(base_path),
            Piece::Items(quote! {
                #handle_docs
                #client
                #[allow(dead_code, reason = "without the features of the tags, the handle has no methods")]
                #[derive(Clone, Copy, Debug)]
                pub struct #handle<'a> { client: &'a RawClient }
            }),
            Piece::Items(quote! {
                #client
                impl Client {
                    #method_docs
                    #[must_use]
                    pub fn #ident(&self) -> #handle<'_> { #handle { client: self.raw_client() } }
                }
            }),
            Piece::Items(quote!(#client impl<'a> #handle<'a> { #accessors })),
        ],
    }
}

/// Returns the title, the version and the description of the document.
fn about(document: &DocumentModule<'_>, ident: &Ident) -> Vec<String> {
    let (title, version) = (docs::line(&document.ir.title), docs::line(&document.ir.version));
    let mut about = vec![if title.is_empty() {
        format!("The API {}.", docs::code(ident.plain()))
    } else {
        format!("{title}, version {version}.")
    }];
    if let Some(description) = document.ir.description.as_deref() {
        about.push(String::new());
        about.extend(docs::text(description));
    }
    about
}

/// Prints the base path of a document.
pub(super) fn base_path(document: &DocumentModule<'_>) -> TokenStream {
    let path = &document.ir.base_path;
    let docs = docs::attributes(["The path between the base URL and the path of each operation."]);
    quote!(#docs pub const BASE_PATH: &str = #path;)
}

/// Prints the declarations of the modules of the tags, and of `types`.
pub(super) fn tag_modules(document: &DocumentModule<'_>) -> TokenStream {
    // rustfmt skips the modules in a skipped module.
    let skip = document.ident.is_none().then(|| quote!(#[rustfmt::skip]));
    let mut order: Vec<usize> = (0..document.ir.tags.len()).collect();
    order.sort_by_key(|&tag| &document.names.tags[tag].module);
    let tags = order.into_iter().map(|tag| {
        let file = &document.names.tags[tag].module;
        let feature = document.feature(TagId(tag));
        quote!(#[cfg(feature = #feature)] #skip pub mod #file;)
    });
    quote!(#(#tags)* #skip pub mod types;)
}

/// Prints a method for each tag, which returns its handle.
pub(super) fn accessors(
    document: &DocumentModule<'_>,
    receiver: &TokenStream,
    lifetime: &TokenStream,
) -> TokenStream {
    let mut order: Vec<usize> = (0..document.ir.tags.len()).collect();
    order.sort_by_key(|&tag| &document.names.tags[tag].module);
    let client =
        if document.ident.is_some() { quote!(self.client) } else { quote!(self.raw_client()) };
    order
        .into_iter()
        .map(|tag| {
            let names = &document.names.tags[tag];
            let (method, handle) = (&names.module, &names.ident);
            let feature = any_feature(&[document.feature(TagId(tag))].into());
            let name = docs::line(&document.ir.tags[tag].name);
            let docs = docs::attributes([if name.is_empty() {
                "The operations without a tag.".to_owned()
            } else {
                format!("The operations of *{name}*.")
            }]);
            quote! {
                #docs
                #feature
                #[must_use]
                pub fn #method(#receiver) -> #method::#handle #lifetime { #method::#handle { client: #client } }
            }
        })
        .collect()
}

//! The module of a document, and what a handle offers.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::Import;
use super::types::any_feature;
use super::{Module, docs};
use crate::ir::TagId;
use crate::name::Ident;
use crate::render::{Piece, Source};

/// The file `mod.rs` of a document that has a module of its own.
pub(super) fn file(module: &Module<'_>) -> Source {
    let Some((ident, handle)) = &module.ident else { return Source::default() };
    let tags = tag_modules(module);
    if module.ir.tags.is_empty() {
        return Source { docs: about(module, ident), pieces: vec![Piece::Items(tags)] };
    }
    let base_path = base_path(module);
    let accessors = accessors(module, &quote!(self), &quote!(<'a>));
    let name = docs::code(ident.plain());
    let title = docs::line(&module.ir.title);
    let handle_docs = docs::attributes([if title.is_empty() {
        format!("The operations of {name}, by tag.")
    } else {
        format!("The operations of {title}, by tag.")
    }]);
    let method_docs = docs::attributes([format!("The operations of {name}, by tag.")]);
    Source {
        docs: about(module, ident),
        pieces: vec![
            Piece::Items(tags),
            Piece::Items(Import::new(format!("{}::runtime", module.home), ["Client"]).tokens()),
            Piece::Items(base_path),
            Piece::Items(quote! {
                #handle_docs
                #[derive(Clone, Copy, Debug)]
                pub struct #handle<'a> { client: &'a Client }
            }),
            Piece::Items(quote! {
                impl Client {
                    #method_docs
                    #[must_use]
                    pub fn #ident(&self) -> #handle<'_> { #handle { client: self } }
                }
            }),
            Piece::Items(quote!(impl<'a> #handle<'a> { #accessors })),
        ],
    }
}

/// What the document says of itself.
fn about(module: &Module<'_>, ident: &Ident) -> Vec<String> {
    let (title, version) = (docs::line(&module.ir.title), docs::line(&module.ir.version));
    let mut about = vec![if title.is_empty() {
        format!("The API {}.", docs::code(ident.plain()))
    } else {
        format!("{title}, version {version}.")
    }];
    if let Some(description) = module.ir.description.as_deref() {
        about.push(String::new());
        about.extend(docs::text(description));
    }
    about
}

/// The path that all operations of a document share.
pub(super) fn base_path(module: &Module<'_>) -> TokenStream {
    let path = &module.ir.base_path;
    let docs =
        docs::attributes(["What the paths of all operations start with, behind the base URL."]);
    quote!(#docs pub const BASE_PATH: &str = #path;)
}

/// The modules of the tags, and `types`.
pub(super) fn tag_modules(module: &Module<'_>) -> TokenStream {
    // What a skipped module holds is skipped as well.
    let skip = module.ident.is_none().then(|| quote!(#[rustfmt::skip]));
    let mut order: Vec<usize> = (0..module.ir.tags.len()).collect();
    order.sort_by_key(|&tag| &module.names.tags[tag].module);
    let tags = order.into_iter().map(|tag| {
        let file = &module.names.tags[tag].module;
        let feature = module.feature(TagId(tag));
        quote!(#[cfg(feature = #feature)] #skip pub mod #file;)
    });
    quote!(#(#tags)* #skip pub mod types;)
}

/// A method for each tag.
pub(super) fn accessors(
    module: &Module<'_>,
    receiver: &TokenStream,
    lifetime: &TokenStream,
) -> TokenStream {
    let mut order: Vec<usize> = (0..module.ir.tags.len()).collect();
    order.sort_by_key(|&tag| &module.names.tags[tag].module);
    let client = if module.ident.is_some() { quote!(self.client) } else { quote!(self) };
    order
        .into_iter()
        .map(|tag| {
            let names = &module.names.tags[tag];
            let (method, handle) = (&names.module, &names.ident);
            let feature = any_feature(&[module.feature(TagId(tag))].into());
            let name = docs::line(&module.ir.tags[tag].name);
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

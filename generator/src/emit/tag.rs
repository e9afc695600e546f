//! The module of a tag: its handle, its error enum, and the list of its operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::{Import, TypePrinter};
use super::{DocumentModule, Piece, RustFile, docs, error_set, operation};
use crate::ir::{OperationId, TagId};
use crate::name::Ident;

/// Prints the file `mod.rs` of a tag.
pub(super) fn file(document: &DocumentModule<'_>, id: TagId) -> RustFile {
    let tag = &document.ir.tags[id.0];
    let ident = &document.names.tags[id.0].ident;
    let mut types = TypePrinter::for_operations(document);
    types.runtime("RawClient");
    let about = tag.description.as_deref().map(docs::text).unwrap_or_default();
    let name = docs::line(&tag.name);
    let title = if name.is_empty() {
        "The operations without a tag.".to_owned()
    } else {
        format!("The operations of *{name}*.")
    };
    let about = if about.is_empty() { vec![title] } else { about };
    let docs = docs::attributes(&about);
    let mut pieces = vec![Piece::Items(quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #ident<'a> { pub(super) client: &'a RawClient }
    })];
    for (position, set) in document.ir.error_sets.iter().enumerate() {
        if set.tag == id && set.operation.is_none() {
            let about = "The documented errors of the operations of this tag.";
            let names = &document.names.error_sets[position];
            pieces.extend(error_set::pieces(set, names, about, &mut types));
        }
    }
    let local = types.any_named().then(|| Import::new(document.path(), ["types"]));
    let imports = types.imports(None, local.into_iter().collect());
    let (mods, uses) = operations(document, id);
    let mut head = vec![Piece::Items(mods), Piece::Items(uses), Piece::Items(imports)];
    head.extend(pieces);
    RustFile { docs: about.into_iter().take_while(|line| !line.is_empty()).collect(), pieces: head }
}

/// Returns the modules of the operations, and the imports of their public items.
fn operations(document: &DocumentModule<'_>, id: TagId) -> (TokenStream, TokenStream) {
    let mut mods = Vec::new();
    let mut uses = Vec::new();
    let here = document.ir.operations.iter().zip(&document.names.operations);
    let mut here: Vec<_> =
        here.enumerate().filter(|(_, (operation, _))| operation.tag == id).collect();
    here.sort_by_key(|(_, (_, names))| &names.module);
    for (position, (_, names)) in here {
        let file = &names.module;
        let items = operation::public_items(document, OperationId(position));
        mods.push(quote!(mod #file;));
        let items = items.iter().map(Ident::as_str);
        let import = Import::new(file.as_str(), items).tokens();
        uses.push(quote!(pub #import));
    }
    (mods.into_iter().collect(), uses.into_iter().collect())
}

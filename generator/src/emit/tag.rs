//! The module of a tag: its handle, its error enum, the list of its operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::{Import, Types};
use super::{Module, docs, error_set, operation};
use crate::ir::TagId;
use crate::name::Ident;
use crate::render::{Piece, Source};

/// The file `mod.rs` of a tag.
pub(super) fn file(module: &Module<'_>, id: TagId) -> Source {
    let tag = &module.ir.tags[id.0];
    let ident = &module.names.tags[id.0].ident;
    let mut types = Types::abroad(module);
    types.runtime("Client");
    let about = tag.description.as_deref().map(docs::text).unwrap_or_default();
    let name = docs::line(&tag.name);
    let title = if name.is_empty() {
        "Operations without a tag.".to_owned()
    } else {
        format!("The operations of *{name}*.")
    };
    let about = if about.is_empty() { vec![title] } else { about };
    let docs = docs::attributes(&about);
    let mut pieces = vec![Piece::Items(quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #ident<'a> { pub(super) client: &'a Client }
    })];
    for (position, set) in module.ir.error_sets.iter().enumerate() {
        if set.tag == id && set.operation.is_none() {
            let about = "The documented errors of the operations of this tag.";
            let names = &module.names.error_sets[position];
            pieces.extend(error_set::pieces(set, names, about, &mut types));
        }
    }
    let local = types.any_named().then(|| Import::new(module.path(), ["types"]));
    let imports = types.imports(None, local.into_iter().collect());
    let (mods, uses) = operations(module, id);
    let mut head = vec![Piece::Items(mods), Piece::Items(uses), Piece::Items(imports)];
    head.extend(pieces);
    Source { docs: about.into_iter().take_while(|line| !line.is_empty()).collect(), pieces: head }
}

/// The modules of the operations, and what is public of them.
fn operations(module: &Module<'_>, id: TagId) -> (TokenStream, TokenStream) {
    let mut mods = Vec::new();
    let mut uses = Vec::new();
    let here = module.ir.operations.iter().zip(&module.names.operations);
    let mut here: Vec<_> =
        here.enumerate().filter(|(_, (operation, _))| operation.tag == id).collect();
    here.sort_by_key(|(_, (_, names))| &names.module);
    for (position, (_, names)) in here {
        let file = &names.module;
        let items = operation::public_items(module, position);
        mods.push(quote!(mod #file;));
        let items = items.iter().map(Ident::as_str);
        let import = Import::new(file.as_str(), items).tokens();
        uses.push(quote!(pub #import));
    }
    (mods.into_iter().collect(), uses.into_iter().collect())
}

//! Structs: plain data, a table of the members, and `new` where something is required.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::ty::{Types, tokens};
use super::types::Head;
use crate::ir::{AdditionalProperties, Field, Presence, Struct, Ty};
use crate::name::Ident;
use crate::render::Piece;

/// What functions may take before clippy objects.
pub(super) const MANY: usize = 7;

/// The pieces of a struct; `blank`: there is a value of it to start reading with.
pub(super) fn pieces(
    head: &Head<'_>,
    object: &Struct,
    blank: bool,
    types: &mut Types<'_>,
) -> Vec<Piece> {
    vec![
        Piece::Items(definition(head, object, types)),
        Piece::Items(if head.def.usage.sent {
            constructor(head, object, types)
        } else {
            TokenStream::new()
        }),
        table(head, object, if blank { "model" } else { "draft" }, types),
    ]
}

fn definition(head: &Head<'_>, object: &Struct, types: &mut Types<'_>) -> TokenStream {
    let Head { attributes, ident, .. } = head;
    let closed = (!head.def.usage.sent).then(|| quote!(#[non_exhaustive]));
    let fields = object.fields.iter().zip(&head.names.fields).map(|(field, name)| {
        let docs = docs::attributes(docs::lines(&field.docs, &docs::code(&field.key)));
        let ty = tokens(&field_type(field, types));
        quote!(#docs pub #name: #ty,)
    });
    let fields: Vec<TokenStream> = fields.collect();
    let extra = extra_field(&head.names.unknown, &object.additional, types);
    quote!(#attributes #closed pub struct #ident { #(#fields)* #extra })
}

fn field_type(field: &Field, types: &mut Types<'_>) -> String {
    let ty = types.owned(&field.ty);
    match field.presence {
        Presence::Required => ty,
        Presence::Nullable | Presence::Optional => format!("Option<{ty}>"),
        Presence::OptionalNullable => format!("{}<{ty}>", types.runtime("Maybe")),
    }
}

fn extra_field(name: &Ident, extra: &AdditionalProperties, types: &mut Types<'_>) -> TokenStream {
    match extra {
        AdditionalProperties::Ignored => TokenStream::new(),
        AdditionalProperties::Unknown => {
            let ty = tokens(types.runtime("Unknown"));
            let docs = docs::attributes(["Members that this version does not know."]);
            quote!(#docs pub #name: #ty,)
        }
        AdditionalProperties::Typed(ty) => {
            let ty = tokens(&types.owned(&Ty::Map(Box::new(ty.clone()))));
            let docs = docs::attributes(["All other members."]);
            quote!(#docs pub #name: #ty,)
        }
    }
}

/// `new`, where a member is required.
fn constructor(head: &Head<'_>, object: &Struct, types: &mut Types<'_>) -> TokenStream {
    let ident = head.ident;
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for (field, name) in object.fields.iter().zip(&head.names.fields) {
        match field.presence {
            Presence::Required | Presence::Nullable => {
                let (ty, value) = argument(field, name, types);
                let ty = tokens(&ty);
                arguments.push(quote!(#name: #ty));
                values.push(value);
            }
            Presence::Optional => values.push(quote!(#name: None)),
            Presence::OptionalNullable => values.push(quote!(#name: Maybe::Absent)),
        }
    }
    if arguments.is_empty() {
        return TokenStream::new();
    }
    let extra = &head.names.unknown;
    match &object.additional {
        AdditionalProperties::Ignored => {}
        AdditionalProperties::Unknown => values.push(quote!(#extra: Unknown::new())),
        AdditionalProperties::Typed(_) => values.push(quote!(#extra: BTreeMap::new())),
    }
    let many = (arguments.len() > MANY).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "every one of them is required")]),
    );
    let docs = docs::attributes([if arguments.len() > 1 {
        "Creates one with all that is required, in the order of the names, and nothing else."
    } else {
        "Creates one with all that is required, and nothing else."
    }]);
    quote! {
        impl #ident {
            #docs
            #many
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// What `new` takes for a field, and what it puts there.
fn argument(field: &Field, name: &Ident, types: &mut Types<'_>) -> (String, TokenStream) {
    match (&field.ty, field.presence) {
        (Ty::String, Presence::Required) => {
            ("impl Into<String>".to_owned(), quote!(#name: #name.into()))
        }
        (Ty::Boxed(inner), Presence::Required) => {
            (types.owned(inner), quote!(#name: Box::new(#name)))
        }
        _ => (field_type(field, types), quote!(#name)),
    }
}

fn table(head: &Head<'_>, object: &Struct, word: &'static str, types: &mut Types<'_>) -> Piece {
    let mut rows = Vec::new();
    for (field, name) in object.fields.iter().zip(&head.names.fields) {
        let presence = match field.presence {
            Presence::Required => "required",
            Presence::Nullable => "nullable",
            Presence::Optional | Presence::OptionalNullable => "optional",
        };
        rows.push(format!("{} => {name}: {presence},", Literal::string(&field.key)));
    }
    if object.additional != AdditionalProperties::Ignored {
        rows.push(format!("..{}", head.names.unknown));
    }
    Piece::Table { head: format!("{}! {{ {}", types.runtime(word), head.ident), rows }
}

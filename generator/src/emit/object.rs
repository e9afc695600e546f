//! Structs: the fields, the table of the fields, and `new` if a field is required.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Piece;
use super::docs;
use super::head::Head;
use super::ty::{TypePrinter, tokens};
use crate::ir::{AdditionalProperties, Field, Presence, Struct, Ty};
use crate::name::Ident;

/// The number of arguments above which clippy warns.
pub(super) const MANY: usize = 7;

/// Returns the pieces of a struct.
pub(super) fn pieces(head: &Head<'_>, object: &Struct, types: &mut TypePrinter<'_>) -> Vec<Piece> {
    vec![
        Piece::Items(definition(head, object, types)),
        Piece::Items(if head.def.usage.sent && object.has_new() {
            constructor(head, object, types)
        } else {
            TokenStream::new()
        }),
        if object.is_large() {
            large_table(head, object, types)
        } else {
            table(head, object, types)
        },
    ]
}

fn definition(head: &Head<'_>, object: &Struct, types: &mut TypePrinter<'_>) -> TokenStream {
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

fn field_type(field: &Field, types: &mut TypePrinter<'_>) -> String {
    let ty = types.owned(&field.ty);
    match field.presence {
        Presence::Required => ty,
        Presence::Nullable | Presence::Optional => format!("Option<{ty}>"),
        Presence::OptionalNullable => format!("{}<{ty}>", types.runtime("Maybe")),
    }
}

fn extra_field(
    name: &Ident,
    extra: &AdditionalProperties,
    types: &mut TypePrinter<'_>,
) -> TokenStream {
    match extra {
        AdditionalProperties::Closed | AdditionalProperties::Unknown => {
            let ty = tokens(types.runtime("Unknown"));
            let docs = docs::attributes([
                "Properties that the API document does not describe; they are preserved when the value is sent back.",
            ]);
            quote!(#docs pub #name: #ty,)
        }
        AdditionalProperties::Typed(ty) => {
            let ty = tokens(&types.owned(&Ty::Map(Box::new(ty.clone()))));
            let docs = docs::attributes(["Additional properties."]);
            quote!(#docs pub #name: #ty,)
        }
    }
}

/// Returns `new`.
fn constructor(head: &Head<'_>, object: &Struct, types: &mut TypePrinter<'_>) -> TokenStream {
    let ident = head.ident;
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for (field, name) in object.fields.iter().zip(&head.names.fields) {
        if field.is_argument() {
            let (ty, value) = argument(field, name, types);
            let ty = tokens(&ty);
            arguments.push(quote!(#name: #ty));
            values.push(value);
        } else if field.presence == Presence::OptionalNullable {
            values.push(quote!(#name: Maybe::Absent));
        } else {
            values.push(quote!(#name: None));
        }
    }
    let extra = &head.names.unknown;
    match &object.additional {
        AdditionalProperties::Closed | AdditionalProperties::Unknown => {
            values.push(quote!(#extra: Unknown::default()));
        }
        AdditionalProperties::Typed(_) => values.push(quote!(#extra: BTreeMap::new())),
    }
    let many = (arguments.len() > MANY)
        .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "all of them are required")]));
    let name = docs::a(&docs::code(ident.plain()));
    let docs = docs::attributes([if arguments.len() > 1 {
        format!(
            "Creates {name} from its required fields, in alphabetical order. All other fields are absent."
        )
    } else {
        format!("Creates {name} from its required field. All other fields are absent.")
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

/// Returns the argument type of `new` for a field, and the value of the field.
fn argument(field: &Field, name: &Ident, types: &mut TypePrinter<'_>) -> (String, TokenStream) {
    match (&field.ty, field.presence) {
        (Ty::String, Presence::Required) => {
            ("impl Into<String>".to_owned(), quote!(#name: #name.into()))
        }
        (Ty::Boxed(inner), Presence::Required) => {
            (types.owned(inner), quote!(#name: Box::new(#name)))
        }
        // Required in requests only.
        (Ty::String, Presence::Optional) => {
            ("impl Into<String>".to_owned(), quote!(#name: Some(#name.into())))
        }
        (Ty::Boxed(inner), Presence::Optional) => {
            (types.owned(inner), quote!(#name: Some(Box::new(#name))))
        }
        (ty, Presence::Optional) => (types.owned(ty), quote!(#name: Some(#name))),
        (ty, Presence::OptionalNullable) => {
            let ty = types.owned(ty);
            (format!("Option<{ty}>"), quote!(#name: #name.into()))
        }
        _ => (field_type(field, types), quote!(#name)),
    }
}

fn table(head: &Head<'_>, object: &Struct, types: &mut TypePrinter<'_>) -> Piece {
    let mut rows = Vec::new();
    for (field, name) in object.fields.iter().zip(&head.names.fields) {
        let presence = presence(head, field);
        let position = types.position(&field.ty);
        rows.push(format!("{} => {name}: {presence}{position},", Literal::string(&field.key)));
    }
    let unknown = &head.names.unknown;
    match &object.additional {
        AdditionalProperties::Closed => rows.push(format!("..{unknown}: closed")),
        AdditionalProperties::Unknown => rows.push(format!("..{unknown}")),
        AdditionalProperties::Typed(ty) => {
            let position = types.position(&Ty::Map(Box::new(ty.clone())));
            rows.push(format!("..{unknown}{position}"));
        }
    }
    let lenient = if head.is_lenient { ": lenient" } else { "" };
    let head = format!("{}! {{ {}{lenient}", types.runtime("model"), head.ident);
    Piece::Table { head, rows }
}

/// Returns the table of an object with many fields, in parts and with the types of the fields.
fn large_table(head: &Head<'_>, object: &Struct, types: &mut TypePrinter<'_>) -> Piece {
    const PART: usize = 256;
    let mut rows = Vec::new();
    let fields: Vec<(&Field, &Ident)> = object.fields.iter().zip(&head.names.fields).collect();
    for (number, part) in fields.chunks(PART).enumerate() {
        rows.push(format!("part{number} {{"));
        for (field, name) in part {
            let (key, ty) = (Literal::string(&field.key), field_type(field, types));
            rows.push(format!("    {key} => {name}: {} {ty},", presence(head, field)));
        }
        rows.push("}".to_owned());
    }
    let closed = if object.additional == AdditionalProperties::Closed { ": closed" } else { "" };
    rows.push(format!("..{}{closed}", head.names.unknown));
    let lenient = if head.is_lenient { ": lenient" } else { "" };
    let head = format!("{}! {{ {}{lenient}", types.runtime("large_model"), head.ident);
    Piece::Table { head, rows }
}

fn presence(head: &Head<'_>, field: &Field) -> &'static str {
    match field.presence {
        Presence::Required => "required",
        Presence::Nullable => "nullable",
        _ if field.read_only && head.def.usage.sent => "read_only",
        Presence::Optional | Presence::OptionalNullable => "optional",
    }
}

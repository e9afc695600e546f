//! The statement that adds a parameter or a part to the request.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::super::ty::TypePrinter;
use super::body;
use super::style::style_ident;
use crate::ir::{Parameter, ParameterValue, Part, PartHeader, PartKind, Ty};
use crate::name::Ident;
use crate::spec::{In, Style};

/// Returns the location of a parameter, which is the start of a method of the runtime.
pub(super) fn location(location: In) -> &'static str {
    match location {
        In::Path => "path",
        In::Query => "query",
        In::QueryString => "query_string",
        In::Header => "header",
        In::Cookie => "cookie",
    }
}

/// Returns the statement that adds a parameter with this value to the request.
pub(super) fn parameter(
    parameter: &Parameter,
    value: &impl ToTokens,
    types: &mut TypePrinter<'_>,
) -> TokenStream {
    let name = Literal::string(&parameter.name);
    let location = location(parameter.location);
    match &parameter.value {
        ParameterValue::Form(ty, encodings) if parameter.location == In::QueryString => {
            let value = types.written(value, ty);
            let encodings = body::form_encodings(encodings, types);
            quote!(request.query_string_form(#name, #value, #encodings);)
        }
        ParameterValue::Json(ty) | ParameterValue::Form(ty, _) => {
            let value = types.written(value, ty);
            let is_form = matches!(parameter.value, ParameterValue::Form(..));
            let function = format_ident!("{location}_{}", if is_form { "form" } else { "json" });
            quote!(request.#function(#name, #value);)
        }
        ParameterValue::Styled { ty, style, explode, allow_reserved } => {
            let value = types.written(value, ty);
            if parameter.location == In::QueryString {
                return quote!(request.query_string(#name, #value););
            }
            if !allow_reserved && is_default(parameter.location, *style, *explode, ty) {
                let function = format_ident!("{location}");
                return quote!(request.#function(#name, #value););
            }
            let end = if *allow_reserved { "reserved" } else { "as" };
            let function = format_ident!("{location}_{end}");
            types.runtime("Style");
            let style = style_ident(*style);
            quote!(request.#function(#name, #value, Style::#style, #explode);)
        }
    }
}

/// Returns the statement that adds a part to the form of the request.
pub(super) fn part(part: &Part, ident: &Ident, types: &mut TypePrinter<'_>) -> TokenStream {
    let name = Literal::string(&part.name);
    let media_types = part.media_types.iter().map(|name| Literal::string(name));
    match (&part.kind, part.media_types.first()) {
        (PartKind::File | PartKind::Value(Ty::Bytes), None) => quote!(request.file(#name, #ident);),
        (PartKind::File | PartKind::Value(Ty::Bytes), Some(_)) => {
            quote!(request.file_as(#name, &[#(#media_types),*], #ident);)
        }
        (PartKind::Files, None) => quote!(request.files(#name, #ident);),
        (PartKind::Files, Some(_)) => {
            quote!(request.files_as(#name, &[#(#media_types),*], #ident);)
        }
        (PartKind::Value(ty), Some(media_type)) => {
            let (media_type, value) = (Literal::string(media_type), types.written(ident, ty));
            quote!(request.part_as(#name, #media_type, #value);)
        }
        (PartKind::Value(ty), None) => {
            let value = types.written(ident, ty);
            quote!(request.part(#name, #value);)
        }
        (PartKind::Styled(ty, style, explode), _) => {
            let (value, style) = (types.written(ident, ty), style_ident(*style));
            types.runtime("Style");
            quote!(request.part_styled(#name, #value, Style::#style, #explode);)
        }
        (PartKind::Others, _) => quote!(request.parts(#ident);),
    }
}

/// Returns the statement that sets a header of a part.
pub(super) fn part_header(
    part: &Part,
    header: &PartHeader,
    ident: &Ident,
    types: &mut TypePrinter<'_>,
) -> TokenStream {
    let (part, name) = (Literal::string(&part.name), Literal::string(&header.name));
    let value = types.written(ident, &header.ty);
    quote!(request.part_header(#part, #name, #value);)
}

/// Whether the style is the default of the location, or writes a value of the type as the default style does.
fn is_default(location: In, style: Style, explode: bool, ty: &Ty) -> bool {
    let form = matches!(location, In::Query | In::Cookie);
    let default = if form { Style::Form } else { Style::Simple };
    let is_scalar = matches!(
        ty,
        Ty::Bool
            | Ty::I32
            | Ty::I64
            | Ty::U32
            | Ty::U64
            | Ty::F64
            | Ty::String
            | Ty::DateTime
            | Ty::Date
    );
    style == default && (is_scalar || explode == form)
}

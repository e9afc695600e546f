//! The statements that put what the caller gives into the request.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::super::ty::Types;
use super::Context;
use super::parameter::{order, place};
use crate::ir::{
    Address, BodyKind, Parameter, ParameterSource, ParameterValue, Part, PartKind, Ty,
};
use crate::name::Ident;
use crate::spec::{In, Method, Style};

/// Makes the request with all that is required, and with the body at a position.
pub(super) fn statements(context: &Context<'_>, body: usize) -> TokenStream {
    let operation = context.operation;
    let method = method(operation.method);
    let template = Literal::string(&operation.route);
    // What the people of the API call it is what they find in their logs.
    let name = operation.id.as_deref().unwrap_or(context.names.method.plain());
    let name = Literal::string(name);
    let (base_path, server) = address(&operation.address);
    let required = context.fields.iter().filter(|field| field.required).map(|field| &field.write);
    let sequence = sequence(context);
    let from_client = order(operation).into_iter().filter_map(|position| {
        let parameter = &operation.parameters[position];
        match parameter.source {
            ParameterSource::Client { required } => Some(from_client(parameter, required)),
            _ => None,
        }
    });
    let fixed = operation.query.iter().map(|(name, value)| {
        let (name, value) = (Literal::string(name), Literal::string(value));
        quote!(request.query(#name, &#value);)
    });
    let accept = operation.accept.as_ref().map(|accept| {
        let accept = Literal::string(accept);
        quote!(request.accept(#accept);)
    });
    let anonymous = operation.anonymous.then(|| quote!(request.anonymous();));
    let parts = context.has_parts().then(|| quote!(request.multipart(Multipart::new());));
    let body = context.body.first_statement(body);
    quote! {
        let mut request = Request::new(#method, #base_path, #template);
        request.operation(#name);
        #server
        #sequence
        #parts
        #(#fixed)*
        #(#required)*
        #(#from_client)*
        #accept
        #anonymous
        #body
    }
}

/// Says the order of what setters may set in any order.
fn sequence(context: &Context<'_>) -> Option<TokenStream> {
    let operation = context.operation;
    let queries = operation.parameters.iter().filter(|parameter| {
        parameter.location == In::Query
            && !matches!(parameter.source, ParameterSource::Client { .. })
    });
    let parts = operation.bodies.iter().filter(|_| context.has_parts()).flat_map(|body| {
        let parts =
            if let BodyKind::Multipart(parts) = &body.kind { parts.as_slice() } else { &[] };
        parts.iter()
    });
    let names: Vec<(bool, &str)> = queries
        .map(|query| (query.source == ParameterSource::Required, query.name.as_str()))
        .chain(parts.map(|part| (part.required, part.name.as_str())))
        .collect();
    if names.len() < 2 || names.iter().all(|(required, _)| *required) {
        return None;
    }
    let names = names.iter().map(|(_, name)| Literal::string(name));
    Some(quote!(request.in_order(&[#(#names),*]);))
}

/// What the path follows, and the statement that sends the request elsewhere.
fn address(address: &Address) -> (TokenStream, Option<TokenStream>) {
    match address {
        Address::Shared => (quote!(BASE_PATH), None),
        Address::Path(path) => (quote!(#path), None),
        Address::Server { origin, base_path } => {
            (quote!(#base_path), Some(quote!(request.server(#origin);)))
        }
    }
}

fn method(method: Method) -> TokenStream {
    let name = format_ident!("{}", method.as_str());
    quote!(Method::#name)
}

fn from_client(parameter: &Parameter, required: bool) -> TokenStream {
    let name = Literal::string(&parameter.name);
    let place = if parameter.location == In::Query { "query" } else { "header" };
    let function = format_ident!("client_{place}");
    quote!(request.#function(#name, #required);)
}

/// The statement that puts a parameter into the request.
pub(super) fn parameter(
    parameter: &Parameter,
    ident: &Ident,
    types: &mut Types<'_>,
) -> TokenStream {
    let name = Literal::string(&parameter.name);
    let place = place(parameter.location);
    match &parameter.value {
        ParameterValue::Json(_) => {
            let function = format_ident!("{place}_json");
            quote!(request.#function(#name, &#ident);)
        }
        ParameterValue::Styled { ty, style, explode, allow_reserved } => {
            if !allow_reserved && is_usual(parameter.location, *style, *explode, ty) {
                let function = format_ident!("{place}");
                return quote!(request.#function(#name, &#ident););
            }
            let end =
                if *allow_reserved && parameter.location == In::Query { "reserved" } else { "as" };
            let function = format_ident!("{place}_{end}");
            types.runtime("Style");
            let style = style_ident(*style);
            quote!(request.#function(#name, &#ident, Style::#style, #explode);)
        }
    }
}

/// The statement that puts a part into the form of the request.
pub(super) fn part(part: &Part, ident: &Ident) -> TokenStream {
    let name = Literal::string(&part.name);
    match (&part.kind, &part.media_type) {
        (PartKind::File | PartKind::Value(Ty::Bytes), _) => quote!(request.file(#name, #ident);),
        (PartKind::Files, _) => quote!(request.files(#name, #ident);),
        (PartKind::Value(_), Some(media_type)) if media_type.contains("json") => {
            let media_type = Literal::string(media_type);
            quote!(request.part_as(#name, #media_type, &#ident);)
        }
        (PartKind::Value(_), _) => quote!(request.part(#name, &#ident);),
    }
}

/// Whether the style is what the place has without saying, or makes no difference to the type.
fn is_usual(location: In, style: Style, explode: bool, ty: &Ty) -> bool {
    let form = matches!(location, In::Query | In::Cookie);
    let usual = if form { Style::Form } else { Style::Simple };
    let single = matches!(
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
    style == usual && (single || explode == form)
}

fn style_ident(style: Style) -> TokenStream {
    match style {
        Style::Form => quote!(Form),
        Style::Simple => quote!(Simple),
        Style::Label => quote!(Label),
        Style::Matrix => quote!(Matrix),
        Style::SpaceDelimited => quote!(SpaceDelimited),
        Style::PipeDelimited => quote!(PipeDelimited),
        Style::DeepObject => quote!(DeepObject),
    }
}

//! The request of an operation: what it holds, how it is set, what goes on the wire.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::super::docs;
use super::super::ty::Types;
use super::{Context, paging, parameter, send};
use crate::api::{Home, Parameter, ParameterValue, Supply, Ty};
use crate::name::Ident;
use crate::spec::{In, Method, Style};

/// The struct.
pub(super) fn definition(context: &Context<'_>) -> TokenStream {
    let request = &context.names.request;
    let link = format!("The request of [`{}::{}`].", context.handle, context.names.method.plain());
    let docs = docs::attributes([link]);
    let fields = context.fields.iter().map(|field| {
        let (ident, ty) = (field.ident, field.held());
        quote!(#ident: #ty,)
    });
    let body = context.body.field().map(|(ident, ty)| quote!(#ident: #ty,));
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request does nothing until `send` is called and awaited"]
        pub struct #request<'a> { client: &'a Client, #(#fields)* #body }
    }
}

/// Setters, `send`, and the request as it goes on the wire.
pub(super) fn methods(context: &Context<'_>, types: &mut Types<'_>) -> TokenStream {
    let request = &context.names.request;
    let setters =
        context.fields.iter().filter(|field| !field.required).map(parameter::Field::setter);
    let setters: Vec<TokenStream> = setters.chain(body_setters(context)).collect();
    let send = send::method(context);
    let streams = paging::methods(context, types);
    let build = build(context, types);
    // Clippy asks for a name of the lifetime where it is used, and only there.
    if setters.iter().any(|setter| setter.to_string().contains("'a")) {
        quote!(impl<'a> #request<'a> { #(#setters)* #send #streams #build })
    } else {
        quote!(impl #request<'_> { #(#setters)* #send #streams #build })
    }
}

/// The setters of a body that need not be sent: one for each way to send it.
fn body_setters(context: &Context<'_>) -> Vec<TokenStream> {
    let Some((field, _)) = context.body.field() else { return Vec::new() };
    if context.body.required {
        return Vec::new();
    }
    let names = std::iter::once(field).chain(&context.names.other_bodies);
    let setters = names.zip(&context.body.all).zip(&context.operation.bodies).enumerate();
    setters
        .map(|(position, ((name, one), body))| {
            let argument = &one.argument;
            let value = context.body.value(position);
            let media_type = docs::code(&body.media_type);
            let docs = docs::attributes(docs::lines(
                &body.docs,
                &format!("What is sent, as {media_type}."),
            ));
            quote! {
                #docs
                pub fn #name(mut self, #field: #argument) -> Self {
                    self.#field = Some(#value);
                    self
                }
            }
        })
        .collect()
}

fn build(context: &Context<'_>, types: &mut Types<'_>) -> TokenStream {
    let operation = context.operation;
    let method = method(operation.method);
    let template = Literal::string(&operation.template);
    // What the people of the API call it is what they find in their logs.
    let name = operation.id.as_deref().unwrap_or(context.names.method.plain());
    let name = Literal::string(name);
    let (base_path, server) = home(&operation.home);
    let parameters: Vec<TokenStream> = parameter::order(operation)
        .into_iter()
        .map(|position| {
            write(&operation.parameters[position], &context.names.parameters[position], types)
        })
        .collect();
    let accept = operation.accept.as_ref().map(|accept| {
        let accept = Literal::string(accept);
        quote!(request.accept(#accept);)
    });
    let anonymous = operation.anonymous.then(|| quote!(request.anonymous();));
    let body = context.body.write();
    let receiver = takes_values(context).then(|| quote!(self));
    quote! {
        fn request(#receiver) -> Request {
            let mut request = Request::new(#method, #base_path, #template);
            request.operation(#name);
            #server
            #(#parameters)*
            #accept
            #anonymous
            #body
            request
        }
    }
}

/// Whether anything of the caller goes into the request.
pub(super) fn takes_values(context: &Context<'_>) -> bool {
    !context.fields.is_empty() || context.body.field().is_some()
}

/// What the path follows, and the statement that sends the request elsewhere.
fn home(home: &Home) -> (TokenStream, Option<TokenStream>) {
    match home {
        Home::Shared => (quote!(BASE_PATH), None),
        Home::Path(path) => (quote!(#path), None),
        Home::Server { origin, base_path } => {
            (quote!(#base_path), Some(quote!(request.server(#origin);)))
        }
    }
}

fn method(method: Method) -> TokenStream {
    let name = format_ident!("{}", method.as_str());
    quote!(Method::#name)
}

/// The statement that puts a parameter into the request.
fn write(parameter: &Parameter, ident: &Ident, types: &mut Types<'_>) -> TokenStream {
    let name = Literal::string(&parameter.name);
    let place = parameter::place(parameter.location);
    if let Supply::Client { required } = parameter.supply {
        let function = format_ident!(
            "client_{}",
            if parameter.location == In::Query { "query" } else { "header" }
        );
        return quote!(request.#function(#name, #required););
    }
    match &parameter.value {
        ParameterValue::Json(_) => {
            let function = format_ident!("{place}_json");
            quote!(request.#function(#name, &self.#ident);)
        }
        ParameterValue::Styled { ty, style, explode, allow_reserved } => {
            if !allow_reserved && is_usual(parameter.location, *style, *explode, ty) {
                let function = format_ident!("{place}");
                return quote!(request.#function(#name, &self.#ident););
            }
            let end =
                if *allow_reserved && parameter.location == In::Query { "reserved" } else { "as" };
            let function = format_ident!("{place}_{end}");
            types.runtime("Style");
            let style = style_ident(*style);
            quote!(request.#function(#name, &self.#ident, Style::#style, #explode);)
        }
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

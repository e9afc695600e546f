//! The methods of the handle: one for each request body.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::super::object::MANY;
use super::super::{Crate, docs, example};
use super::file::OperationFile;
use super::input::Input;
use super::{request, send};
use crate::ir::{
    Address, Body, BodyKind, Docs, Leniency, Operation, Parameter, ParameterSource, RequestShape,
    Success,
};
use crate::name::Ident;
use crate::spec::{In, Method};

/// Prints the method of an operation, and one more for each other body if a body is required.
pub(super) fn methods(settings: &Crate<'_>, file: &OperationFile<'_>) -> TokenStream {
    let handle = file.handle;
    let mut methods = vec![method(settings, file, &file.names.method, 0)];
    if file.bodies.required {
        let others = file.names.other_bodies.iter().enumerate();
        methods.extend(others.map(|(position, name)| method(settings, file, name, position + 1)));
    }
    quote!(impl #handle<'_> { #(#methods)* })
}

fn method(
    settings: &Crate<'_>,
    file: &OperationFile<'_>,
    name: &Ident,
    body: usize,
) -> TokenStream {
    let required = file.inputs.iter().filter(|input| input.required);
    let mut arguments: Vec<TokenStream> = required.flat_map(Input::arguments).collect();
    arguments.extend(file.bodies.argument(body).filter(|_| file.bodies.required));
    let many = (arguments.len() >= MANY)
        .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "all of them are required")]));
    let shape = &file.operation.shape;
    let deprecated = file.operation.docs.deprecated.then(|| quote!(#[deprecated]));
    let mut lines = lines(file, body);
    if shape.request == RequestShape::Alias {
        lines.push(String::new());
        lines.extend(docs::wrapped(vec![send::summary(file)]));
    }
    lines.push(String::new());
    lines.extend(example::of_method(settings, file.document, file.id, body));
    let docs = docs::attributes(lines);
    // Inlined, so that the code that reads the response is compiled only in crates that call the operation.
    let inline = matches!(shape.success, Success::Uniform(_)).then(|| quote!(#[inline]));
    let statements = statements(file, body);
    let (ty, request) = (&file.names.request, request::value(file));
    quote! {
        #docs
        #deprecated
        #many
        #inline
        pub fn #name(self, #(#arguments),*) -> #ty {
            #statements
            #request
        }
    }
}

/// Prints the statements that create the request with all required inputs, and with the body at a position.
fn statements(file: &OperationFile<'_>, body: usize) -> TokenStream {
    let operation = file.operation;
    let method = method_value(&operation.method);
    let template = Literal::string(&operation.route);
    // The operation ID is what the people who run the API find in their logs.
    let name = Literal::string(operation.id.as_deref().unwrap_or(file.names.method.plain()));
    let (base_path, server) = address(&operation.address);
    let sent = |input: &'_ Input<'_>| {
        if input.required { input.writes.clone() } else { Vec::from_iter(input.initial.clone()) }
    };
    let required = file.inputs.iter().flat_map(sent);
    let order = operation.shape.sent_order.iter().map(|name| Literal::string(name));
    let order = (order.len() > 0).then(|| quote!(request.in_order(&[#(#order),*]);));
    let parameters = operation.shape.parameters.iter().map(|&at| &operation.parameters[at]);
    let from_client = parameters.filter_map(from_client);
    let fixed = operation.query.iter().map(|(name, value)| {
        let (name, value) = (Literal::string(name), Literal::string(value));
        quote!(request.query(#name, &#value);)
    });
    let (accept_first, accept) = accept(operation);
    let expected = expected(operation);
    let security = match file.document.security.get(file.id.0) {
        Some(None) => Some(quote!(request.anonymous();)),
        Some(Some(position)) if *position > 0 => {
            let position = Literal::usize_unsuffixed(*position);
            Some(quote!(request.security(#position);))
        }
        _ => None,
    };
    let key = operation.idempotency.as_ref().map(|key| {
        let header = Literal::string(&key.header);
        quote!(request.idempotency_key(#header);)
    });
    let omits = operation.shape.omits_read_only;
    let read_only = omits.then(|| quote!(request.omit_read_only(self.client);));
    let form = operation.form_parts().and(operation.bodies.first()).map(|body| {
        let media_type = Literal::string(&body.media_type);
        let function = format_ident!("{}", multipart_function(&body.kind));
        quote!(request.#function(#media_type, Multipart::new());)
    });
    let body = file.bodies.first_statement(body);
    quote! {
        let mut request = Request::new(#method, #base_path, #template);
        request.operation(#name);
        #read_only
        #server
        #order
        #form
        #(#fixed)*
        #accept_first
        #(#required)*
        #(#from_client)*
        #accept
        #expected
        #security
        #key
        #body
    }
}

/// Returns the statement that sets the `Accept` header: before the parameters if one of them replaces it, or after them.
fn accept(operation: &Operation) -> (Option<TokenStream>, Option<TokenStream>) {
    let accept = operation.accept.as_ref().map(|accept| {
        let accept = Literal::string(accept);
        let accept_only =
            format_ident!("{}", if operation.forms.is_empty() { "accept" } else { "accept_only" });
        quote!(request.#accept_only(#accept);)
    });
    let is_accept =
        |each: &Parameter| each.location == In::Header && each.name.eq_ignore_ascii_case("accept");
    if operation.parameters.iter().any(is_accept) { (accept, None) } else { (None, accept) }
}

/// Returns the function of the runtime that starts a multipart body.
fn multipart_function(kind: &BodyKind) -> &'static str {
    if matches!(kind, BodyKind::Parts(_)) { "multipart_by_position" } else { "multipart" }
}

/// Returns the expression of a method. `normalize` drops methods that are not tokens, so the default is never used.
fn method_value(method: &Method) -> TokenStream {
    match method {
        Method::Other(name) => {
            let name = Literal::byte_string(name.as_bytes());
            quote!(Method::from_bytes(#name).unwrap_or_default())
        }
        method => {
            let name = format_ident!("{}", method.as_str());
            quote!(Method::#name)
        }
    }
}

/// Returns the statements that describe the documented responses, as far as the runtime cannot assume them.
fn expected(operation: &Operation) -> TokenStream {
    let list = |codes: &[u16]| {
        let codes = codes.iter().map(|code| Literal::u16_unsuffixed(*code));
        quote!(&[#(#codes),*])
    };
    let shape = &operation.shape;
    let results = (!shape.results.is_empty()).then(|| {
        let results = list(&shape.results);
        quote!(request.results(#results);)
    });
    let errors = (!shape.errors.is_empty()).then(|| {
        let errors = list(&shape.errors);
        quote!(request.errors(#errors);)
    });
    let lenient = match operation.leniency {
        Leniency::Strict => None,
        Leniency::Types => Some(quote!(request.lenient_types();)),
        Leniency::Full => Some(quote!(request.lenient();)),
    };
    let end = operation.end_of_events.as_ref().map(|end| {
        let end = Literal::string(end);
        quote!(request.end_of_events(#end);)
    });
    quote!(#results #errors #lenient #end)
}

/// Returns the base path, and the statement that selects another server.
fn address(address: &Address) -> (TokenStream, Option<TokenStream>) {
    match address {
        Address::Shared => (quote!(BASE_PATH), None),
        Address::Path(path) => (quote!(#path), None),
        Address::Server { url, default, base_path } => {
            (quote!(#base_path), Some(quote!(request.server(#url, #default);)))
        }
    }
}

/// Returns the statement for a parameter whose value is in the configuration of the client.
fn from_client(parameter: &Parameter) -> Option<TokenStream> {
    let ParameterSource::Client { required } = parameter.source else { return None };
    let name = Literal::string(&parameter.name);
    let location = if parameter.location == In::Query { "query" } else { "header" };
    let function = format_ident!("client_{location}");
    Some(quote!(request.#function(#name, #required);))
}

/// Returns the documentation: the text of the operation, its address, and the required inputs.
fn lines(file: &OperationFile<'_>, body: usize) -> Vec<String> {
    let operation = file.operation;
    let (origin, base_path) = match &operation.address {
        Address::Shared => ("", &file.document.ir.base_path),
        Address::Path(path) => ("", path),
        Address::Server { url, base_path, .. } => (url.as_str(), base_path),
    };
    let address =
        format!("{} {origin}{base_path}{}", operation.method.as_str(), operation.template);
    let mut lines = docs::lines(&Docs { deprecated: false, ..operation.docs.clone() }, "");
    if lines.first().is_some_and(String::is_empty) {
        lines = vec![format!("Sends {}.", docs::code(&address))];
    } else {
        lines.extend([String::new(), docs::code(&address)]);
    }
    if body > 0
        && let Some(body) = operation.bodies.get(body)
    {
        lines.extend([
            String::new(),
            format!("Sends the request body as {}.", docs::code(&body.media_type)),
        ]);
    }
    if let Some(Body { kind: BodyKind::Ranges(_), media_type, .. }) = operation.bodies.get(body) {
        let text = format!(
            "`Body::media_type` selects the media type of the request body: {}.",
            docs::code(media_type)
        );
        lines.push(String::new());
        lines.extend(docs::wrapped(vec![text]));
    }
    let required = required(file, body);
    if !required.is_empty() {
        lines.push(String::new());
        lines.extend(required);
    }
    lines
}

/// Returns a list of the required inputs.
fn required(file: &OperationFile<'_>, body: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for input in file.inputs.iter().filter(|input| input.required) {
        lines.extend(docs::item(&format!("`{}`: {}", input.ident.plain(), input.line())));
        for (ident, _, line) in &input.headers {
            lines.extend(docs::item(&format!("`{}`: {line}", ident.plain())));
        }
    }
    if let (Some(_), true, Some(body)) =
        (file.bodies.argument(body), file.bodies.required, file.operation.bodies.get(body))
    {
        let text = body.docs.text.as_deref().map(docs::line).unwrap_or_default();
        if !text.is_empty() {
            lines.extend(docs::item(&format!("`{}`: {text}", file.names.body.plain())));
        }
    }
    lines
}

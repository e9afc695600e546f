//! The inputs of an operation: the parameters and the parts of a form that the caller gives.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::ty::{TypePrinter, tokens};
use super::statement;
use crate::ir::{Docs, Operation, ParameterSource, Part, PartKind, Ty};
use crate::name::{Ident, OperationNames, PartNames};
use serde_json::Value;

/// A parameter or a part of a form that the caller gives: an argument if it is required, and a setter if not.
pub(super) struct Input<'a> {
    pub(super) ident: &'a Ident,
    /// The type of the argument.
    pub(super) ty: TokenStream,
    pub(super) required: bool,
    /// The statements that add it to the request.
    pub(super) writes: Vec<TokenStream>,
    /// The required headers of a part, which are arguments next to it: name, type and documentation.
    pub(super) headers: Vec<(&'a Ident, TokenStream, String)>,
    /// The statement that adds its default to every request.
    pub(super) initial: Option<TokenStream>,
    docs: &'a Docs,
    /// Its location and name: ``query `limit` ``.
    label: String,
}

/// Returns the parameters in the order of the arguments, then the parts of the form.
pub(super) fn inputs<'a>(
    operation: &'a Operation,
    names: &'a OperationNames,
    types: &mut TypePrinter<'_>,
) -> Vec<Input<'a>> {
    let mut inputs: Vec<Input<'a>> = Vec::new();
    for &position in &operation.shape.parameters {
        let parameter = &operation.parameters[position];
        if matches!(parameter.source, ParameterSource::Client { .. }) {
            continue;
        }
        let location = statement::location(parameter.location).replace('_', " ");
        inputs.push(Input {
            ident: &names.parameters[position],
            ty: tokens(&types.borrowed(parameter.value.ty())),
            required: parameter.source == ParameterSource::Required,
            writes: vec![statement::parameter(parameter, &names.parameters[position], types)],
            headers: Vec::new(),
            initial: match &parameter.source {
                ParameterSource::Default(value) => {
                    Some(statement::parameter(parameter, &literal(value), types))
                }
                _ => None,
            },
            docs: &parameter.docs,
            label: format!("{location} {}", docs::code(&parameter.name)),
        });
    }
    let parts = operation.form_parts().unwrap_or_default().iter();
    for (part, names) in parts.zip(names.parts.first().into_iter().flatten()) {
        part_inputs(part, names, types, &mut inputs);
    }
    inputs
}

/// Adds a part, and each of its headers that is not required.
fn part_inputs<'a>(
    part: &'a Part,
    names: &'a PartNames,
    types: &mut TypePrinter<'_>,
    inputs: &mut Vec<Input<'a>>,
) {
    let label = format!("part {}", docs::code(&part.name));
    let ty = match &part.kind {
        PartKind::File | PartKind::Value(Ty::Bytes) => format!("&{}", types.runtime("FilePart")),
        PartKind::Files => format!("&[{}]", types.runtime("FilePart")),
        PartKind::Value(ty) | PartKind::Styled(ty, ..) => types.borrowed(ty),
        PartKind::Others => types.runtime("Multipart").to_owned(),
    };
    let mut input = Input {
        ident: &names.ident,
        ty: tokens(&ty),
        required: part.required,
        writes: vec![statement::part(part, &names.ident, types)],
        headers: Vec::new(),
        initial: None,
        docs: &part.docs,
        label: label.clone(),
    };
    let mut optional = Vec::new();
    for (header, ident) in part.headers.iter().zip(&names.headers) {
        let write = statement::part_header(part, header, ident, types);
        let ty = tokens(&types.borrowed(&header.ty));
        let own = Input {
            ident,
            ty,
            required: false,
            writes: vec![write],
            headers: Vec::new(),
            initial: None,
            docs: &header.docs,
            label: format!("header {} of the {label}", docs::code(&header.name)),
        };
        if header.required {
            input.headers.push((ident, own.ty.clone(), own.line()));
            input.writes.extend(own.writes);
        } else {
            optional.push(own);
        }
    }
    inputs.push(input);
    inputs.extend(optional);
}

/// Returns a string, number or boolean as an expression.
fn literal(value: &Value) -> TokenStream {
    match value {
        Value::Bool(value) => quote!(#value),
        Value::Number(number) => {
            if let Some(number) = number.as_i64() {
                let literal = Literal::i64_suffixed(number);
                quote!(#literal)
            } else {
                let literal = Literal::f64_suffixed(number.as_f64().unwrap_or_default());
                quote!(#literal)
            }
        }
        value => {
            let literal = Literal::string(value.as_str().unwrap_or_default());
            quote!(#literal)
        }
    }
}

impl Input<'_> {
    /// Returns the method that sets it; `inner` is the expression that has the request.
    pub(super) fn setter(&self, inner: &TokenStream) -> TokenStream {
        let Self { ident, writes, .. } = self;
        let arguments = self.arguments();
        let docs = &Docs { deprecated: false, ..self.docs.clone() };
        let docs = docs::attributes(docs::with_notes(self.lines(), docs));
        quote! {
            #docs
            pub fn #ident(mut self, #(#arguments),*) -> Self {
                #(#inner.#writes)*
                self
            }
        }
    }

    /// Returns the arguments: the input, and the required headers of a part.
    pub(super) fn arguments(&self) -> Vec<TokenStream> {
        let own = (self.ident, &self.ty);
        let headers = self.headers.iter().map(|(ident, ty, _)| (*ident, ty));
        std::iter::once(own).chain(headers).map(|(ident, ty)| quote!(#ident: #ty)).collect()
    }

    /// Returns the first paragraph of the documentation, in one line.
    pub(super) fn line(&self) -> String {
        let lines = self.lines();
        let first: Vec<&str> =
            lines.iter().map(String::as_str).take_while(|line| !line.is_empty()).collect();
        first.join(" ")
    }

    /// Returns the documentation without notes: ``The number of items to skip (query `offset`).``
    fn lines(&self) -> Vec<String> {
        let mut lines = docs::lines(&Docs { notes: Vec::new(), ..self.docs.clone() }, "");
        let label = &self.label;
        match lines.first_mut() {
            Some(first) if first.is_empty() => {
                let mut letters = label.chars();
                let head: String =
                    letters.next().into_iter().flat_map(char::to_uppercase).collect();
                *first = format!("{head}{}.", letters.as_str());
            }
            _ => {
                let end = lines.iter().position(String::is_empty).unwrap_or(lines.len());
                if let Some(last) = end.checked_sub(1).and_then(|last| lines.get_mut(last)) {
                    let (text, stop) = match last.strip_suffix('.') {
                        Some(text) => (text, "."),
                        None => (last.as_str(), ""),
                    };
                    *last = format!("{text} ({label}){stop}");
                    let paragraph = lines.drain(..end).collect::<Vec<_>>().join(" ");
                    lines.splice(0..0, docs::wrapped(vec![paragraph]));
                }
            }
        }
        lines
    }
}

//! What a request is called with: its parameters, and the parts of its form.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs;
use super::super::ty::{Types, tokens};
use super::build;
use crate::ir::{
    Body, BodyKind, Docs, Operation, ParameterSource, ParameterValue, PartKind, Segment, Ty,
};
use crate::name::{Ident, OperationNames};
use crate::spec::In;

/// A value that the caller gives.
pub(super) struct Field<'a> {
    pub(super) ident: &'a Ident,
    /// Its type as an argument.
    pub(super) ty: TokenStream,
    pub(super) required: bool,
    /// The statement that puts it into the request.
    pub(super) write: TokenStream,
    pub(super) docs: &'a Docs,
    /// How it is described where the document does not.
    pub(super) what: String,
}

/// The values that the caller gives: path parameters in the order of the path, then the others in that of the document,
/// then the parts of the preferred form.
pub(super) fn fields<'a>(
    operation: &'a Operation,
    names: &'a OperationNames,
    types: &mut Types<'_>,
) -> Vec<Field<'a>> {
    let mut fields: Vec<Field<'a>> = Vec::new();
    for position in order(operation) {
        let parameter = &operation.parameters[position];
        if matches!(parameter.source, ParameterSource::Client { .. }) {
            continue;
        }
        let (ParameterValue::Styled { ty, .. } | ParameterValue::Json(ty)) = &parameter.value;
        fields.push(Field {
            ident: &names.parameters[position],
            ty: tokens(&types.borrowed(ty)),
            required: parameter.source == ParameterSource::Required,
            write: build::parameter(parameter, &names.parameters[position], types),
            docs: &parameter.docs,
            what: format!("{} {}", place(parameter.location), docs::code(&parameter.name)),
        });
    }
    if let [Body { kind: BodyKind::Multipart(parts), .. }] = operation.bodies.as_slice() {
        for (part, ident) in parts.iter().zip(names.parts.first().into_iter().flatten()) {
            let ty = match &part.kind {
                PartKind::File | PartKind::Value(Ty::Bytes) => {
                    format!("&{}", types.runtime("FilePart"))
                }
                PartKind::Files => format!("&[{}]", types.runtime("FilePart")),
                PartKind::Value(ty) => types.borrowed(ty),
            };
            fields.push(Field {
                ident,
                ty: tokens(&ty),
                required: part.required,
                write: build::part(part, ident),
                docs: &part.docs,
                what: format!("part {}", docs::code(&part.name)),
            });
        }
    }
    fields
}

/// The positions of the parameters, those of the path first, in its order.
pub(super) fn order(operation: &Operation) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for segment in &operation.path {
        if let Segment::Parameter(position) = segment
            && !order.contains(position)
        {
            order.push(*position);
        }
    }
    let rest: Vec<usize> =
        (0..operation.parameters.len()).filter(|position| !order.contains(position)).collect();
    order.extend(rest);
    order
}

/// Where a parameter goes, as a word of the documentation.
pub(super) fn place(location: In) -> &'static str {
    match location {
        In::Path => "path",
        In::Query => "query",
        In::Header => "header",
        In::Cookie => "cookie",
    }
}

impl Field<'_> {
    /// The method that sets it; `inner` has the request.
    pub(super) fn setter(&self, inner: &TokenStream) -> TokenStream {
        let Self { ident, ty, write, .. } = self;
        let docs = docs::attributes(self.lines());
        quote! {
            #docs
            pub fn #ident(mut self, #ident: #ty) -> Self {
                #inner.#write
                self
            }
        }
    }

    /// `The members to sort by (query `sorters`).`
    fn lines(&self) -> Vec<String> {
        docs::with_facts(self.text(), &Docs { deprecated: false, ..self.docs.clone() })
    }

    fn text(&self) -> Vec<String> {
        let mut lines = docs::lines(&Docs { notes: Vec::new(), ..self.docs.clone() }, "");
        let what = &self.what;
        match lines.first_mut() {
            Some(first) if first.is_empty() => {
                let mut letters = what.chars();
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
                    *last = format!("{text} ({what}){stop}");
                    let paragraph = lines.drain(..end).collect::<Vec<_>>().join(" ");
                    lines.splice(0..0, docs::wrapped(vec![paragraph]));
                }
            }
        }
        lines
    }

    /// The first paragraph of the documentation, in one line.
    pub(super) fn line(&self) -> String {
        let lines = self.text();
        let first: Vec<&str> =
            lines.iter().map(String::as_str).take_while(|line| !line.is_empty()).collect();
        first.join(" ")
    }
}

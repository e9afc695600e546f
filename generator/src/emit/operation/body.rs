//! What an operation sends beside its parameters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::ty::{Types, tokens};

use crate::ir::{Body, BodyKind, Operation};
use crate::name::{Ident, OperationNames};
use crate::spec::Style;

/// The bodies of an operation, in the order of preference.
pub(super) struct Bodies {
    pub(super) all: Vec<One>,
    pub(super) required: bool,
    ident: Ident,
    /// The media type of the only body, if that is JSON: it is said even where there is no body.
    json: Option<String>,
}

/// One of the bodies that can be sent.
pub(super) struct One {
    /// The type of the argument; none for a form whose parts are arguments.
    ty: Option<TokenStream>,
    /// The statement that puts it into the request.
    pub(super) write: TokenStream,
}

impl Bodies {
    pub(super) fn of(operation: &Operation, names: &OperationNames, types: &mut Types<'_>) -> Self {
        let bodies = &operation.bodies;
        let several = bodies.len() > 1;
        let all = bodies.iter().map(|body| one(body, &names.body, several, types)).collect();
        let json = match bodies.as_slice() {
            [Body { media_type, kind: BodyKind::Json(_), .. }] => Some(media_type.clone()),
            _ => None,
        };
        Self { all, required: operation.body_required, ident: names.body.clone(), json }
    }

    /// The argument of the body at a position, with its type.
    pub(super) fn argument(&self, position: usize) -> Option<TokenStream> {
        let ident = &self.ident;
        let ty = self.all.get(position)?.ty.as_ref()?;
        Some(quote!(#ident: #ty))
    }

    /// What a request starts with: the body at a position where it is required.
    pub(super) fn first_statement(&self, position: usize) -> Option<TokenStream> {
        if self.required {
            return self.all.get(position).map(|one| one.write.clone());
        }
        let media_type = Literal::string(self.json.as_ref()?);
        Some(quote!(request.no_json(#media_type);))
    }
}

fn one(body: &Body, ident: &Ident, several: bool, types: &mut Types<'_>) -> One {
    let media_type = Literal::string(&body.media_type);
    let (ty, write) = match &body.kind {
        BodyKind::Json(ty) => (types.borrowed(ty), quote!(request.json(#media_type, &#ident);)),
        BodyKind::Form(ty, Style::DeepObject) => {
            (types.borrowed(ty), quote!(request.deep_form(&#ident);))
        }
        BodyKind::Form(ty, _) => (types.borrowed(ty), quote!(request.form(&#ident);)),
        BodyKind::Text => ("&str".to_owned(), quote!(request.text(#media_type, #ident);)),
        BodyKind::Bytes => {
            let ty = format!("impl Into<{}>", types.runtime("Body"));
            (ty, quote!(request.bytes(#media_type, #ident);))
        }
        // A form beside other bodies is put together by the caller; its parts would be arguments of all of them.
        BodyKind::Multipart(_) if several => {
            (types.runtime("Multipart").to_owned(), quote!(request.multipart(#ident);))
        }
        BodyKind::Multipart(_) => {
            types.runtime("Multipart");
            return One { ty: None, write: TokenStream::new() };
        }
    };
    One { ty: Some(tokens(&ty)), write }
}

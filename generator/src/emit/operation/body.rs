//! The request bodies of an operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::ty::{TypePrinter, tokens};
use crate::ir::{Body, BodyKind, Operation};
use crate::name::{Ident, OperationNames};
use crate::spec::Style;

/// The request bodies of an operation, the preferred one first.
pub(super) struct Bodies {
    pub(super) all: Vec<PrintedBody>,
    pub(super) required: bool,
    ident: Ident,
    /// The media type of the only body, if it is JSON. It is sent even if the caller gives no body.
    json: Option<String>,
}

/// One of the request bodies.
pub(super) struct PrintedBody {
    /// The type of the argument; `None` for a form whose parts are arguments.
    ty: Option<TokenStream>,
    /// The statement that adds it to the request.
    pub(super) write: TokenStream,
}

impl Bodies {
    pub(super) fn of(
        operation: &Operation,
        names: &OperationNames,
        types: &mut TypePrinter<'_>,
    ) -> Self {
        let all = if operation.form_parts().is_some() {
            types.runtime("Multipart");
            vec![PrintedBody { ty: None, write: TokenStream::new() }]
        } else {
            operation.bodies.iter().map(|body| printed(body, &names.body, types)).collect()
        };
        let json = match operation.bodies.as_slice() {
            [Body { media_type, kind: BodyKind::Json(_), .. }] => Some(media_type.clone()),
            _ => None,
        };
        Self { all, required: operation.body_required, ident: names.body.clone(), json }
    }

    /// Returns the argument of the body at a position, with its type.
    pub(super) fn argument(&self, position: usize) -> Option<TokenStream> {
        let ident = &self.ident;
        let ty = self.all.get(position)?.ty.as_ref()?;
        Some(quote!(#ident: #ty))
    }

    /// Returns the statement about the body in the method that creates the request with the body at a position.
    pub(super) fn first_statement(&self, position: usize) -> Option<TokenStream> {
        if self.required {
            return self.all.get(position).map(|body| body.write.clone());
        }
        let media_type = Literal::string(self.json.as_ref()?);
        Some(quote!(request.no_json(#media_type);))
    }
}

fn printed(body: &Body, ident: &Ident, types: &mut TypePrinter<'_>) -> PrintedBody {
    let media_type = Literal::string(&body.media_type);
    let (ty, write) = match &body.kind {
        BodyKind::Json(ty) => {
            let value = types.written(ident, ty);
            (types.borrowed(ty), quote!(request.json(#media_type, #value);))
        }
        BodyKind::Form(ty, style) => {
            let value = types.written(ident, ty);
            let write = if style == &Style::DeepObject {
                quote!(request.deep_form(#value);)
            } else {
                quote!(request.form(#value);)
            };
            (types.borrowed(ty), write)
        }
        BodyKind::Text => ("&str".to_owned(), quote!(request.text(#media_type, #ident);)),
        BodyKind::Bytes => {
            let ty = format!("impl Into<{}>", types.runtime("Body"));
            (ty, quote!(request.bytes(#media_type, #ident);))
        }
        // The parts of a form are not arguments if there are other bodies: these have no such arguments.
        BodyKind::Multipart(_) => {
            (types.runtime("Multipart").to_owned(), quote!(request.multipart(#ident);))
        }
    };
    PrintedBody { ty: Some(tokens(&ty)), write }
}

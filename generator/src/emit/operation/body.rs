//! The request bodies of an operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::ty::{TypePrinter, tokens};
use super::style::style_ident;
use crate::ir::{Body, BodyKind, FormEncoding, Operation, Ty};
use crate::name::{Ident, OperationNames};
use crate::spec::PropertyStyle;

/// The request bodies of an operation, the preferred one first.
pub(super) struct Bodies {
    pub(super) all: Vec<PrintedBody>,
    pub(super) required: bool,
    ident: Ident,
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
        Self { all, required: operation.body_required, ident: names.body.clone() }
    }

    /// Returns the argument of the body at a position, with its type.
    pub(super) fn argument(&self, position: usize) -> Option<TokenStream> {
        let ident = &self.ident;
        let ty = self.all.get(position)?.ty.as_ref()?;
        Some(quote!(#ident: #ty))
    }

    /// Returns the statement about the body in the method that creates the request with the body at a position.
    pub(super) fn first_statement(&self, position: usize) -> Option<TokenStream> {
        let body = self.all.get(position).filter(|_| self.required)?;
        Some(body.write.clone())
    }
}

fn printed(body: &Body, ident: &Ident, types: &mut TypePrinter<'_>) -> PrintedBody {
    let media_type = Literal::string(&body.media_type);
    let (ty, write) = match &body.kind {
        BodyKind::Json(Ty::Nullable(inner)) => {
            let value = types.written(ident, inner);
            let ty = format!("Option<{}>", types.borrowed(inner));
            (ty, quote!(request.json(#media_type, #value);))
        }
        BodyKind::Json(ty) => {
            let value = types.written(ident, ty);
            (types.borrowed(ty), quote!(request.json(#media_type, #value);))
        }
        BodyKind::Form(ty, encodings) => {
            let value = types.written(ident, ty);
            let encodings = form_encodings(encodings, types);
            let write = quote!(request.form(#media_type, #value, #encodings););
            (types.borrowed(ty), write)
        }
        BodyKind::Text => ("&str".to_owned(), quote!(request.text(#media_type, #ident);)),
        BodyKind::Bytes => {
            let ty = format!("impl Into<{}>", types.runtime("Body"));
            (ty, quote!(request.bytes(#media_type, #ident);))
        }
        BodyKind::Ranges(documented) => {
            let ty = format!("impl Into<{}>", types.runtime("Body"));
            let documented = documented.iter().map(|name| Literal::string(name));
            (ty, quote!(request.bytes_of(&[#(#documented),*], #ident);))
        }
        // The parts of a form are not arguments if there are other bodies: these have no such arguments.
        BodyKind::Parts(_) => {
            let ty = types.runtime("Multipart").to_owned();
            (ty, quote!(request.multipart_by_position(#media_type, #ident);))
        }
        BodyKind::JsonStream(item) => {
            let list = Ty::List(Box::new(item.clone()));
            let value = types.written(ident, &list);
            (types.borrowed(&list), quote!(request.json_stream(#media_type, #value);))
        }
        BodyKind::Multipart(_) => {
            let ty = types.runtime("Multipart").to_owned();
            (ty, quote!(request.multipart(#media_type, #ident);))
        }
    };
    PrintedBody { ty: Some(tokens(&ty)), write }
}

/// Returns the encodings of the properties of a form.
pub(super) fn form_encodings(
    encodings: &[(String, FormEncoding)],
    types: &mut TypePrinter<'_>,
) -> TokenStream {
    let encodings = encodings.iter().map(|(name, encoding)| {
        let (name, encoding) = (Literal::string(name), form_encoding(*encoding, types));
        quote!((#name, #encoding))
    });
    let encodings: Vec<TokenStream> = encodings.collect();
    quote!(&[#(#encodings),*])
}

/// Returns the encoding of a property of a form.
fn form_encoding(encoding: FormEncoding, types: &mut TypePrinter<'_>) -> TokenStream {
    types.runtime("FormEncoding");
    let FormEncoding::Styled(PropertyStyle { style, explode, allow_reserved }) = encoding else {
        return quote!(FormEncoding::Json);
    };
    types.runtime("Style");
    let style = style_ident(style);
    if allow_reserved {
        quote!(FormEncoding::Reserved(Style::#style, #explode))
    } else {
        quote!(FormEncoding::Style(Style::#style, #explode))
    }
}

//! What an operation sends beside its parameters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::ty::{Types, tokens};
use crate::api::{Body, BodyKind, Operation, Part, PartKind, Ty};
use crate::name::{Ident, OperationNames};

/// The bodies of an operation, in the order of preference.
pub(super) struct Bodies {
    pub(super) all: Vec<One>,
    pub(super) required: bool,
    /// The private enum that holds one of several bodies.
    several: Option<TokenStream>,
    field: Ident,
}

/// One of the bodies that can be sent.
pub(super) struct One {
    /// The type of the argument; none for a form whose parts are arguments.
    pub(super) argument: Option<TokenStream>,
    /// The type that the request holds.
    pub(super) held: Option<TokenStream>,
    /// The variant among several bodies.
    variant: TokenStream,
    /// Puts `body` into the request.
    write: TokenStream,
}

impl Bodies {
    pub(super) fn of(operation: &Operation, names: &OperationNames, types: &mut Types<'_>) -> Self {
        let all: Vec<One> = operation
            .bodies
            .iter()
            .enumerate()
            .map(|(position, body)| {
                let parts = names.parts.get(position).map(Vec::as_slice).unwrap_or_default();
                one(body, parts, position, operation.bodies.len() > 1, types)
            })
            .collect();
        let several = (all.len() > 1).then(|| {
            let name = format!("{}Content", names.request.plain());
            tokens(&name)
        });
        Self { all, required: operation.body_required, several, field: names.body.clone() }
    }

    /// The field of the request, with its type.
    pub(super) fn field(&self) -> Option<(&Ident, TokenStream)> {
        let ty = match (&self.several, self.all.as_slice()) {
            (Some(name), _) => quote!(#name<'a>),
            (None, [One { held: Some(ty), .. }]) => quote!(#ty),
            _ => return None,
        };
        Some((&self.field, if self.required { ty } else { quote!(Option<#ty>) }))
    }

    /// The value of the field for the body at a position, made from the argument.
    pub(super) fn value(&self, position: usize) -> TokenStream {
        let field = &self.field;
        let Some(one) = self.all.get(position) else { return quote!(#field) };
        let plain = if one.is_converted() { quote!(#field.into()) } else { quote!(#field) };
        match &self.several {
            Some(name) => {
                let variant = &one.variant;
                quote!(#name::#variant(#plain))
            }
            None => plain,
        }
    }

    /// The enum that holds one of several bodies.
    pub(super) fn definition(&self, _names: &OperationNames) -> TokenStream {
        let Some(name) = &self.several else { return TokenStream::new() };
        let variants = self.all.iter().map(|one| {
            let (variant, held) = (&one.variant, &one.held);
            quote!(#variant(#held))
        });
        quote!(#[derive(Clone, Debug)] enum #name<'a> { #(#variants),* })
    }

    /// The statements that put the body into the request.
    pub(super) fn write(&self) -> TokenStream {
        let field = &self.field;
        match (&self.several, self.all.as_slice()) {
            (None, []) => TokenStream::new(),
            (None, [one, ..]) if one.held.is_none() => one.write.clone(),
            (None, [one, ..]) => {
                let write = &one.write;
                if self.required {
                    quote!(let body = self.#field; #write)
                } else {
                    quote!(if let Some(body) = self.#field { #write })
                }
            }
            (Some(name), all) => {
                let arms = all.iter().map(|one| {
                    let (variant, write) = (&one.variant, &one.write);
                    quote!(#name::#variant(body) => { #write })
                });
                if self.required {
                    quote!(match self.#field { #(#arms)* })
                } else {
                    let arms = all.iter().map(|one| {
                        let (variant, write) = (&one.variant, &one.write);
                        quote!(Some(#name::#variant(body)) => { #write })
                    });
                    quote!(match self.#field { None => {} #(#arms)* })
                }
            }
        }
    }
}

impl One {
    fn is_converted(&self) -> bool {
        self.argument.as_ref().is_some_and(|ty| ty.to_string().starts_with("impl Into"))
    }
}

fn one(body: &Body, parts: &[Ident], position: usize, several: bool, types: &mut Types<'_>) -> One {
    let media_type = Literal::string(&body.media_type);
    let variant = tokens(&format!(
        "{}{}",
        kind(&body.kind),
        if position == 0 { String::new() } else { (position + 1).to_string() }
    ));
    let held = |argument: String, held: String, write: TokenStream| One {
        argument: Some(tokens(&argument)),
        held: Some(tokens(&held)),
        variant: variant.clone(),
        write,
    };
    match &body.kind {
        BodyKind::Json(ty) => {
            let ty = types.borrowed(ty);
            held(ty.clone(), ty, quote!(request.json(#media_type, &body);))
        }
        BodyKind::Form(ty) => {
            let ty = types.borrowed(ty);
            held(ty.clone(), ty, quote!(request.form(&body);))
        }
        BodyKind::Text => {
            held("&'a str".into(), "&'a str".into(), quote!(request.text(#media_type, body);))
        }
        BodyKind::Bytes => {
            let body = types.runtime("Body");
            held(
                format!("impl Into<{body}>"),
                body.into(),
                quote!(request.bytes(#media_type, body);),
            )
        }
        // A form beside other bodies is built by the caller; its parts would be arguments of all of them.
        BodyKind::Multipart(_) if several => {
            let form = types.runtime("Multipart");
            held(form.into(), form.into(), quote!(request.multipart(body);))
        }
        BodyKind::Multipart(list) => {
            types.runtime("Multipart");
            let parts = list.iter().zip(parts).map(|(part, ident)| write_part(part, ident));
            let write = quote! {
                let mut form = Multipart::new();
                #(#parts)*
                request.multipart(form);
            };
            One { argument: None, held: None, variant, write }
        }
    }
}

fn write_part(part: &Part, ident: &Ident) -> TokenStream {
    let name = Literal::string(&part.name);
    match (&part.kind, &part.media_type) {
        (PartKind::File | PartKind::Value(Ty::Bytes), _) if part.required => {
            quote!(form.file(#name, self.#ident);)
        }
        (PartKind::File | PartKind::Value(Ty::Bytes), _) => {
            quote!(if let Some(file) = self.#ident { form.file(#name, file); })
        }
        (PartKind::Files, _) if part.required => {
            quote!(for file in self.#ident { form.file(#name, file); })
        }
        (PartKind::Files, _) => {
            quote!(for file in self.#ident.unwrap_or_default() { form.file(#name, file); })
        }
        (PartKind::Value(_), Some(media_type)) if media_type.contains("json") => {
            let media_type = Literal::string(media_type);
            quote!(form.typed(#name, #media_type, &self.#ident);)
        }
        (PartKind::Value(_), _) => quote!(form.value(#name, &self.#ident);),
    }
}

fn kind(kind: &BodyKind) -> &'static str {
    match kind {
        BodyKind::Json(_) => "Json",
        BodyKind::Form(_) => "Form",
        BodyKind::Multipart(_) => "Multipart",
        BodyKind::Text => "Text",
        BodyKind::Bytes => "Bytes",
    }
}

//! What an operation sends beside its parameters.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::super::ty::{Types, tokens};
use crate::api::{Body, BodyKind, Operation, Part, PartKind, Ty};
use crate::name::{Ident, OperationNames};

/// The bodies of an operation, in the order of preference.
pub(super) struct Bodies {
    pub(super) all: Vec<One>,
    pub(super) required: bool,
    field: Ident,
}

/// One of the bodies that can be sent.
pub(super) struct One {
    /// The type of the argument; none for a form whose parts are arguments.
    pub(super) argument: Option<TokenStream>,
    /// The type that the request holds.
    held: Option<TokenStream>,
    /// The variant among several bodies.
    variant: TokenStream,
    write: Write,
}

/// How a body is put into the request.
enum Write {
    Json(String),
    Form,
    Text(String),
    Bytes(String),
    Multipart,
    /// The statements that put the parts of a form together.
    Parts(TokenStream),
}

impl Bodies {
    pub(super) fn of(operation: &Operation, names: &OperationNames, types: &mut Types<'_>) -> Self {
        let mut all: Vec<One> = Vec::new();
        for (position, body) in operation.bodies.iter().enumerate() {
            let same =
                operation.bodies[..position].iter().filter(|other| kind(other) == kind(body));
            let number = same.count() + 1;
            let number = if number > 1 { number.to_string() } else { String::new() };
            let parts = names.parts.get(position).map(Vec::as_slice).unwrap_or_default();
            let variant = tokens(&format!("{}{number}", kind(body)));
            all.push(one(body, parts, variant, operation.bodies.len() > 1, types));
        }
        Self { all, required: operation.body_required, field: names.body.clone() }
    }

    /// The field of the request, with its type.
    pub(super) fn field(&self) -> Option<(&Ident, TokenStream)> {
        let ty = match self.all.as_slice() {
            [one] => one.held.clone()?,
            [] => return None,
            _ => {
                let lifetime = self.lifetime();
                quote!(Content #lifetime)
            }
        };
        Some((&self.field, if self.required { ty } else { quote!(Option<#ty>) }))
    }

    /// The value of the field for the body at a position, made from the argument.
    pub(super) fn value(&self, position: usize) -> TokenStream {
        let field = &self.field;
        let Some(one) = self.all.get(position) else { return quote!(#field) };
        let converted = matches!(one.write, Write::Bytes(_));
        let plain = if converted { quote!(#field.into()) } else { quote!(#field) };
        let variant = &one.variant;
        if self.all.len() > 1 { quote!(Content::#variant(#plain)) } else { plain }
    }

    /// The enum that holds one of several bodies.
    pub(super) fn definition(&self) -> TokenStream {
        if self.all.len() < 2 {
            return TokenStream::new();
        }
        let lifetime = self.lifetime();
        let variants = self.all.iter().map(|one| {
            let (variant, held) = (&one.variant, &one.held);
            quote!(#variant(#held))
        });
        quote!(#[derive(Clone, Debug)] enum Content #lifetime { #(#variants),* })
    }

    /// The statements that put the body into the request.
    pub(super) fn write(&self) -> TokenStream {
        let field = &self.field;
        match self.all.as_slice() {
            [] => TokenStream::new(),
            [One { write: Write::Parts(statements), .. }] => statements.clone(),
            // A body that may be missing is said to be empty where it is.
            [one] if self.required || matches!(one.write, Write::Json(_)) => {
                let call = one.write.call(&quote!(self.#field));
                quote!(#call;)
            }
            [one] => {
                let call = one.write.call(&quote!(body));
                quote!(if let Some(body) = self.#field { #call; })
            }
            all => {
                let arms = all.iter().map(|one| {
                    let (variant, call) = (&one.variant, one.write.call(&quote!(body)));
                    let pattern = quote!(Content::#variant(body));
                    let pattern = if self.required { pattern } else { quote!(Some(#pattern)) };
                    quote!(#pattern => #call,)
                });
                let nothing = (!self.required).then(|| quote!(None => {}));
                quote!(match self.#field { #nothing #(#arms)* })
            }
        }
    }

    /// The lifetime of the enum, where one of its variants borrows.
    fn lifetime(&self) -> Option<TokenStream> {
        let borrows = |one: &One| one.held.as_ref().is_some_and(|ty| ty.to_string().contains("'a"));
        self.all.iter().any(borrows).then(|| quote!(<'a>))
    }
}

impl Write {
    /// The call that puts `body` into the request.
    fn call(&self, body: &impl ToTokens) -> TokenStream {
        match self {
            Self::Json(media_type) => quote!(request.json(#media_type, &#body)),
            Self::Form => quote!(request.form(&#body)),
            Self::Text(media_type) => quote!(request.text(#media_type, #body)),
            Self::Bytes(media_type) => quote!(request.bytes(#media_type, #body)),
            Self::Multipart | Self::Parts(_) => quote!(request.multipart(#body)),
        }
    }
}

fn one(
    body: &Body,
    parts: &[Ident],
    variant: TokenStream,
    several: bool,
    types: &mut Types<'_>,
) -> One {
    let media_type = body.media_type.clone();
    let held = |argument: &str, held: &str, write: Write| One {
        argument: Some(tokens(argument)),
        held: Some(tokens(held)),
        variant: variant.clone(),
        write,
    };
    match &body.kind {
        BodyKind::Json(ty) => {
            let ty = types.borrowed(ty);
            held(&ty, &ty, Write::Json(media_type))
        }
        BodyKind::Form(ty) => {
            let ty = types.borrowed(ty);
            held(&ty, &ty, Write::Form)
        }
        BodyKind::Text => held("&'a str", "&'a str", Write::Text(media_type)),
        BodyKind::Bytes => {
            let body = types.runtime("Body");
            held(&format!("impl Into<{body}>"), body, Write::Bytes(media_type))
        }
        // A form beside other bodies is built by the caller; its parts would be arguments of all of them.
        BodyKind::Multipart(_) if several => {
            let form = types.runtime("Multipart");
            held(form, form, Write::Multipart)
        }
        BodyKind::Multipart(list) => {
            types.runtime("Multipart");
            let parts = list.iter().zip(parts).map(|(part, ident)| write_part(part, ident));
            let statements = if list.is_empty() {
                quote!(request.multipart(Multipart::new());)
            } else {
                quote! {
                    let mut form = Multipart::new();
                    #(#parts)*
                    request.multipart(form);
                }
            };
            One { argument: None, held: None, variant, write: Write::Parts(statements) }
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

/// The variant of a body among several.
fn kind(body: &Body) -> &'static str {
    match body.kind {
        BodyKind::Json(_) => "Json",
        BodyKind::Form(_) => "Form",
        BodyKind::Multipart(_) => "Multipart",
        BodyKind::Text => "Text",
        BodyKind::Bytes => "Bytes",
    }
}

//! The file `lib.rs`: what the crate is, its modules, its public face.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::types::any_feature;
use super::{Crate, Module, docs, module};
use crate::name::Names;
use crate::render::{Piece, Source};

/// The file `lib.rs`.
pub(super) fn file(settings: &Crate, modules: &[Module<'_>]) -> Source {
    let mut pieces = vec![Piece::Items(allows(modules))];
    let mut mods = Vec::new();
    for module in modules {
        mods.push(match module.module() {
            Some(ident) => {
                let condition = any_feature(&module.features());
                quote!(#condition #[rustfmt::skip] pub mod #ident;)
            }
            None => module::tag_modules(module),
        });
    }
    if !settings.foreign.is_empty() {
        let skip = quote!(#[rustfmt::skip]);
        mods.push(quote!(#skip mod foreign;));
    }
    mods.push(quote! {
        #[allow(dead_code, reason = "it is the same in every crate, and no crate needs all of it")]
        #[rustfmt::skip]
        pub mod runtime;
        #[rustfmt::skip]
        mod servers;
    });
    pieces.push(Piece::Items(quote!(#(#mods)*)));
    pieces.push(Piece::Items(quote!(
        #[rustfmt::skip]
        pub use runtime::{
            ApiError, AuthError, Body, CallOptions, Client, ClientBuilder, ConfigError, Date,
            DateTime, DecodeError, Download, Error, Events, FilePart, JobError, Maybe, Method, Multipart,
            RateLimiter, RawResponse, ResponseFuture, Response, RetryPolicy, TransportError, TypedRequest, UndocumentedError,
            Unknown, UnknownInteger, UnknownValue, Value, WaitError, WaitOptions,
        };
    )));
    for module in
        modules.iter().filter(|module| module.ident.is_none() && !module.ir.tags.is_empty())
    {
        pieces.push(Piece::Items(module::base_path(module)));
        let accessors = module::accessors(module, &quote!(&self), &quote!(<'_>));
        if !accessors.is_empty() {
            pieces.push(Piece::Items(quote!(impl Client { #accessors })));
        }
    }
    Source { docs: about(settings, modules), pieces }
}

/// The lints that a document can break by what it is, and nothing else.
fn allows(modules: &[Module<'_>]) -> TokenStream {
    let ascii = modules.iter().all(|module| is_ascii(module.names));
    let scripts = (!ascii).then(|| {
        quote! {
            #![allow(
                confusable_idents, mixed_script_confusables, uncommon_codepoints,
                reason = "names are written in the script of the document"
            )]
        }
    });
    quote! {
        #![allow(
            clippy::disallowed_names,
            clippy::fn_params_excessive_bools,
            clippy::many_single_char_names,
            clippy::module_inception,
            clippy::should_implement_trait,
            clippy::similar_names,
            clippy::struct_excessive_bools,
            clippy::struct_field_names,
            clippy::too_many_lines,
            clippy::type_complexity,
            reason = "names and members are those of the document"
        )]
        #scripts
    }
}

fn is_ascii(names: &Names) -> bool {
    let types = names.types.iter().all(|names| {
        names.ident.as_str().is_ascii() && names.fields.iter().all(|name| name.as_str().is_ascii())
    });
    let operations = names.operations.iter().all(|names| {
        let inputs = names.parameters.iter().chain(names.parts.iter().flatten());
        names.method.as_str().is_ascii() && inputs.into_iter().all(|name| name.as_str().is_ascii())
    });
    types && operations && names.tags.iter().all(|names| names.ident.as_str().is_ascii())
}

/// What the crate is.
fn about(settings: &Crate, modules: &[Module<'_>]) -> Vec<String> {
    let titles: BTreeSet<String> =
        modules.iter().map(|module| docs::line(&module.ir.title)).collect();
    let titles: Vec<String> = titles.into_iter().filter(|title| !title.is_empty()).collect();
    let mut lines = match &settings.description {
        Some(text) => docs::text(text),
        None if titles.is_empty() => vec!["A client for an HTTP API.".to_owned()],
        None => vec![format!("A client for {}.", titles.join(", "))],
    };
    if let Some(more) = &settings.docs {
        lines.push(String::new());
        lines.extend(docs::text(more));
    }
    let with_modules: Vec<&Module<'_>> =
        modules.iter().filter(|module| module.ident.is_some()).collect();
    if !with_modules.is_empty() {
        lines.push(String::new());
        lines.extend(with_modules.iter().map(|module| {
            let ident = module.module().map_or("", crate::name::Ident::plain);
            format!(
                "- `{ident}`: {}, version {}",
                docs::line(&module.ir.title),
                docs::line(&module.ir.version)
            )
        }));
    }
    lines
}

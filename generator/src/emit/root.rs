//! The file `lib.rs`: the documentation of the crate, its modules, and its public items.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::types::any_feature;
use super::{Crate, DocumentModule, Piece, RustFile, docs, module};
use crate::config::Runtime;
use crate::name::Names;

/// Prints the file `lib.rs`.
pub(super) fn file(settings: &Crate, documents: &[DocumentModule<'_>]) -> RustFile {
    let mut pieces = vec![Piece::Items(allows(documents))];
    let mut mods = Vec::new();
    for document in documents {
        mods.push(match document.module() {
            Some(ident) => {
                let condition = any_feature(&document.features());
                quote!(#condition #[rustfmt::skip] pub mod #ident;)
            }
            None => module::tag_modules(document),
        });
    }
    if !settings.foreign.is_empty() {
        let skip = quote!(#[rustfmt::skip]);
        mods.push(quote!(#skip mod foreign;));
    }
    mods.push(runtime(settings.config.package.runtime));
    let skip = quote!(#[rustfmt::skip]);
    mods.push(quote!(#skip mod client;));
    pieces.push(Piece::Items(quote!(#(#mods)*)));
    pieces.push(Piece::Items(quote!(
        use sailwright_runtime::generated as runtime;
    )));
    pieces.push(Piece::Items(quote!(
        #[rustfmt::skip]
        pub use client::{Client, ClientBuilder};
        #[rustfmt::skip]
        pub use runtime::{
            AccessToken, ApiError, AttemptRequest, AttemptResult, AuthError, AuthProblem, Body, BoxFuture, Bytes,
            CallOptions, ConfigError, Date, DateTime, DecodeError, DecodeProblem, Download, Error, ErrorBody,
            Event, Events, FilePart, FromJson, HeaderMap, HeaderName, HeaderValue, InvalidRequest, Items, JobError,
            JsonError, Maybe, Method, Pages, Progress, RateLimiter, RawRequest, RawResponse, Response,
            ResponseFuture, RetryPolicy, StatusCode, ToJson, TokenProvider, TransportError, TransportProblem,
            TypedRequest, UndocumentedError, Unknown, UnknownInteger, UnknownValue, Url, Value, WaitError,
            WaitOptions, auth, error, guide, pagination, reqwest, retry, stream, wait,
        };
        #[cfg(feature = "blocking")]
        pub use runtime::blocking;
    )));
    for document in
        documents.iter().filter(|document| document.ident.is_none() && !document.ir.tags.is_empty())
    {
        pieces.push(Piece::Items(module::base_path(document)));
        let accessors = module::accessors(document, &quote!(&self), &quote!(<'_>));
        if !accessors.is_empty() {
            pieces.push(Piece::Items(quote!(impl Client { #accessors })));
        }
    }
    RustFile { docs: about(settings, documents), pieces }
}

/// Prints the declaration of the runtime, if it is embedded.
fn runtime(runtime: Runtime) -> TokenStream {
    match runtime {
        Runtime::Crate => quote!(),
        Runtime::Embedded => quote! {
            #[allow(
                dead_code, unused_imports, unused_macros,
                reason = "the runtime is the same in every generated crate, and none uses all of it"
            )]
            #[doc(hidden)]
            #[rustfmt::skip]
            pub mod sailwright_runtime;
        },
    }
}

/// Returns the lints that the names and signatures of a document can violate.
fn allows(documents: &[DocumentModule<'_>]) -> TokenStream {
    let ascii = documents.iter().all(|document| is_ascii(document.names));
    let scripts = (!ascii).then(|| {
        quote! {
            #![allow(
                confusable_idents, mixed_script_confusables, uncommon_codepoints,
                reason = "names are written in the script of the API document"
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
            reason = "names and signatures come from the API document"
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

/// Returns the documentation of the crate.
fn about(settings: &Crate, documents: &[DocumentModule<'_>]) -> Vec<String> {
    let titles: BTreeSet<String> =
        documents.iter().map(|document| docs::line(&document.ir.title)).collect();
    let titles: Vec<String> = titles.into_iter().filter(|title| !title.is_empty()).collect();
    let mut lines = match &settings.config.package.description {
        Some(text) => docs::text(text),
        None if titles.is_empty() => vec!["A client for an HTTP API.".to_owned()],
        None => vec![format!("A client for {}.", titles.join(", "))],
    };
    if let Some(more) = &settings.config.package.docs {
        lines.push(String::new());
        lines.extend(docs::text(more));
    }
    let named = documents.iter().filter_map(|document| Some((document.module()?, document.ir)));
    let mut list = named.map(|(ident, ir)| {
        let (title, version) = (docs::line(&ir.title), docs::line(&ir.version));
        format!("- `{}`: {title}, version {version}", ident.plain())
    });
    if let Some(first) = list.next() {
        lines.extend([String::new(), first]);
        lines.extend(list);
    }
    lines
}

//! The file `lib.rs`: the documentation of the crate, its modules, and its public items.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::types::any_feature;
use super::{Crate, DocumentModule, Home, Piece, RustFile, module, overview};
use crate::config::Runtime;
use crate::ir::RuntimePart;
use crate::name::Names;

/// Prints the file `lib.rs`.
pub(super) fn file(settings: &Crate, documents: &[DocumentModule<'_>]) -> RustFile {
    let mut pieces = vec![
        Piece::Items(allows(documents)),
        Piece::Items(modules(settings, documents)),
        Piece::Items(alias(settings.config.package.runtime)),
        Piece::Items(re_exports(settings)),
    ];
    for document in
        documents.iter().filter(|document| document.ident.is_none() && !document.ir.tags.is_empty())
    {
        pieces.push(Piece::Items(module::base_path(document)));
        let accessors = module::accessors(document, &quote!(&self), &quote!(<'_>));
        if !accessors.is_empty() {
            pieces
                .push(Piece::Items(quote!(#[cfg(feature = "client")] impl Client { #accessors })));
        }
    }
    RustFile { docs: overview::root(settings, documents), pieces }
}

/// The items of the runtime that every crate exports for its models.
const MODELS: &[&str] = &["ErrorBody", "FromJson", "JsonError", "ToJson", "Unknown", "Value"];

/// The items of the runtime that every crate with a client exports.
const CLIENT: &[&str] = &[
    "ApiError",
    "AttemptRequest",
    "AttemptResult",
    "Body",
    "BoxFuture",
    "Bytes",
    "CallOptions",
    "ConfigError",
    "DecodeError",
    "DecodeProblem",
    "Error",
    "HeaderMap",
    "HeaderName",
    "HeaderValue",
    "HookFuture",
    "InvalidRequest",
    "Method",
    "Problem",
    "RawRequest",
    "RawResponse",
    "Response",
    "ResponseFuture",
    "RetryPolicy",
    "StatusCode",
    "TlsBackend",
    "TransportError",
    "TransportProblem",
    "TypedRequest",
    "UndocumentedError",
    "Url",
    "error",
    "reqwest",
    "retry",
    "stream",
    "transport",
];

/// Returns items that the crate exports, in alphabetical order: those that it always exports, and those of parts.
fn exports(
    always: &[&'static str],
    parts: &BTreeSet<RuntimePart>,
    is_included: impl Fn(&RuntimePart) -> bool,
) -> Vec<Ident> {
    let of_part = |part: &RuntimePart| -> &[&str] {
        match part {
            RuntimePart::Dates => &["Date", "DateTime"],
            RuntimePart::DeviceAuthorization => &["DeviceAuthorization", "DevicePrompt"],
            RuntimePart::Download => &["Download"],
            RuntimePart::Enums => &["UnknownInteger", "UnknownValue"],
            RuntimePart::Events => &["Event", "Events"],
            RuntimePart::Foreign => &["Foreign"],
            RuntimePart::JsonStreams => &["JsonStream"],
            RuntimePart::Jobs => &["JobError", "Progress", "WaitError", "WaitOptions", "wait"],
            RuntimePart::Multipart => &["FilePart", "Multipart"],
            RuntimePart::Nullable => &["Maybe"],
            RuntimePart::Pagination => &["Items", "Pages", "pagination"],
            RuntimePart::RateLimiter => &["RateLimiter"],
            RuntimePart::SecuritySchemes => &["AuthError", "AuthProblem", "auth"],
            RuntimePart::Tokens => &["AccessToken", "TokenProvider"],
            RuntimePart::UserTokens => &["AuthorizationErrorCode", "UserTokens"],
            RuntimePart::AuthorizationCode
            | RuntimePart::Charset
            | RuntimePart::ClientParameters
            | RuntimePart::ConfigYaml
            | RuntimePart::Environment
            | RuntimePart::ErrorSets
            | RuntimePart::Forms
            | RuntimePart::Headers
            | RuntimePart::IdempotencyKeys
            | RuntimePart::Newtypes
            | RuntimePart::Servers
            | RuntimePart::StructuredParameters
            | RuntimePart::ReadOnly
            | RuntimePart::LargeObjects
            | RuntimePart::MixedEnums
            | RuntimePart::Unions
            | RuntimePart::Uploads => &[],
        }
    };
    let names: BTreeSet<&str> = always
        .iter()
        .chain(parts.iter().filter(|part| is_included(part)).flat_map(of_part))
        .copied()
        .collect();
    names.into_iter().map(|name| format_ident!("{name}")).collect()
}

/// Prints the declarations of the modules.
fn modules(settings: &Crate, documents: &[DocumentModule<'_>]) -> TokenStream {
    let mut mods = Vec::new();
    for document in documents {
        mods.push(match document.module() {
            Some(ident) => {
                let condition = any_feature(&document.all_features());
                quote!(#condition #[rustfmt::skip] pub mod #ident;)
            }
            None => module::tag_modules(document),
        });
    }
    let skip = quote!(#[rustfmt::skip]);
    mods.push(runtime(settings.config.package.runtime));
    if !settings.shared.types.is_empty() {
        mods.push(quote!(#skip pub mod types;));
    }
    if !settings.config.package.types_only {
        mods.push(quote!(#[cfg(feature = "client")] #skip mod client;));
        mods.push(quote!(#[cfg(feature = "client")] #skip pub mod guide;));
    }
    if matches!(settings.home, Home::Root) {
        let modules = &settings.config.package.modules;
        let modules = modules.iter().map(|module| format_ident!("{module}"));
        mods.extend(modules.map(|module| quote!(pub mod #module;)));
    }
    quote!(#(#mods)*)
}

/// Prints the name of the runtime in the crate. The path of an embedded runtime starts with `self`, because a program can
/// depend on the crate of the same name.
fn alias(runtime: Runtime) -> TokenStream {
    let place = match runtime {
        Runtime::Crate => quote!(sailwright_runtime),
        Runtime::Embedded => quote!(self::sailwright_runtime),
    };
    quote!(use #place::generated as runtime;)
}

/// Prints the re-exports of the client and of the runtime.
fn re_exports(settings: &Crate) -> TokenStream {
    let models = exports(MODELS, &settings.runtime_parts, |part| part.is_of_models());
    let models = quote! {
        #[rustfmt::skip]
        pub use runtime::{#(#models),*};
    };
    if settings.config.package.types_only {
        return models;
    }
    let client = exports(CLIENT, &settings.runtime_parts, |part| !part.is_of_models());
    // Browsers have no ports to which a server could redirect.
    let code_flow = settings.runtime_parts.contains(&RuntimePart::AuthorizationCode).then(|| {
        quote! {
            #[cfg(all(feature = "client", not(target_family = "wasm")))]
            pub use runtime::AuthorizationCode;
        }
    });
    quote! {
        #models
        #[cfg(feature = "client")]
        #[rustfmt::skip]
        pub use client::{Client, ClientBuilder};
        #[cfg(feature = "client")]
        #[rustfmt::skip]
        pub use runtime::{#(#client),*};
        #code_flow
        #[cfg(feature = "blocking")]
        #[rustfmt::skip]
        pub use runtime::blocking;
    }
}

/// Prints the declaration of the runtime, if it is embedded.
fn runtime(runtime: Runtime) -> TokenStream {
    match runtime {
        Runtime::Crate => quote!(),
        Runtime::Embedded => quote! {
            #[allow(
                dead_code, unused_imports, unused_macros, unused_variables,
                clippy::match_single_binding, clippy::needless_return, clippy::needless_update, clippy::unused_async, clippy::unused_self,
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
    // These lints are checked for whole crates.
    let is_crate = documents.iter().all(|document| document.home == "crate");
    let scripts = (!ascii && is_crate).then(|| {
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
        let parts = names.parts.iter().flatten();
        let parts = parts.flat_map(|part| std::iter::once(&part.ident).chain(&part.headers));
        let inputs = names.parameters.iter().chain(parts);
        names.method.as_str().is_ascii() && inputs.into_iter().all(|name| name.as_str().is_ascii())
    });
    types && operations && names.tags.iter().all(|names| names.ident.as_str().is_ascii())
}

//! Reserved words: keywords, and the names that generated files have in scope.

/// The meaning of a word in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An ordinary identifier.
    Free,
    /// A keyword with a raw form: `r#word`.
    Raw,
    /// A keyword without a raw form: `word_`.
    Never,
}

/// Returns the meaning of a word in Rust, edition 2024.
pub(super) fn kind(word: &str) -> Kind {
    match word {
        "self" | "Self" | "super" | "crate" | "_" => Kind::Never,
        _ if KEYWORDS.contains(&word) => Kind::Raw,
        _ => Kind::Free,
    }
}

/// All keywords with a raw form: the strict and the reserved ones.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Reserved for types of the document: the prelude, and the imports of the files of types.
pub(super) const TYPES: &[&str] = &[
    "AsMut",
    "AsRef",
    "BTreeMap",
    "Box",
    "Clone",
    "Copy",
    "Date",
    "DateTime",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "Maybe",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unknown",
    "UnknownInteger",
    "UnknownValue",
    "Unpin",
    "Value",
    "Vec",
];

/// Reserved for handles and requests, in addition to [`TYPES`]: the imports of the files of operations. These refer to the
/// types of the document as `types::Pet`.
pub(super) const OPERATIONS: &[&str] = &[
    "BTreeMap",
    "Body",
    "Client",
    "Date",
    "DateTime",
    "Download",
    "Error",
    "Events",
    "FilePart",
    "FormEncoding",
    "FromJson",
    "HeaderForm",
    "IncomingResponse",
    "JsonStream",
    "Method",
    "Multipart",
    "RawClient",
    "RawResponse",
    "Request",
    "Response",
    "ResponseFuture",
    "Style",
    "TypedRequest",
    "Value",
];

/// Reserved for variants: the variant for unknown values.
pub(super) const VARIANTS: &[&str] = &["Unknown"];

/// Reserved for parameters: the methods and the field of every request.
pub(super) const PARAMETERS: &[&str] = &[
    "at_location",
    "client",
    "finish_job",
    "items",
    "pages",
    "request",
    "send",
    "send_and_wait",
    "send_for_events",
    "wait_until_done",
];

/// Reserved for modules: files with a meaning for cargo, crates that are always in scope, modules of the generator, and
/// file names that Windows reserves for devices.
pub(super) const MODULES: &[&str] = &[
    "alloc",
    "aux",
    "build",
    "client",
    "clock$",
    "com0",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "con",
    "core",
    "foreign",
    "lib",
    "lpt0",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
    "main",
    "mod",
    "nul",
    "prn",
    "runtime",
    "sailwright_runtime",
    "servers",
    "std",
    "test",
    "types",
];

/// Reserved for tags, in addition to [`MODULES`]: the methods of the client and of its handles, and the modules of the
/// runtime that the crate exports.
pub(super) const TAGS: &[&str] = &[
    "auth",
    "authorization",
    "base_url",
    "blocking",
    "builder",
    "clone",
    "config",
    "error",
    "execute",
    "from_env",
    "from_environment",
    "guide",
    "hooks",
    "new",
    "open",
    "pagination",
    "raw",
    "raw_client",
    "request",
    "reqwest",
    "retry",
    "send",
    "stream",
    "transport",
    "wait",
    "with",
    "with_options",
];

/// Reserved for methods that are added to the builder of the client: its other methods.
pub(super) const BUILDER: &[&str] = &[
    "authorization_url",
    "base_url",
    "basic_auth",
    "body_limit",
    "build",
    "builder",
    "client_certificate",
    "client_credentials",
    "client_parameter",
    "client_secret_basic",
    "clone",
    "configuration",
    "connect_timeout",
    "environment",
    "from_env",
    "from_environment",
    "from_lookup",
    "header",
    "hook",
    "http_client",
    "insecure",
    "lenient",
    "limit",
    "limiter",
    "new",
    "on_attempt",
    "on_call",
    "on_request",
    "on_response",
    "only_root_certificates",
    "pool_idle_timeout",
    "pool_max_idle_per_host",
    "proxy",
    "read_timeout",
    "request_id_header",
    "request_timeout",
    "retry",
    "root_certificate",
    "root_certificates",
    "scopes",
    "send_credentials_over_plain_http",
    "send_read_only",
    "server",
    "server_url",
    "timeout",
    "tls",
    "tls_backend",
    "token",
    "token_file",
    "token_provider",
    "token_url",
    "total_timeout",
    "transport",
    "user_agent",
    "user_agent_suffix",
];

/// Reserved for cargo features.
pub(super) const FEATURES: &[&str] = &[
    "blocking",
    "brotli",
    "cli",
    "client",
    "default",
    "full",
    "gzip",
    "http2",
    "native-tls",
    "reqwest-middleware",
    "rustls-aws-lc",
    "rustls-ring",
    "source",
    "std",
    "tower",
    "tracing",
    "types",
    "zstd",
];

/// Reserved for crates: the names that cargo rejects, and the dependencies of every generated crate.
pub(super) const PACKAGES: &[&str] = &[
    "alloc",
    "base64",
    "bytes",
    "core",
    "empty",
    "getrandom",
    "http",
    "http_body",
    "jiter",
    "proc_macro",
    "reqwest",
    "reqwest_middleware",
    "rustls",
    "rustls_platform_verifier",
    "sailwright_runtime",
    "secrecy",
    "serde",
    "serde_json",
    "std",
    "test",
    "tokio",
    "tower_service",
    "tracing",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The parser rejects each keyword, and accepts its replacement.
    #[test]
    fn keyword_is_rejected_and_its_replacement_is_accepted() {
        for word in KEYWORDS {
            // The parser does not know the edition and accepts this one.
            let known = *word == "gen" || syn::parse_str::<syn::Ident>(word).is_err();
            assert!(known, "{word} is free");
            assert!(syn::parse_str::<syn::Ident>(&format!("r#{word}")).is_ok(), "r#{word}");
        }
        for word in ["self", "Self", "super", "crate", "_"] {
            assert_eq!(kind(word), Kind::Never);
            assert!(syn::parse_str::<syn::Ident>(&format!("{word}_")).is_ok(), "{word}_");
        }
        for word in ["union", "safe", "raw", "auto", "default", "macro_rules"] {
            assert_eq!(kind(word), Kind::Free);
            assert!(syn::parse_str::<syn::Ident>(word).is_ok(), "{word}");
        }
    }

    /// The methods of the client and of its builder are reserved.
    #[test]
    fn methods_of_the_client_are_reserved() {
        let define = sailwright_runtime::source::FILES.iter();
        let mut define = define.filter(|(path, _)| *path == "client/define.rs");
        let (_, text) = define.next().expect("the definition of the client");
        let (client, builder) = text.split_once("pub struct $builder").expect("the builder");
        let mut connections = sailwright_runtime::source::FILES.iter();
        let (_, connections) = connections
            .find(|(path, _)| *path == "client/connection_setters.rs")
            .expect("the setters of connections");
        for (text, list, more) in [
            (client, TAGS, "from_environment"),
            (builder, BUILDER, "environment"),
            (connections, BUILDER, "transport"),
        ] {
            let methods = text.lines().filter_map(|line| {
                line.trim_start().strip_prefix("pub fn ")?.split(['(', '<']).next()
            });
            for method in methods.chain([more]) {
                assert!(list.contains(&method), "{method}");
            }
        }
    }

    #[test]
    fn lists_are_sorted() {
        for list in
            [KEYWORDS, TYPES, OPERATIONS, PARAMETERS, MODULES, TAGS, BUILDER, FEATURES, PACKAGES]
        {
            assert!(list.is_sorted());
        }
    }
}

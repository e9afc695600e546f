//! The words that are not free: keywords, and what generated files have in scope.

/// What Rust says about a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An ordinary identifier.
    Free,
    /// A keyword that may be written `r#word`.
    Raw,
    /// A keyword that may not even be raw; it gets an underscore at its end.
    Never,
}

/// What Rust, edition 2024, says about a word.
pub(super) fn kind(word: &str) -> Kind {
    match word {
        "self" | "Self" | "super" | "crate" | "_" => Kind::Never,
        _ if KEYWORDS.contains(&word) => Kind::Raw,
        _ => Kind::Free,
    }
}

/// All keywords that may be raw: the strict and the reserved ones.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// What no type of a document may be called: the prelude, and what the files of types import.
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

/// What no handle or request may be called besides: what the files of operations import. The types of the
/// document are written `types::Pet` there.
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
    "IncomingResponse",
    "Method",
    "Multipart",
    "Request",
    "Response",
    "ResponseFuture",
    "Style",
    "TypedRequest",
    "Value",
];

/// What no variant may be called: the one that we add ourselves.
pub(super) const VARIANTS: &[&str] = &["Unknown"];

/// What no parameter may be called: the methods and the field that every request has.
pub(super) const PARAMETERS: &[&str] =
    &["client", "items", "pages", "request", "send", "send_and_wait", "send_for_events"];

/// What no module may be called: files with a meaning to cargo, crates that are always there, modules of ours, and the
/// file names that Windows keeps for devices.
pub(super) const MODULES: &[&str] = &[
    "alloc", "aux", "build", "clock$", "com0", "com1", "com2", "com3", "com4", "com5", "com6",
    "com7", "com8", "com9", "con", "core", "foreign", "lib", "lpt0", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "main", "mod", "nul", "prn", "runtime",
    "servers", "std", "test", "types",
];

/// What no tag may be called besides: the methods of the client and of its handles.
pub(super) const TAGS: &[&str] = &[
    "authorization",
    "base_url",
    "blocking",
    "builder",
    "clone",
    "config",
    "execute",
    "from_env",
    "from_environment",
    "guide",
    "hooks",
    "new",
    "open",
    "raw",
    "request",
    "send",
    "with",
];

/// What no method of the client's builder may be called: what it has already.
pub(super) const BUILDER: &[&str] = &[
    "api_key_cookie",
    "api_key_header",
    "api_key_query",
    "base_url",
    "basic_auth",
    "bearer",
    "body_limit",
    "build",
    "builder",
    "client_credentials",
    "client_parameter",
    "clone",
    "connect_timeout",
    "environment",
    "from_env",
    "from_environment",
    "from_lookup",
    "header",
    "hook",
    "http_client",
    "insecure",
    "limit",
    "limiter",
    "new",
    "on_request",
    "on_response",
    "proxy",
    "request_id_header",
    "request_timeout",
    "retry",
    "root_certificate",
    "root_certificates",
    "send_credentials_over_plain_http",
    "server",
    "timeout",
    "token",
    "token_provider",
    "token_url",
    "total_timeout",
    "user_agent",
    "user_agent_suffix",
];

/// What no cargo feature may be called.
pub(super) const FEATURES: &[&str] = &["blocking", "cli", "default", "full", "std", "tracing"];

/// What no crate may be called: what cargo refuses, and what it depends on itself.
pub(super) const PACKAGES: &[&str] = &[
    "alloc",
    "bytes",
    "core",
    "empty",
    "http",
    "jiter",
    "proc_macro",
    "reqwest",
    "rustls",
    "secrecy",
    "serde",
    "serde_json",
    "std",
    "test",
    "tokio",
    "tracing",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Each keyword is refused by the parser as it is, and accepted in the form that we give it.
    #[test]
    fn every_keyword_needs_its_treatment_and_gets_it() {
        for word in KEYWORDS {
            // The parser does not know the edition, so it takes this one for an identifier.
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

    /// What the client and its builder can do already, and what is printed beside it, nothing else is called.
    #[test]
    fn methods_of_the_client_are_taken() {
        let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../templates/src/runtime/client/");
        for (file, list, more) in
            [("mod.rs", TAGS, "from_environment"), ("builder.rs", BUILDER, "environment")]
        {
            let text = std::fs::read_to_string(format!("{runtime}{file}")).unwrap();
            let methods = text.lines().filter_map(|line| {
                line.trim_start().strip_prefix("pub fn ")?.split(['(', '<']).next()
            });
            for method in methods.chain([more]) {
                assert!(list.contains(&method), "{method} of {file}");
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

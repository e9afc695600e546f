//! The rules that a document can break, each with a stable name.

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Something in the document is not honoured, or was left out; the rest is generated.
    Warning,
}

/// Declares the codes: the variant, its name on the command line, its severity.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal, $severity:ident;)*) => {
        /// Which rule a finding is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $code,)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// The name that is printed, and used in `sailwright.toml`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }

            /// How bad it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// The text is neither YAML nor JSON.
    Syntax = "syntax", Error;

    /// A filter or replacement of the configuration that matches nothing in the document.
    UnusedChoice = "unused-choice", Warning;
    /// A schema that no value fits.
    NoValue = "no-value", Warning;
    /// A schema that is made of itself, by `allOf`, `oneOf` or `anyOf`.
    CircularSchema = "circular-schema", Warning;
    /// A schema that is nested too deeply.
    DeepSchema = "deep-schema", Warning;
    /// Alternatives that cannot be combined.
    UnionCombination = "union-combination", Warning;
    /// An object that must contain itself.
    InfiniteValue = "infinite-value", Warning;
    /// A path template names a parameter that is not declared.
    PathParameterUndeclared = "path-parameter-undeclared", Warning;
    /// A path parameter that is not in the template.
    PathParameterUnused = "path-parameter-unused", Warning;
    /// A parameter that is declared twice.
    DuplicateParameter = "duplicate-parameter", Warning;
    /// A header whose name HTTP does not allow.
    HeaderName = "header-name", Warning;
    /// A media type that cannot be sent or understood.
    MediaType = "media-type", Warning;
    /// A form whose schema has no members.
    FormSchema = "form-schema", Warning;
    /// A body on a method that gives it no meaning.
    BodyOnGet = "body-on-get", Warning;
    /// An operation with servers of its own.
    OperationServers = "operation-servers", Warning;
}

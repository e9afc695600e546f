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
    /// A mistake of the generator itself.
    InternalError = "internal-error", Error;
    /// A file cannot be read at all.
    UnreadableFile = "unreadable-file", Error;
    /// The text is neither YAML nor JSON.
    InvalidSyntax = "invalid-syntax", Error;

    /// A filter or replacement of the configuration that matches nothing in the document.
    UnusedEntry = "unused-entry", Warning;
    /// A job of the configuration that the operations of the document do not bear out.
    InvalidJob = "invalid-job", Warning;
    /// A finding that the configuration accepts, and that is not found any more.
    UnusedAccept = "unused-accept", Error;
    /// A schema that no value fits.
    UnsatisfiableSchema = "unsatisfiable-schema", Warning;
    /// A schema that is made of itself, by `allOf`, `oneOf` or `anyOf`.
    CircularSchema = "circular-schema", Warning;
    /// A schema that is nested too deeply.
    SchemaTooDeep = "schema-too-deep", Warning;
    /// Alternatives that cannot be combined.
    UnsupportedComposition = "unsupported-composition", Warning;
    /// An object that must contain itself.
    InfiniteSchema = "infinite-schema", Warning;
    /// A path template names a parameter that is not declared.
    UndeclaredPathParameter = "undeclared-path-parameter", Warning;
    /// A path parameter that is not in the template.
    UnusedPathParameter = "unused-path-parameter", Warning;
    /// A parameter that is declared twice.
    DuplicateParameter = "duplicate-parameter", Warning;
    /// A header whose name HTTP does not allow.
    InvalidHeaderName = "invalid-header-name", Warning;
    /// A form whose schema has no members.
    UnsupportedFormSchema = "unsupported-form-schema", Warning;
    /// A body on a method that gives it no meaning.
    RequestBodyNotAllowed = "request-body-not-allowed", Warning;
    /// An answer that HTTP gives no body.
    ResponseBodyNotAllowed = "response-body-not-allowed", Warning;
    /// A server of an operation that is no address of HTTP.
    UnsupportedServerUrl = "unsupported-server-url", Warning;
    /// The document is nested too deeply, or aliases make it endless.
    DocumentTooLarge = "document-too-large", Error;
    /// The bytes of a file are not UTF-8.
    InvalidUtf8 = "invalid-utf8", Warning;
    /// A member of an object is written twice.
    DuplicateKey = "duplicate-key", Warning;
    /// A `$ref` leads to nothing.
    UnresolvedReference = "unresolved-reference", Warning;
    /// A `$ref` leads out of the folder of the document.
    ReferenceOutsideFolder = "reference-outside-folder", Warning;
    /// A `$ref` leads to another machine.
    RemoteReference = "remote-reference", Warning;
    /// A chain of `$ref`s has no end.
    ReferenceCycle = "reference-cycle", Warning;
    /// A `$dynamicRef` that means different schemas.
    AmbiguousDynamicReference = "ambiguous-dynamic-reference", Warning;
    /// A rule about values that a type cannot express.
    UnsupportedKeyword = "unsupported-keyword", Warning;
    /// A `$ref` that stands in another file means the root document.
    ReferenceToRoot = "reference-to-root", Warning;
    /// An overlay that cannot be applied.
    InvalidOverlay = "invalid-overlay", Error;
    /// An overlay that changes what is not there.
    UnmatchedOverlay = "unmatched-overlay", Warning;
    /// The file is not a description of an API in OpenAPI 3.0 or 3.1.
    NotOpenapi = "not-openapi", Error;
    /// The version of OpenAPI is not supported.
    UnsupportedVersion = "unsupported-version", Error;
    /// A member of an object is of the wrong type.
    WrongType = "wrong-type", Warning;
    /// A member that must be there is missing.
    MissingRequiredField = "missing-required-field", Warning;
    /// A `type` that there is not.
    UnknownType = "unknown-type", Warning;
    /// A list that does not say what it holds.
    MissingItems = "missing-items", Warning;
    /// `required` as a flag.
    BooleanRequired = "boolean-required", Warning;
    /// An allowed value that does not fit the type.
    InvalidEnumValue = "invalid-enum-value", Warning;
    /// A default that does not fit the type.
    InvalidDefault = "invalid-default", Warning;
    /// Something that only Swagger 2.0 had.
    SwaggerKeyword = "swagger-keyword", Warning;
    /// A path that does not start with a slash.
    PathWithoutSlash = "path-without-slash", Warning;
    /// The key of an answer is no status.
    InvalidStatusCode = "invalid-status-code", Warning;
    /// The key of a body is no media type.
    InvalidMediaType = "invalid-media-type", Warning;
    /// A style that a parameter of this place cannot have.
    InvalidStyle = "invalid-style", Warning;
    /// A parameter of a path that is not required.
    OptionalPathParameter = "optional-path-parameter", Warning;
    /// A way to show who is calling that clients cannot go.
    UnsupportedSecurityScheme = "unsupported-security-scheme", Warning;
    /// A parameter that is in no place that there is.
    InvalidParameter = "invalid-parameter", Warning;
    /// A part of the document cannot be understood.
    InvalidObject = "invalid-object", Warning;
    /// Two operations have the same `operationId`.
    DuplicateOperationId = "duplicate-operation-id", Warning;
}

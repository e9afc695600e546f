//! The codes of diagnostics: stable names of the rules that a document or the configuration breaks.

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// A part of the document is ignored or changed; the rest is generated.
    Warning,
}

/// Declares the codes: variant, name and severity.
macro_rules! codes {
    ($(#[doc = $doc:literal] $code:ident = $name:literal, $severity:ident;)*) => {
        /// The rule that a diagnostic is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $doc] $code,)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// Returns the name that is printed and used in `sailwright.toml`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }

            /// Returns a description of the rule, or of what breaks it, as a sentence.
            #[must_use]
            pub fn description(self) -> &'static str {
                match self { $(Self::$code => $doc,)* }.trim()
            }

            /// Returns the page about the code, in Markdown: cause, example and correction.
            #[cfg(feature = "cli")]
            #[must_use]
            pub fn page(self) -> &'static str {
                match self {
                    $(Self::$code => {
                        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/explain/", $name, ".md"))
                    })*
                }
            }

            /// Returns the severity of the diagnostics with this code.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// A bug of the generator.
    InternalError = "internal-error", Error;
    /// A file that cannot be read.
    UnreadableFile = "unreadable-file", Error;
    /// A file that is neither YAML nor JSON.
    InvalidSyntax = "invalid-syntax", Error;

    /// A configuration entry that has no effect on any document.
    UnusedEntry = "unused-entry", Warning;
    /// A module in the configuration with the name of a generated item.
    ModuleCollision = "module-collision", Error;
    /// A configured job whose operations do not have the configured parameters or properties.
    InvalidJob = "invalid-job", Warning;
    /// An accepted diagnostic that no document produces any more.
    UnusedAccept = "unused-accept", Error;
    /// A schema that no value satisfies.
    UnsatisfiableSchema = "unsatisfiable-schema", Warning;
    /// A schema that contains itself through `allOf`, `oneOf` or `anyOf`.
    CircularSchema = "circular-schema", Warning;
    /// A schema that is nested too deeply.
    SchemaTooDeep = "schema-too-deep", Warning;
    /// A combination of schemas in `allOf`, `oneOf` or `anyOf` that has no Rust type.
    UnsupportedComposition = "unsupported-composition", Warning;
    /// An object schema that requires a value of itself.
    InfiniteSchema = "infinite-schema", Warning;
    /// A path template with a parameter that is not declared.
    UndeclaredPathParameter = "undeclared-path-parameter", Warning;
    /// A path parameter that is not in the path template.
    UnusedPathParameter = "unused-path-parameter", Warning;
    /// A parameter that is declared twice.
    DuplicateParameter = "duplicate-parameter", Warning;
    /// A header whose name HTTP does not allow.
    InvalidHeaderName = "invalid-header-name", Warning;
    /// A parameter whose value has no defined serialization.
    UndefinedSerialization = "undefined-serialization", Warning;
    /// A form body whose schema has no properties.
    UnsupportedFormSchema = "unsupported-form-schema", Warning;
    /// A body or a part whose schema cannot be written in its media type.
    UnsupportedMediaType = "unsupported-media-type", Warning;
    /// A charset in which a request body cannot be written.
    UnsupportedCharset = "unsupported-charset", Warning;
    /// A request body of a method for which HTTP does not define one.
    RequestBodyNotAllowed = "request-body-not-allowed", Warning;
    /// A response body of a status code for which HTTP does not allow one.
    ResponseBodyNotAllowed = "response-body-not-allowed", Warning;
    /// A server whose URL is not an HTTP URL, or has a query or a fragment.
    UnsupportedServerUrl = "unsupported-server-url", Warning;
    /// A server variable that the client must be given, because its default belongs to somebody else.
    RequiredServerVariable = "required-server-variable", Warning;
    /// A document that is nested too deeply, or whose YAML aliases expand to too many nodes.
    DocumentTooLarge = "document-too-large", Error;
    /// A file whose bytes are not UTF-8.
    InvalidUtf8 = "invalid-utf8", Warning;
    /// An object with the same key twice.
    DuplicateKey = "duplicate-key", Warning;
    /// A `$ref` whose target does not exist.
    UnresolvedReference = "unresolved-reference", Warning;
    /// A `$ref` to a file outside of the folder of the document.
    ReferenceOutsideFolder = "reference-outside-folder", Warning;
    /// A `$ref` to another host.
    RemoteReference = "remote-reference", Warning;
    /// A chain of `$ref`s that leads back to its start.
    ReferenceCycle = "reference-cycle", Warning;
    /// A `$dynamicRef` that resolves to several schemas.
    AmbiguousDynamicReference = "ambiguous-dynamic-reference", Warning;
    /// A keyword of JSON Schema that Rust types cannot express.
    UnsupportedKeyword = "unsupported-keyword", Warning;
    /// A `$ref` in another file that is relative to the root document.
    ReferenceToRoot = "reference-to-root", Warning;
    /// An overlay that cannot be applied.
    InvalidOverlay = "invalid-overlay", Error;
    /// An overlay action whose target selects no node.
    UnmatchedOverlay = "unmatched-overlay", Warning;
    /// A file that is not an OpenAPI 3 or Swagger 2.0 document.
    NotOpenapi = "not-openapi", Error;
    /// A list of Swagger 2.0 with a `collectionFormat` that its location does not allow.
    InvalidCollectionFormat = "invalid-collection-format", Warning;
    /// A keyword of OpenAPI 3 in a Swagger 2.0 document.
    LaterKeyword = "later-keyword", Warning;
    /// An operation of Swagger 2.0 with several bodies, or with a body and a form.
    SeveralRequestBodies = "several-request-bodies", Warning;
    /// A file in a form that is not `multipart/form-data`.
    FileInUrlencodedForm = "file-in-urlencoded-form", Warning;
    /// An extension that changes what an operation does, and that clients do not follow.
    UnsupportedExtension = "unsupported-extension", Warning;
    /// A version of OpenAPI that is not supported.
    UnsupportedVersion = "unsupported-version", Error;
    /// A field whose value has the wrong type.
    WrongType = "wrong-type", Warning;
    /// An object without a required field.
    MissingRequiredField = "missing-required-field", Warning;
    /// A `type` that JSON Schema does not define.
    UnknownType = "unknown-type", Warning;
    /// An array schema without `items`.
    MissingItems = "missing-items", Warning;
    /// A `required` that is a boolean instead of a list of properties.
    BooleanRequired = "boolean-required", Warning;
    /// An enum value that does not satisfy its schema.
    InvalidEnumValue = "invalid-enum-value", Warning;
    /// An extension whose value does not have the form that its users agreed on.
    InvalidExtension = "invalid-extension", Warning;
    /// A default that does not satisfy its schema.
    InvalidDefault = "invalid-default", Warning;
    /// A keyword that only Swagger 2.0 defines.
    SwaggerKeyword = "swagger-keyword", Warning;
    /// A path that does not start with a slash.
    PathWithoutSlash = "path-without-slash", Warning;
    /// A key of `responses` that is not a status code.
    InvalidStatusCode = "invalid-status-code", Warning;
    /// A key of `additionalOperations` that is not a method, or a method that has a field of its own.
    InvalidMethod = "invalid-method", Warning;
    /// A key of `content` that is not a media type.
    InvalidMediaType = "invalid-media-type", Warning;
    /// A `style` that the location of a parameter does not allow.
    InvalidStyle = "invalid-style", Warning;
    /// A path parameter without `required: true`.
    OptionalPathParameter = "optional-path-parameter", Warning;
    /// A security scheme that clients cannot use.
    UnsupportedSecurityScheme = "unsupported-security-scheme", Warning;
    /// A security scheme that an operation requires and the document does not declare.
    UndeclaredSecurityScheme = "undeclared-security-scheme", Warning;
    /// Security schemes that cannot be satisfied in one request.
    UnsatisfiableSecurity = "unsatisfiable-security", Warning;
    /// A token URL that is an example.
    PlaceholderTokenUrl = "placeholder-token-url", Warning;
    /// A parameter whose `in` is not a location of OpenAPI.
    InvalidParameter = "invalid-parameter", Warning;
    /// An object that cannot be read.
    InvalidObject = "invalid-object", Warning;
    /// An `operationId` of two operations.
    DuplicateOperationId = "duplicate-operation-id", Warning;
}

impl Code {
    /// Returns whether the target of a reference is missing in the generated crate.
    #[must_use]
    pub fn is_lost_reference(self) -> bool {
        matches!(
            self,
            Self::UnresolvedReference
                | Self::ReferenceOutsideFolder
                | Self::RemoteReference
                | Self::ReferenceCycle
        )
    }
}

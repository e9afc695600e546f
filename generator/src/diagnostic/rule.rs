//! The rules of a review: stable names of the kinds of changes, with their default verdicts.

use serde::{Serialize, Serializer};

use super::Verdict;

/// Declares the rules: variant, name, default verdicts and title.
macro_rules! rules {
    ($($rule:ident = $name:literal, [$($verdict:ident),+], $title:literal;)*) => {
        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $title] $rule,)*
        }

        impl Rule {
            /// All rules.
            pub const ALL: &[Self] = &[$(Self::$rule),*];

            /// Returns the name that is printed and used in `sailwright.toml`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$rule => $name,)* }
            }

            /// Returns the verdicts of the rule, the worst first. An entry has those that apply to its type and direction, or
            /// `additive` if none does.
            #[must_use]
            pub fn verdicts(self) -> &'static [Verdict] {
                match self { $(Self::$rule => &[$(Verdict::$verdict),+],)* }
            }

            /// Returns the title: a sentence without a period.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$rule => $title,)* }
            }

            /// Returns the page about the rule, in Markdown: meaning, example and what to do.
            #[cfg(feature = "cli")]
            #[must_use]
            pub fn page(self) -> &'static str {
                match self {
                    $(Self::$rule => {
                        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/explain/", $name, ".md"))
                    })*
                }
            }
        }
    };
}

rules! {
    CrateRenamed = "crate-renamed", [Source], "The crate has another name";
    FeatureRemoved = "feature-removed", [Source], "A cargo feature is removed";
    FeatureDisabled = "feature-disabled", [Source], "A cargo feature is not enabled by default any more";
    FeatureAdded = "feature-added", [Additive], "A cargo feature is added";
    RustVersionRaised = "rust-version-raised", [Behavior], "The crate requires a newer version of Rust";
    RuntimeChanged = "runtime-changed", [Source, Behavior], "The runtime has another form, or other items";
    ClientParameterChanged = "client-parameter-changed", [Source, Behavior], "A client parameter has another setter or value";
    EnvironmentChanged = "environment-changed", [Source, Behavior], "Clients read other environment variables, or another file";
    DependencyChanged = "dependency-changed", [Behavior], "A dependency of the configuration is changed";
    DocumentAdded = "document-added", [Additive], "A document is added to the crate";
    DocumentRemoved = "document-removed", [Source], "A document is removed from the crate";
    ModuleRenamed = "module-renamed", [Source], "The module of a document has another name";
    TitleChanged = "title-changed", [Doc], "The title, description or version of a document is changed";
    ServersChanged = "servers-changed", [Source, Behavior], "The servers of a document are changed";
    BasePathChanged = "base-path-changed", [Behavior], "The base path of all requests is changed";
    SecuritySchemeChanged = "security-scheme-changed", [Source, Behavior], "A security scheme is added, removed or changed";
    TagRenamed = "tag-renamed", [Source], "The module or handle of a tag has another name";
    TagRemoved = "tag-removed", [Source], "A tag has no operations any more";

    OperationAdded = "operation-added", [Additive], "An operation is added";
    OperationRemoved = "operation-removed", [Wire, Source], "An operation is removed from the document";
    OperationExcluded = "operation-excluded", [Source], "An operation is in the document, but not generated any more";
    OperationMoved = "operation-moved", [Wire], "An operation has another method or path";
    OperationRenamed = "operation-renamed", [Source], "The method or module of an operation has another name";
    OperationDeprecated = "operation-deprecated", [Doc], "An operation becomes deprecated, is not deprecated any more, or has another sunset date";
    OperationDocsChanged = "operation-docs-changed", [Doc], "The documentation of an operation is changed";
    OperationSecurityChanged = "operation-security-changed", [Behavior], "An operation requires other credentials";
    OperationServerChanged = "operation-server-changed", [Behavior], "The requests of an operation use another server";
    PagingChanged = "paging-changed", [Source, Behavior], "The pagination of an operation is changed";
    IdempotencyChanged = "idempotency-changed", [Behavior], "The idempotency key of an operation is changed, so that other requests are retried";
    JobChanged = "job-changed", [Source, Behavior], "The job that an operation starts is changed";
    LeniencyChanged = "leniency-changed", [Behavior], "The responses of an operation are decoded more or less leniently";
    EventsChanged = "events-changed", [Behavior], "The event that ends a stream of events is changed";

    OptionalParameterAdded = "optional-parameter-added", [Additive], "An optional parameter is added";
    RequiredParameterAdded = "required-parameter-added", [Wire, Source], "A required parameter is added";
    ParameterRemoved = "parameter-removed", [Wire, Source], "A parameter is removed";
    ParameterBecameRequired = "parameter-became-required", [Wire, Source], "A parameter becomes required";
    ParameterBecameOptional = "parameter-became-optional", [Source], "A parameter becomes optional";
    ParameterMoved = "parameter-moved", [Wire], "A parameter is sent in another location";
    ParameterTypeChanged = "parameter-type-changed", [Wire, Source], "A parameter has another type";
    ParameterSerializationChanged = "parameter-serialization-changed", [Behavior], "A parameter is written in another style";
    ParameterDefaultChanged = "parameter-default-changed", [Behavior], "A parameter has another default";
    ParameterSourceChanged = "parameter-source-changed", [Source, Behavior], "A parameter is set by the client instead of the request, or the other way round";
    ParameterRenamed = "parameter-renamed", [Source], "The argument or setter of a parameter has another name";
    ParameterLimitsChanged = "parameter-limits-changed", [Wire, Doc], "The limits of a parameter are changed";
    ParameterDeprecated = "parameter-deprecated", [Doc], "A parameter becomes deprecated, is not deprecated any more, or has another sunset date";
    ParameterDocsChanged = "parameter-docs-changed", [Doc], "The documentation of a parameter is changed";
    ArgumentsReordered = "arguments-reordered", [Source, Behavior], "The arguments of a method have another order";

    OptionalRequestBodyAdded = "optional-request-body-added", [Additive], "An optional request body is added";
    RequiredRequestBodyAdded = "required-request-body-added", [Wire, Source], "A required request body is added";
    RequestBodyRemoved = "request-body-removed", [Wire, Source], "The request body is removed";
    RequestBodyBecameRequired = "request-body-became-required", [Wire, Source], "The request body becomes required";
    RequestBodyBecameOptional = "request-body-became-optional", [Source], "The request body becomes optional";
    RequestMediaTypeAdded = "request-media-type-added", [Additive], "The request body has an additional media type";
    RequestMediaTypeRemoved = "request-media-type-removed", [Wire, Source], "The request body lacks a media type";
    RequestMediaTypePreferred = "request-media-type-preferred", [Source, Behavior], "The request body is sent in another media type by default";
    RequestBodyChanged = "request-body-changed", [Wire, Source], "The request body has another type";
    FormEncodingChanged = "form-encoding-changed", [Behavior], "A property of a form is written in another way";
    OptionalPartAdded = "optional-part-added", [Additive], "An optional part of a multipart form is added";
    RequiredPartAdded = "required-part-added", [Wire, Source], "A required part of a multipart form is added";
    PartRemoved = "part-removed", [Wire, Source], "A part of a multipart form is removed";
    PartChanged = "part-changed", [Wire, Source, Behavior], "A part of a multipart form has another type, style, header or presence";

    ResponseAdded = "response-added", [Source, Additive], "A success response is added";
    ResponseRemoved = "response-removed", [Source, Behavior], "A success response is removed";
    ResponseBodyChanged = "response-body-changed", [Wire, Source], "A response has another type";
    ResponseMediaTypeAdded = "response-media-type-added", [Additive], "A response has an additional media type";
    ResponseMediaTypeRemoved = "response-media-type-removed", [Wire, Source], "A response lacks a media type";
    AcceptChanged = "accept-changed", [Behavior], "Requests accept other media types";
    ResponseHeaderAdded = "response-header-added", [Additive], "A header of a response is added";
    ResponseHeaderRemoved = "response-header-removed", [Source], "A header of a response is removed";
    ResponseHeaderChanged = "response-header-changed", [Wire, Source], "A header of a response has another type or presence";
    ErrorResponseAdded = "error-response-added", [Additive], "An error response is documented";
    ErrorResponseRemoved = "error-response-removed", [Source], "An error response is not documented any more";
    ErrorTypeChanged = "error-type-changed", [Source], "The errors of operations have another type";

    TypeAdded = "type-added", [Additive], "A type is added";
    TypeRemoved = "type-removed", [Source], "A type is removed";
    TypeRenamed = "type-renamed", [Source], "A type has another name";
    TypeKindChanged = "type-kind-changed", [Wire, Source], "A type has another kind, such as an enum instead of an object";
    TypeContentChanged = "type-content-changed", [Wire, Source], "The content of a list, map or scalar with a name is changed";
    TypeLimitsChanged = "type-limits-changed", [Wire, Doc], "The limits of a type, or the conditions for its properties, are changed";
    TypeDocsChanged = "type-docs-changed", [Doc], "The documentation of a type is changed";
    TypeDeprecated = "type-deprecated", [Doc], "A type or field becomes deprecated, or is not deprecated any more";
    TypeDirectionChanged = "type-direction-changed", [Source], "A type is not sent any more, or is sent too";
    TypeUnshared = "type-unshared", [Source], "A type is not shared by several documents any more";
    TypeFeatureChanged = "type-feature-changed", [Source], "A cargo feature does not contain a type any more";
    TypeAttributesChanged = "type-attributes-changed", [Behavior], "A type has other attributes";
    TraitRemoved = "trait-removed", [Source], "A type does not implement a trait any more";
    TraitAdded = "trait-added", [Additive], "A type implements an additional trait";

    PropertyAdded = "property-added", [Source, Additive], "An optional property is added";
    RequiredPropertyAdded = "required-property-added", [Wire, Source], "A required property is added";
    PropertyRemoved = "property-removed", [Wire, Source], "A property is removed";
    PropertyBecameRequired = "property-became-required", [Wire, Source], "A property becomes required";
    PropertyBecameOptional = "property-became-optional", [Wire, Source], "A property becomes optional";
    PropertyBecameNullable = "property-became-nullable", [Wire, Source], "A property becomes nullable";
    PropertyBecameNonNullable = "property-became-non-nullable", [Wire, Source], "A property is not nullable any more";
    PropertyTypeChanged = "property-type-changed", [Wire, Source], "A property has another type";
    PropertyRenamed = "property-renamed", [Source], "The field of a property has another name";
    PropertyAccessChanged = "property-access-changed", [Source, Behavior], "A property becomes read-only or write-only, or is not any more";
    PropertyDefaultChanged = "property-default-changed", [Behavior], "The server uses another default for a property";
    PropertyLimitsChanged = "property-limits-changed", [Wire, Doc], "The limits of a property are changed";
    PropertyDocsChanged = "property-docs-changed", [Doc], "The documentation of a property is changed";
    AdditionalPropertiesChanged = "additional-properties-changed", [Wire, Source], "The properties without a field are allowed, forbidden or of another type";

    EnumValueAdded = "enum-value-added", [Additive], "An enum value is added";
    EnumValueRemoved = "enum-value-removed", [Wire, Source], "An enum value is removed";
    EnumValueRenamed = "enum-value-renamed", [Source], "The variant of an enum value has another name";
    AlternativeAdded = "alternative-added", [Additive], "An alternative of a union is added";
    AlternativeRemoved = "alternative-removed", [Wire, Source], "An alternative of a union is removed";
    AlternativeRenamed = "alternative-renamed", [Source], "The variant of an alternative has another name";
    AlternativeChanged = "alternative-changed", [Wire, Source], "An alternative of a union has another type";
    DiscriminatorChanged = "discriminator-changed", [Wire], "The discriminator of a union is changed";

    PublicItemRemoved = "public-item-removed", [Source], "A public item is removed for another reason";
    PublicItemChanged = "public-item-changed", [Source], "A public item is changed for another reason";
}

impl Rule {
    /// Returns the rule with a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

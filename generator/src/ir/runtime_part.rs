//! The parts of the runtime that only some crates need.

/// A part of the runtime: a cargo feature of the crate `sailwright-runtime`, and the items that an embedded runtime
/// contains only if the crate needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub enum RuntimePart {
    /// Access tokens of users who authorize the client in a browser.
    AuthorizationCode,
    /// Text in charsets other than UTF-8.
    Charset,
    /// Parameters of all requests, which the client is configured with.
    ClientParameters,
    /// Configuration from YAML files.
    ConfigYaml,
    /// The types of date-times and dates.
    Dates,
    /// Access tokens of users who authorize the client on another machine.
    DeviceAuthorization,
    /// Response bodies as streams of bytes.
    Download,
    /// Enums of strings and integers.
    Enums,
    /// Configuration from environment variables and files.
    Environment,
    /// Errors whose body depends on the status code.
    ErrorSets,
    /// Streams of server-sent events.
    Events,
    /// Types of other crates.
    Foreign,
    /// Forms in bodies and parameters.
    Forms,
    /// The documented headers of responses.
    Headers,
    /// Keys by which servers recognize requests that are sent again.
    IdempotencyKeys,
    /// Long-running operations.
    Jobs,
    /// Streams of JSON values.
    JsonStreams,
    /// Objects with hundreds of properties and more.
    LargeObjects,
    /// Enums of values of several types.
    MixedEnums,
    /// Multipart forms.
    Multipart,
    /// Types that contain one other type.
    Newtypes,
    /// Optional fields that can be null.
    Nullable,
    /// Lists in pages.
    Pagination,
    /// The rate limiter.
    RateLimiter,
    /// Security schemes.
    SecuritySchemes,
    /// Servers with variables, and servers of single operations.
    Servers,
    /// Parameters that are lists or objects, have another style than the default, or are JSON.
    StructuredParameters,
    /// Read-only properties, which requests do not contain.
    ReadOnly,
    /// Access tokens that expire.
    Tokens,
    /// Unions.
    Unions,
    /// Request bodies that are read from files and streams.
    Uploads,
    /// Access tokens of users, with their renewal.
    UserTokens,
}

impl RuntimePart {
    /// All parts.
    pub const ALL: [Self; 32] = [
        Self::AuthorizationCode,
        Self::Charset,
        Self::ClientParameters,
        Self::ConfigYaml,
        Self::Dates,
        Self::DeviceAuthorization,
        Self::Download,
        Self::Enums,
        Self::Environment,
        Self::ErrorSets,
        Self::Events,
        Self::Foreign,
        Self::Forms,
        Self::Headers,
        Self::IdempotencyKeys,
        Self::Jobs,
        Self::JsonStreams,
        Self::LargeObjects,
        Self::MixedEnums,
        Self::Multipart,
        Self::Newtypes,
        Self::Nullable,
        Self::Pagination,
        Self::RateLimiter,
        Self::SecuritySchemes,
        Self::Servers,
        Self::StructuredParameters,
        Self::ReadOnly,
        Self::Tokens,
        Self::Unions,
        Self::Uploads,
        Self::UserTokens,
    ];

    /// Returns the cargo feature.
    #[must_use]
    pub fn feature(self) -> &'static str {
        match self {
            Self::AuthorizationCode => "authorization-code",
            Self::Charset => "charset",
            Self::ClientParameters => "client-parameters",
            Self::ConfigYaml => "config-yaml",
            Self::Dates => "dates",
            Self::DeviceAuthorization => "device-authorization",
            Self::Download => "download",
            Self::Enums => "enums",
            Self::Environment => "environment",
            Self::ErrorSets => "error-sets",
            Self::Events => "events",
            Self::Foreign => "foreign",
            Self::Forms => "forms",
            Self::Headers => "headers",
            Self::IdempotencyKeys => "idempotency-keys",
            Self::Jobs => "jobs",
            Self::JsonStreams => "json-streams",
            Self::LargeObjects => "large-objects",
            Self::MixedEnums => "mixed-enums",
            Self::Multipart => "multipart",
            Self::Newtypes => "newtypes",
            Self::Nullable => "nullable",
            Self::Pagination => "pagination",
            Self::RateLimiter => "rate-limiter",
            Self::SecuritySchemes => "security-schemes",
            Self::Servers => "servers",
            Self::StructuredParameters => "structured-parameters",
            Self::ReadOnly => "read-only",
            Self::Tokens => "tokens",
            Self::Unions => "unions",
            Self::Uploads => "uploads",
            Self::UserTokens => "user-tokens",
        }
    }

    /// Returns the part of a cargo feature.
    #[must_use]
    pub fn of_feature(feature: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.feature() == feature)
    }

    /// Returns the parts that this part depends on.
    #[must_use]
    pub fn requires(self) -> &'static [Self] {
        match self {
            Self::AuthorizationCode | Self::DeviceAuthorization => &[Self::UserTokens],
            Self::ConfigYaml => &[Self::Environment],
            Self::Environment | Self::UserTokens => &[Self::Tokens],
            Self::Events | Self::JsonStreams => &[Self::Download],
            Self::Foreign => &[Self::Nullable],
            Self::Forms => &[Self::StructuredParameters],
            Self::Multipart => &[Self::Forms, Self::Uploads],
            Self::Tokens => &[Self::SecuritySchemes],
            _ => &[],
        }
    }

    /// Returns whether the part belongs to models, which are compiled without the feature `client`.
    #[must_use]
    pub fn is_of_models(self) -> bool {
        matches!(
            self,
            Self::Dates
                | Self::Enums
                | Self::Foreign
                | Self::Newtypes
                | Self::Nullable
                | Self::ReadOnly
                | Self::LargeObjects
                | Self::MixedEnums
                | Self::Unions
        )
    }
}

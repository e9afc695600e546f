//! The parts of the runtime that only some crates need.

/// A part of the runtime: a cargo feature of the crate `sailwright-runtime`, and the items that an embedded runtime
/// contains only if the crate needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuntimePart {
    /// Text in charsets other than UTF-8.
    Charset,
    /// The types of date-times and dates.
    Dates,
    /// Response bodies as streams of bytes.
    Download,
    /// Enums of strings and integers.
    Enums,
    /// Configuration from environment variables and files.
    Environment,
    /// Streams of server-sent events.
    Events,
    /// Types of other crates.
    Foreign,
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
    /// Lists in pages.
    Pagination,
    /// The rate limiter.
    RateLimiter,
    /// Access tokens that expire.
    Tokens,
    /// Unions.
    Unions,
    /// Request bodies that are read from files and streams.
    Uploads,
}

impl RuntimePart {
    /// All parts.
    pub const ALL: [Self; 19] = [
        Self::Charset,
        Self::Dates,
        Self::Download,
        Self::Enums,
        Self::Environment,
        Self::Events,
        Self::Foreign,
        Self::Headers,
        Self::IdempotencyKeys,
        Self::Jobs,
        Self::JsonStreams,
        Self::LargeObjects,
        Self::MixedEnums,
        Self::Multipart,
        Self::Pagination,
        Self::RateLimiter,
        Self::Tokens,
        Self::Unions,
        Self::Uploads,
    ];

    /// Returns the cargo feature.
    #[must_use]
    pub fn feature(self) -> &'static str {
        match self {
            Self::Charset => "charset",
            Self::Dates => "dates",
            Self::Download => "download",
            Self::Enums => "enums",
            Self::Environment => "environment",
            Self::Events => "events",
            Self::Foreign => "foreign",
            Self::Headers => "headers",
            Self::IdempotencyKeys => "idempotency-keys",
            Self::Jobs => "jobs",
            Self::JsonStreams => "json-streams",
            Self::LargeObjects => "large-objects",
            Self::MixedEnums => "mixed-enums",
            Self::Multipart => "multipart",
            Self::Pagination => "pagination",
            Self::RateLimiter => "rate-limiter",
            Self::Tokens => "tokens",
            Self::Unions => "unions",
            Self::Uploads => "uploads",
        }
    }

    /// Returns the part of a cargo feature.
    #[must_use]
    pub fn of_feature(feature: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.feature() == feature)
    }

    /// Returns another part that this part depends on.
    #[must_use]
    pub fn requires(self) -> Option<Self> {
        match self {
            Self::Environment => Some(Self::Tokens),
            Self::Events | Self::JsonStreams => Some(Self::Download),
            Self::Multipart => Some(Self::Uploads),
            _ => None,
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
                | Self::LargeObjects
                | Self::MixedEnums
                | Self::Unions
        )
    }
}

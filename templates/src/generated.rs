//! The items that generated code calls. They are not for applications, and change without notice in any version.

pub use serde;

pub use crate::error_body::describe;
#[cfg(feature = "unions")]
pub use crate::json::{Alternative, DiscriminatedAlternative};
pub use crate::json::{
    Closed, Field, Presence, Reader, Slot, View, deserialize, from_slice, from_value, serialize,
    to_value, to_vec,
};
#[cfg(feature = "foreign")]
pub use crate::json::{ForeignField, ForeignSlot, ForeignType, OptionalField, foreign_from_slice};
pub use crate::*;
// Exported macros.
pub use crate::json::{absent, model, object, present, read, rest, serde_impls, slot, value, view};

#[cfg(feature = "foreign")]
// Exported macros.
pub use crate::json::made;

#[cfg(feature = "newtypes")]
// Exported macros.
pub use crate::json::newtype;

#[cfg(feature = "enums")]
// Exported macros.
pub use crate::json::{integer_enum, note_unlisted, string_enum};

#[cfg(feature = "large-objects")]
// Exported macros.
pub use crate::json::{large_model, slot_type};

#[cfg(feature = "mixed-enums")]
// Exported macros.
pub use crate::json::mixed_enum;

#[cfg(feature = "unions")]
// Exported macros.
pub use crate::json::{discriminator, union, union_from};

// Exported macros.
pub use crate::modules::modules;
// Exported macros.
pub use crate::error_body::error_body;
#[cfg(feature = "error-sets")]
// Exported macros.
pub use crate::error_body::{error_set, error_variant, error_view};

#[cfg(feature = "client")]
pub use self::with_client::*;
#[cfg(all(feature = "client", feature = "user-tokens"))]
// Exported macros.
pub use crate::client::authorization_url_setter;
#[cfg(all(feature = "client", feature = "rate-limiter"))]
// Exported macros.
pub use crate::client::limiter_setter;
#[cfg(all(feature = "client", feature = "read-only"))]
// Exported macros.
pub use crate::client::read_only_setter;
#[cfg(all(feature = "client", feature = "tokens"))]
// Exported macros.
pub use crate::client::token_provider_setters;
#[cfg(feature = "client")]
// Exported macros.
pub use crate::client::{basic_auth_setter, client, connection_setters, token_setter};

/// The items that need the feature `client`.
#[cfg(feature = "client")]
mod with_client {
    #[cfg(feature = "user-tokens")]
    pub use crate::auth::FlowUrls;
    #[cfg(feature = "security-schemes")]
    pub use crate::auth::{SchemeKind, Security};
    #[cfg(feature = "environment")]
    pub use crate::client::EnvironmentNames;
    pub use crate::client::{Configuration, RawClient};
    #[cfg(feature = "pagination")]
    pub use crate::pages::{CursorSource, PageLocation, Pagination};
    #[cfg(feature = "forms")]
    pub use crate::request::FormEncoding;
    pub use crate::request::Request;
    #[cfg(feature = "structured-parameters")]
    pub use crate::request::Style;
    #[cfg(feature = "headers")]
    pub use crate::response::HeaderForm;
    pub use crate::response::IncomingResponse;
    #[cfg(feature = "jobs")]
    pub use crate::wait::{Job, JobDefinition};
}

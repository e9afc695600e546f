//! The items that generated code calls. They are not for applications, and change without notice in any version.

pub use serde;

pub use crate::json::{
    Alternative, DiscriminatedAlternative, Field, Presence, Reader, Slot, View, deserialize,
    from_slice, from_value, serialize, to_value, to_vec,
};
pub use crate::*;
// Exported macros.
pub use crate::json::{
    absent, foreign, integer_enum, model, newtype, present, rest, serde_impls, string_enum, union,
};
// Exported macros.
pub use crate::modules::modules;

#[cfg(feature = "client")]
pub use self::with_client::*;
#[cfg(feature = "client")]
// Exported macros.
pub use crate::client::client;
#[cfg(feature = "client")]
// Exported macros.
pub use crate::error::{error_set, error_variant};

/// The items that need the feature `client`.
#[cfg(feature = "client")]
mod with_client {
    pub use crate::auth::ApiKeyLocation;
    pub use crate::client::{Configuration, EnvironmentNames, RawClient};
    pub use crate::pages::{CursorSource, Pagination};
    pub use crate::request::{Multipart, Request, Style};
    pub use crate::response::IncomingResponse;
    pub use crate::wait::{Job, JobDefinition};
}

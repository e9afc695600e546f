//! The runtime of the client crates that sailwright generates: requests, responses, errors, authentication, retries,
//! pagination and JSON.
//!
//! Applications use it through a generated crate, which re-exports its types.
//!
//! # Cargo features
//!
//! - `client` (default): requests and responses. Without it, only the types of models and their JSON are compiled,
//!   which need no HTTP library.
//! - `blocking`, `chrono`, `jiff`, `tracing`: see the documentation of generated crates.
//! - `source`: the source files of this crate as data, for the generator.

#[cfg(feature = "client")]
pub mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(feature = "client")]
mod call;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "client")]
mod download;
#[cfg(feature = "client")]
pub mod error;
#[cfg(feature = "client")]
mod events;
#[doc(hidden)]
pub mod generated;
#[cfg(feature = "client")]
pub mod guide;
#[cfg(feature = "client")]
mod hooks;
mod json;
#[cfg(feature = "client")]
mod limiter;
mod modules;
#[cfg(feature = "client")]
mod pages;
#[cfg(feature = "client")]
mod request;
#[cfg(feature = "client")]
mod response;
#[cfg(feature = "client")]
pub mod retry;
#[cfg(feature = "client")]
mod time;
#[cfg(feature = "tracing")]
mod trace;
#[cfg(feature = "client")]
mod wait;

/// Lists that a server returns in pages.
#[cfg(feature = "client")]
pub mod pagination {
    pub use crate::pages::{Items, Page, Pages};
}

/// Response bodies that are received in parts.
#[cfg(feature = "client")]
pub mod stream {
    pub use crate::download::Download;
    pub use crate::events::{Event, Events};
}

#[cfg(feature = "client")]
pub use auth::{AccessToken, TokenProvider};
#[cfg(feature = "client")]
pub use bytes::Bytes;
#[cfg(feature = "client")]
pub use client::{CallOptions, ConfigError, RawRequest};
#[cfg(feature = "client")]
pub use download::Download;
#[cfg(feature = "client")]
pub use error::{
    ApiError, AuthError, AuthProblem, DecodeError, DecodeProblem, Error, ErrorBody, TransportError,
    TransportProblem, UndocumentedError,
};
#[cfg(feature = "client")]
pub use events::{Event, Events};
#[cfg(feature = "client")]
pub use hooks::{AttemptRequest, AttemptResult};
#[cfg(feature = "client")]
pub use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
pub use json::{
    Date, DateTime, FromJson, JsonError, Maybe, ToJson, Unknown, UnknownInteger, UnknownValue,
};
#[cfg(feature = "client")]
pub use limiter::RateLimiter;
#[cfg(feature = "client")]
pub use pages::{Items, Pages};
#[cfg(feature = "client")]
pub use request::{Body, FilePart, InvalidRequest, TypedRequest};
#[cfg(feature = "client")]
pub use reqwest::{self, Url};
#[cfg(feature = "client")]
pub use response::{RawResponse, Response, ResponseFuture};
#[cfg(feature = "client")]
pub use retry::RetryPolicy;
pub use serde_json::Value;
#[cfg(feature = "client")]
pub use time::BoxFuture;
#[cfg(feature = "client")]
pub use wait::{JobError, Progress, WaitError, WaitOptions, wait};

// Not embedded.
#[cfg(test)]
mod cases;
#[cfg(feature = "client")]
mod own_client;
#[cfg(feature = "source")]
#[doc(hidden)]
pub mod source;
#[cfg(feature = "client")]
pub use own_client::{Client, ClientBuilder};

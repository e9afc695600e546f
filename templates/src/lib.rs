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
//! - `full` (default): all parts that only some crates need, such as `pagination`. Each is also a feature of its own.
//! - `source`: the source files of this crate as data, for the generator.

#![cfg_attr(
    not(feature = "full"),
    allow(dead_code, unused_variables, reason = "parts are also used by other parts")
)]

#[cfg(feature = "client")]
pub mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(feature = "client")]
mod call;
#[cfg(feature = "client")]
mod charset;
#[cfg(feature = "client")]
mod client;
#[cfg(all(feature = "client", feature = "download"))]
mod download;
#[cfg(feature = "client")]
pub mod error;
mod error_body;
#[cfg(all(feature = "client", feature = "events"))]
mod events;
#[doc(hidden)]
pub mod generated;
#[cfg(feature = "client")]
mod hooks;
mod json;
#[cfg(all(feature = "client", feature = "rate-limiter"))]
mod limiter;
#[cfg(all(feature = "client", feature = "json-streams"))]
mod lines;
mod modules;
#[cfg(all(feature = "client", feature = "pagination"))]
mod pages;
#[cfg(feature = "client")]
mod request;
#[cfg(feature = "client")]
mod response;
#[cfg(feature = "client")]
pub mod retry;
#[cfg(feature = "client")]
mod runtime;
#[cfg(feature = "client")]
mod time;
#[cfg(feature = "tracing")]
mod trace;
#[cfg(feature = "client")]
pub mod transport;
#[cfg(all(feature = "client", feature = "jobs"))]
mod wait;

/// Lists that a server returns in pages.
#[cfg(all(feature = "client", feature = "pagination"))]
pub mod pagination {
    pub use crate::pages::{Items, Page, PagePosition, Pages};
}

/// Response bodies that are received in parts.
#[cfg(feature = "client")]
pub mod stream {
    #[cfg(feature = "download")]
    pub use crate::download::Download;
    #[cfg(feature = "events")]
    pub use crate::events::{Event, Events};
    #[cfg(feature = "json-streams")]
    pub use crate::lines::JsonStream;
}

#[cfg(all(feature = "authorization-code", not(target_family = "wasm")))]
pub use auth::AuthorizationCode;
#[cfg(feature = "user-tokens")]
pub use auth::UserTokens;
#[cfg(all(feature = "client", feature = "tokens"))]
pub use auth::{AccessToken, TokenProvider};
#[cfg(feature = "device-authorization")]
pub use auth::{DeviceAuthorization, DevicePrompt};
#[cfg(feature = "client")]
pub use bytes::Bytes;
#[cfg(feature = "client")]
pub use client::{CallOptions, ConfigError, RawRequest, TlsBackend};
#[cfg(all(feature = "client", feature = "download"))]
pub use download::Download;
#[cfg(feature = "user-tokens")]
pub use error::AuthorizationErrorCode;
#[cfg(feature = "client")]
pub use error::{
    ApiError, DecodeError, DecodeProblem, Documented, Error, TransportError, TransportProblem,
    UndocumentedError,
};
#[cfg(all(feature = "client", feature = "security-schemes"))]
pub use error::{AuthError, AuthProblem};
pub use error_body::ErrorBody;
#[cfg(all(feature = "client", feature = "events"))]
pub use events::{Event, Events};
#[cfg(feature = "client")]
pub use hooks::{AttemptRequest, AttemptResult, HookFuture};
#[cfg(feature = "client")]
pub use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
#[cfg(feature = "foreign")]
pub use json::Foreign;
#[cfg(feature = "nullable")]
pub use json::Maybe;
#[cfg(feature = "client")]
pub use json::Problem;
#[cfg(feature = "dates")]
pub use json::{Date, DateTime};
pub use json::{FromJson, JsonError, ToJson, Unknown};
#[cfg(feature = "enums")]
pub use json::{UnknownInteger, UnknownValue};
#[cfg(all(feature = "client", feature = "rate-limiter"))]
pub use limiter::RateLimiter;
#[cfg(all(feature = "client", feature = "json-streams"))]
pub use lines::JsonStream;
#[cfg(all(feature = "client", feature = "pagination"))]
pub use pages::{Items, Pages};
#[cfg(feature = "client")]
pub use request::{Body, InvalidRequest, TypedRequest};
#[cfg(all(feature = "client", feature = "multipart"))]
pub use request::{FilePart, Multipart};
#[cfg(feature = "client")]
pub use reqwest::{self, Url};
#[cfg(feature = "client")]
pub use response::{RawResponse, Response, ResponseFuture};
#[cfg(feature = "client")]
pub use retry::RetryPolicy;
pub use serde_json::Value;
#[cfg(feature = "client")]
pub use time::BoxFuture;
#[cfg(all(feature = "client", feature = "jobs"))]
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

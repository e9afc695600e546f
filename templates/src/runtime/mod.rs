//! The types that all operations share: client, requests, responses, errors and JSON.

pub mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
pub mod client;
pub mod download;
pub mod error;
pub mod events;
pub mod guide;
pub mod hooks;
pub mod json;
pub mod limiter;
mod modules;
pub mod pages;
pub mod request;
pub mod response;
pub mod retry;
mod time;
#[cfg(feature = "tracing")]
mod trace;
pub mod wait;

pub use auth::{AccessToken, TokenProvider};
pub use client::{CallOptions, Client, ClientBuilder, ConfigError, EnvironmentNames, RawRequest};
pub use download::Download;
#[allow(unused_imports, reason = "a document may have no error sets")]
pub(crate) use error::error_set;
pub use error::{
    ApiError, AuthError, AuthProblem, DecodeError, DecodeProblem, Error, ErrorBody, TransportError,
    TransportProblem, UndocumentedError,
};
pub use events::{Event, Events};
pub use hooks::{AttemptRequest, AttemptResult};
pub use json::{
    Date, DateTime, FromJson, JsonError, Maybe, Reader, ToJson, Unknown, UnknownInteger,
    UnknownValue, Value, View,
};
#[allow(unused_imports, reason = "a document may need none of some of them")]
pub(crate) use json::{foreign, integer_enum, model, newtype, string_enum, union};
pub use limiter::RateLimiter;
#[allow(unused_imports, reason = "a document may have no types")]
pub(crate) use modules::modules;
pub use pages::{CursorSource, Items, Pages, Pagination};
pub use request::{
    Body, FilePart, InvalidRequest, Method, Multipart, Request, Style, TypedRequest,
};
#[doc(hidden)]
pub use response::IncomingResponse;
pub use response::{RawResponse, Response, ResponseFuture};
pub use retry::RetryPolicy;
pub use time::BoxFuture;
pub use wait::{Job, JobDefinition, JobError, Progress, WaitError, WaitOptions, wait};

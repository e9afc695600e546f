//! Tests of the client over HTTP, against a server that also misbehaves.

mod auth;
mod binary;
mod configuration;
mod connections;
mod cursors;
mod errors;
mod events;
mod headers;
mod hooks;
mod idempotency;
mod jobs;
mod json_streams;
mod oauth;
mod pages;
mod rate_limiter;
mod redirects;
mod requests;
mod response_future;
mod results;
mod retries;
mod saved_files;
mod secrets;
mod security;
mod servers;
mod support;
mod token_task;

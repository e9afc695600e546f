//! The requests and responses of every operation of the generated client, against a server on loopback.
//!
//! The expected requests are written by hand. For beta they equal the requests of the official Python client for the same
//! arguments; v2024 differs by its path and by the header for experimental operations. Bodies are compared as JSON values,
//! because the official client formats them differently. Comments mark its errors.
#![allow(
    clippy::duplicate_mod,
    reason = "the cases in `both` are compiled for each version, against its own types"
)]

mod arguments;
mod beta;
mod coverage;
mod document;
mod example;
mod exchange;
mod expect;
mod shared;
mod v2024;

/// The properties of an API version on the wire.
#[derive(Debug)]
pub struct Version {
    /// Folder of the document below `spec`.
    pub folder: &'static str,
    /// Prefix of each path.
    pub base_path: &'static str,
    /// Whether it requires the header for experimental operations.
    pub experimental: bool,
}

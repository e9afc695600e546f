//! The requests and responses of every operation of the generated client, against a server on loopback.
//!
//! The expected requests are written by hand. For beta they equal the requests of the official Python client for the same
//! arguments; v2024 differs by its path and by the header for experimental operations, and v1 by the header and by the
//! version in the path, which follows the resource. Bodies are compared as JSON values,
//! because the official client formats them differently. Comments mark its errors.
#![allow(
    clippy::duplicate_mod,
    reason = "the cases in `all` are compiled for each version, against its own types"
)]

mod arguments;
mod beta;
mod coverage;
mod document;
mod example;
mod exchange;
mod expect;
mod shared;
mod v1;
mod v2024;

/// The properties of an API version on the wire.
#[derive(Debug)]
pub struct Version {
    /// Folder of the document below `spec`.
    pub folder: &'static str,
    /// Prefix of each path.
    pub base_path: &'static str,
    /// The segment after the first one of each path.
    pub resource_version: Option<&'static str>,
    /// The end of each operation ID.
    pub suffix: &'static str,
    /// Whether it requires the header for experimental operations.
    pub experimental: bool,
}

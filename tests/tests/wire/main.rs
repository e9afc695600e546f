//! What the generated client sends and reads, operation by operation, against a real server on loopback.
//!
//! The expected requests are written by hand. For beta they are what the official Python client sends
//! for the same arguments; v2024 differs by its path and by the header for experimental operations.
//! Bodies are compared as JSON values, because the official client puts blanks between their parts.
//! Where it is wrong, a comment says so.
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
mod v2024;

/// What sets a version apart on the wire.
#[derive(Debug)]
pub struct Version {
    /// The folder of its documents.
    pub folder: &'static str,
    /// What comes before each path.
    pub base_path: &'static str,
    /// Whether it asks for the header for experimental operations.
    pub experimental: bool,
}

//! The runtime of every client crate that sailwright generates.
//!
//! The folder `src/runtime` is copied into the generated crate as its module `runtime`. Here it is a crate that is
//! compiled and tested separately. The only item outside `crate::runtime` that it uses is
//! [`ClientBuilder::DEFAULT_BASE_URL`](runtime::ClientBuilder::DEFAULT_BASE_URL).

pub mod runtime;

impl runtime::ClientBuilder {
    /// The base URL of a client that is not configured with one. Every generated crate defines its own.
    pub const DEFAULT_BASE_URL: Option<&'static str> = None;
}

#[cfg(test)]
mod cases;

//! The runtime of every client crate that sailwright generates.
//!
//! `src/runtime` is copied into the generated crate as its module `runtime`; here it is compiled
//! and tested on its own. Everything in it may rely on `crate::runtime` and on nothing else of the crate but
//! [`ClientBuilder::DEFAULT_BASE_URL`](runtime::ClientBuilder::DEFAULT_BASE_URL).

pub mod runtime;

impl runtime::ClientBuilder {
    /// Where requests go when nothing else is said; every generated crate has its own.
    pub const DEFAULT_BASE_URL: Option<&'static str> = None;
}

#[cfg(test)]
mod cases;

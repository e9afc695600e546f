//! The runtime of every client crate that sailwright generates.
//!
//! `src/runtime` is copied into the generated crate as its module `runtime`; here it is compiled
//! and tested on its own. Everything in it may rely on `crate::runtime` and on nothing else of the crate.

pub mod runtime;

#[cfg(test)]
mod cases;

//! Prints the [`ir`](crate::ir) with its [`Names`](crate::name::Names): tokens of Rust files, and the text of all others.
//!
//! [`files`](files()) lists the files of a crate, and [`print`](print()) prints one of them. The form of types and
//! operations is not decided here: it is in the ir, as [`Derive`](crate::ir::Derive) and
//! [`OperationShape`](crate::ir::OperationShape).
//!
//! One module a construct: some print a file of the crate (`operation`, `types`, `tag`), others a part of a file (`docs`,
//! `ty`, `error_set`).

mod client;
mod crate_file;
mod docs;
mod document;
mod enumeration;
mod environment;
mod error_set;
mod example;
mod files;
mod guide;
mod head;
mod ident;
mod manifest;
mod models;
mod module;
mod object;
mod operation;
mod overview;
mod package;
mod provenance;
mod root;
mod root_path;
mod runtime;
mod rust_file;
mod security;
mod servers;
mod settings;
mod shared;
mod tag;
mod ty;
mod types;
mod union;

pub use crate_file::{Contents, CrateFile};
pub use document::{DocumentModule, Provenance};
pub use files::{files, origin, print, public_module};
pub use rust_file::{Piece, RustFile};
pub use settings::{Crate, Home};

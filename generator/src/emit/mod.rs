//! Prints the [`ir`](crate::ir) with its [`Names`](crate::name::Names): tokens of Rust files, and the text of all others.
//!
//! [`files`] lists the files of a crate, and [`print`] prints one of them. Nothing is decided here: a property of the
//! crate that depends on more than one place of a document is a field of the ir.
//!
//! One file a construct. Files at the top, such as [`operation`], print a file of the crate; they use those for parts
//! of files ([`docs`], [`ty`], [`error_set`]), which do not use them.

mod docs;
mod document;
mod enumeration;
mod environment;
mod error_set;
mod files;
mod foreign;
mod ident;
mod manifest;
mod module;
mod object;
mod operation;
mod provenance;
mod root;
mod runtime;
mod rust_file;
mod servers;
mod settings;
mod tag;
mod ty;
mod types;
mod union;

pub use document::{DocumentModule, Provenance};
pub use files::{Contents, CrateFile, Subject, files, print};
pub use rust_file::{Piece, RustFile};
pub use settings::{ClientParameter, Crate, Environment, Home, SettingsFile};

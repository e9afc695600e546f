//! Reads a document: every file that a `$ref` leads to, parsed once, joined to one tree.

mod bind;
mod bundle;
mod files;
mod grammar;
mod node_path;
mod parse;
mod reference;
mod source;
mod tree;

pub use bundle::{Bundle, Origins, bundle};
pub use files::{File, Files};
pub use source::{Source, Unreadable};

pub(crate) use grammar::{Kind, Shape, field_shape};
pub(crate) use node_path::NodePath;
pub(crate) use reference::read_pointer;

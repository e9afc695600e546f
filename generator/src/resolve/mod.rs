//! Resolves the references of a normalized document: [`Spec`] contains none.
//!
//! Each schema, parameter, body and response is read by itself, so that a mistake affects only the smallest object
//! that contains it.

mod body;
mod content;
mod encoding;
mod events;
mod nodes;
mod operation;
mod parameter;
mod resolver;
mod root;
mod schema;
mod security;

use self::resolver::Resolver;
use crate::diagnostic::Diagnostics;
use crate::normalize::Document;
use crate::spec::Spec;

/// Resolves a document.
pub fn resolve(document: &Document, diagnostics: &mut Diagnostics) -> Spec {
    root::spec(Resolver::new(document, diagnostics))
}

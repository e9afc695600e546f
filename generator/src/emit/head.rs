//! The start of the definition of a type.

use proc_macro2::TokenStream;

use crate::ir::TypeDef;
use crate::name::{Ident, TypeNames};

/// The start of the definition of a type.
pub(super) struct Head<'a> {
    pub(super) def: &'a TypeDef,
    pub(super) names: &'a TypeNames,
    pub(super) ident: &'a Ident,
    /// The documentation, the derives and the attributes.
    pub(super) attributes: TokenStream,
    /// Whether its values in responses are decoded leniently.
    pub(super) is_lenient: bool,
}

//! Values of the configuration that are Rust code.

use super::table::{Mistake, Value};

/// Reads an identifier.
pub(super) fn identifier(value: &Value<'_>) -> Result<String, Mistake> {
    let is_identifier = |text: &str| syn::parse_str::<syn::Ident>(text).is_ok();
    let help = "use letters, digits and `_`, starting with a letter; keywords are not allowed";
    value.string_that(is_identifier, "an identifier", help)
}

/// Reads the path of a type, trait or derive macro.
pub(super) fn path(value: &Value<'_>) -> Result<String, Mistake> {
    let is_path = |text: &str| syn::parse_str::<syn::Path>(text).is_ok();
    value.string_that(is_path, "a Rust path", "write a path such as `jiff::Timestamp`")
}

/// Reads an attribute without `#[` and `]`.
pub(super) fn attribute(value: &Value<'_>) -> Result<String, Mistake> {
    let is_attribute = |text: &str| syn::parse_str::<syn::Meta>(text).is_ok();
    let help = "write the text between `#[` and `]`, such as `must_use`";
    value.string_that(is_attribute, "a Rust attribute", help)
}

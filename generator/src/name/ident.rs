//! Identifiers that are legal by construction.

use std::fmt;

use super::keyword;

/// A legal Rust identifier; raw (`r#type`) where it is a keyword.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Ident(String);

impl Ident {
    /// Returns a name of a scope as an identifier: it has only letters of identifiers, but may be a keyword.
    pub(super) fn legal(name: String) -> Self {
        Self(match keyword::kind(&name) {
            keyword::Kind::Free => name,
            keyword::Kind::Raw => format!("r#{name}"),
            keyword::Kind::Never => format!("{name}_"),
        })
    }

    /// Returns the identifier as it is written in code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the identifier without `r#`, for files and documentation.
    #[must_use]
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

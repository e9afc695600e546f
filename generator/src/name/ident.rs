//! Identifiers that are legal by construction.

use std::fmt;

use super::keyword;

/// A legal Rust identifier; raw (`r#type`) where it is a keyword.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(String);

impl Ident {
    /// Makes a name that a scope gave out legal: it has the letters of an identifier already, but may be a keyword.
    pub(super) fn legal(name: String) -> Self {
        Self(match keyword::kind(&name) {
            keyword::Kind::Free => name,
            keyword::Kind::Raw => format!("r#{name}"),
            keyword::Kind::Never => format!("{name}_"),
        })
    }

    /// The identifier as it is written in code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without the mark of raw ones: for files and documentation.
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

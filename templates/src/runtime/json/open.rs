//! The values of enumerations that this version does not know.

use std::fmt::{self, Display, Formatter};

/// A text that this version of an enumeration does not know.
///
/// It only comes from reading: code that matches on it cannot break when the value becomes known.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue(String);

impl UnknownValue {
    /// Keeps a text that no value of the enumeration has.
    #[allow(dead_code, reason = "a document may have no enumerations of texts")]
    #[inline(never)]
    pub(crate) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Before anything was read.
    #[allow(dead_code, reason = "a document may have no enumerations of texts")]
    pub(crate) const fn blank() -> Self {
        Self(String::new())
    }

    /// The text as it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Display for UnknownValue {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A whole number that this version of an enumeration does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownInteger(i64);

impl UnknownInteger {
    /// Keeps a number that no value of the enumeration has.
    #[allow(dead_code, reason = "a document may have no enumerations of numbers")]
    pub(crate) const fn new(number: i64) -> Self {
        Self(number)
    }

    /// The number as it was sent.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl Display for UnknownInteger {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

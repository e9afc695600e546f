//! Enum values that the API document does not describe.

use std::fmt::{self, Display, Formatter};

/// A string that is not a value of its enum in this version.
///
/// Only reading creates one, so code that matches on it cannot break when the value becomes known.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue(String);

impl UnknownValue {
    /// Keeps a string that is not a value of the enum.
    #[allow(dead_code, reason = "a document may have no enums of strings")]
    #[inline(never)]
    #[doc(hidden)]
    #[must_use]
    pub fn new(string: &str) -> Self {
        Self(string.to_owned())
    }

    /// Returns the string as it was sent.
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

/// An integer that is not a value of its enum in this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownInteger(i64);

impl UnknownInteger {
    /// Keeps an integer that is not a value of the enum.
    #[allow(dead_code, reason = "a document may have no enums of integers")]
    #[doc(hidden)]
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// Returns the integer as it was sent.
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

//! Date-times and dates, as they were sent.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;

use std::fmt::{self, Display, Formatter};

use super::error::Cause;
use super::{FromJson, JsonError, Reader, ToJson, View};

macro_rules! formatted_string {
    ($(#[$doc:meta])* $type:ident, $is_valid:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $type(String);

        impl $type {
            /// Returns the string as it was sent, or will be sent.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $type {
            /// Keeps the string as it is.
            fn from(string: String) -> Self {
                Self(string)
            }
        }

        impl From<&str> for $type {
            /// Keeps the string as it is.
            fn from(string: &str) -> Self {
                Self(string.to_owned())
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl Display for $type {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl ToJson for $type {
            fn view(&self) -> View<'_> {
                View::Str(&self.0)
            }
        }

        impl FromJson for $type {
            fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
                let string = reader.string()?.to_owned();
                if string.is_empty() && reader.is_blank() {
                    return Err(reader.error(Cause::Missing("a string")));
                }
                #[cfg(feature = "unions")]
                if reader.is_trial() && !$is_valid(&string) {
                    reader.score.inexact += 1;
                }
                Ok(Self(string))
            }
        }

        crate::json::macros::serde_impls!($type);
    };
}

formatted_string! {
    /// A date-time in the format of RFC 3339, such as `2024-05-31T12:00:00Z`, as it was sent.
    ///
    /// Values are compared as strings, so two notations of the same time are not equal. The optional
    /// features `jiff` and `chrono` convert it.
    DateTime, is_date_time
}

formatted_string! {
    /// A calendar date, such as `2024-05-31`, as it was sent.
    ///
    /// The optional features `jiff` and `chrono` convert it.
    Date, is_date
}

/// Returns whether a string is a date-time in the format of RFC 3339.
#[cfg(feature = "unions")]
fn is_date_time(string: &str) -> bool {
    let Some((date, time)) = string.split_once(['T', 't', ' ']) else { return false };
    let (clock, rest) = time.split_at_checked(8).unwrap_or(("", ""));
    let zone = rest
        .strip_prefix('.')
        .map_or(rest, |fraction| fraction.trim_start_matches(|digit: char| digit.is_ascii_digit()));
    let has_zone = match zone.strip_prefix(['+', '-']) {
        Some(offset) => matches(offset, "00:00"),
        None => zone.eq_ignore_ascii_case("z"),
    };
    is_date(date) && matches(clock, "00:00:00") && has_zone
}

/// Returns whether a string is a calendar date.
#[cfg(feature = "unions")]
fn is_date(string: &str) -> bool {
    matches(string, "0000-00-00")
}

/// Returns whether a string matches a pattern in which `0` is any digit.
#[cfg(feature = "unions")]
fn matches(string: &str, pattern: &str) -> bool {
    string.len() == pattern.len()
        && string.bytes().zip(pattern.bytes()).all(|(byte, expected)| {
            if expected == b'0' { byte.is_ascii_digit() } else { byte == expected }
        })
}

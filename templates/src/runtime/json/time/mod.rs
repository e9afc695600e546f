//! Moments and dates, as they were sent.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;

use std::fmt::{self, Display, Formatter};

use super::{Fault, FromJson, Reader, ToJson, View};

macro_rules! text {
    ($(#[$doc:meta])* $type:ident, $shape:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $type(String);

        impl $type {
            /// The text as it was sent, or will be.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $type {
            /// Takes the text as it is.
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $type {
            /// Takes the text as it is.
            fn from(text: &str) -> Self {
                Self(text.to_owned())
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
            fn blank() -> Self {
                Self(String::new())
            }

            fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
                reader.text()?.clone_into(&mut self.0);
                if reader.trials > 0 && !$shape(&self.0) {
                    reader.score.loose += 1;
                }
                Ok(())
            }
        }

        crate::runtime::json::macros::serde_impls!($type);
    };
}

text! {
    /// A moment: an RFC 3339 text such as `2024-05-31T12:00:00Z`, exactly as it was sent.
    ///
    /// It is compared as a text, so two ways to write one moment are not equal; the optional
    /// features `jiff` and `chrono` convert it.
    DateTime, is_date_time
}

text! {
    /// A calendar date: a text such as `2024-05-31`, exactly as it was sent.
    ///
    /// The optional features `jiff` and `chrono` convert it.
    Date, is_date
}

/// Whether a text has the shape of an RFC 3339 moment.
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else { return false };
    let (clock, rest) = time.split_at_checked(8).unwrap_or(("", ""));
    let zone = rest
        .strip_prefix('.')
        .map_or(rest, |fraction| fraction.trim_start_matches(|digit: char| digit.is_ascii_digit()));
    let zoned = match zone.strip_prefix(['+', '-']) {
        Some(offset) => fits(offset, "00:00"),
        None => zone.eq_ignore_ascii_case("z"),
    };
    is_date(date) && fits(clock, "00:00:00") && zoned
}

/// Whether a text has the shape of a calendar date.
fn is_date(text: &str) -> bool {
    fits(text, "0000-00-00")
}

/// Whether a text is a pattern with other digits for the zeros.
fn fits(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(byte, wanted)| {
            if wanted == b'0' { byte.is_ascii_digit() } else { byte == wanted }
        })
}

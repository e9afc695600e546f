//! Conversions from and to the types of `jiff`.

use jiff::Timestamp;

use super::{Date, DateTime};

impl DateTime {
    /// Converts to a timestamp.
    ///
    /// # Errors
    ///
    /// Fails if the string is not a date-time in the format of RFC 3339.
    pub fn to_timestamp(&self) -> Result<Timestamp, jiff::Error> {
        self.as_str().parse()
    }
}

impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        Self::from(timestamp.to_string())
    }
}

impl Date {
    /// Converts to a date.
    ///
    /// # Errors
    ///
    /// Fails if the string is not a calendar date.
    pub fn to_date(&self) -> Result<jiff::civil::Date, jiff::Error> {
        self.as_str().parse()
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Self {
        Self::from(date.to_string())
    }
}

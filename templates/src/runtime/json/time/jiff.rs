//! To and from the types of `jiff`.

use jiff::Timestamp;

use super::{Date, DateTime};

impl DateTime {
    /// The moment.
    ///
    /// # Errors
    ///
    /// Fails when the text is no RFC 3339 moment.
    pub fn to_timestamp(&self) -> Result<Timestamp, jiff::Error> {
        self.as_str().parse()
    }
}

impl From<Timestamp> for DateTime {
    fn from(moment: Timestamp) -> Self {
        Self::from(moment.to_string())
    }
}

impl Date {
    /// The day.
    ///
    /// # Errors
    ///
    /// Fails when the text is no calendar date.
    pub fn to_date(&self) -> Result<jiff::civil::Date, jiff::Error> {
        self.as_str().parse()
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(day: jiff::civil::Date) -> Self {
        Self::from(day.to_string())
    }
}

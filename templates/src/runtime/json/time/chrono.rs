//! To and from the types of `chrono`.

use chrono::{FixedOffset, NaiveDate, ParseError, SecondsFormat, TimeZone};

use super::{Date, DateTime};

impl DateTime {
    /// The moment, with the offset that it was sent with.
    ///
    /// # Errors
    ///
    /// Fails when the text is no RFC 3339 moment.
    pub fn to_chrono(&self) -> Result<chrono::DateTime<FixedOffset>, ParseError> {
        chrono::DateTime::parse_from_rfc3339(self.as_str())
    }
}

impl<Z: TimeZone> From<chrono::DateTime<Z>> for DateTime {
    fn from(moment: chrono::DateTime<Z>) -> Self {
        Self::from(moment.fixed_offset().to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

impl Date {
    /// The day.
    ///
    /// # Errors
    ///
    /// Fails when the text is no calendar date.
    pub fn to_chrono(&self) -> Result<NaiveDate, ParseError> {
        self.as_str().parse()
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self::from(day.to_string())
    }
}

//! The formats of a report.

mod json;
mod text;

use super::Report;

/// A format of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text for a terminal.
    #[default]
    Text,
    /// One JSON document; `review.schema.json` describes it.
    Json,
}

impl Format {
    /// The names of the formats on the command line.
    pub const NAMES: [(&'static str, Self); 2] = [("text", Self::Text), ("json", Self::Json)];
}

/// Returns a report in a format.
#[must_use]
pub fn format(report: &Report, format: Format) -> String {
    match format {
        Format::Text => text::text(report),
        Format::Json => json::json(report),
    }
}

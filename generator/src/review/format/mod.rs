//! The formats of a report.
//!
//! Every text in a report can come from a document, and so from anybody. Each format writes it so that it stays text.

mod github;
mod html;
mod inline;
mod json;
mod junit;
mod list;
mod markdown;
mod migration;
mod text;

use super::Report;
use crate::diagnostic::Verdict;

/// A format of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text for a terminal.
    #[default]
    Text,
    /// Markdown for a comment, with at most 65,536 characters.
    Markdown,
    /// One JSON document; `review.schema.json` describes it.
    Json,
    /// Workflow commands of GitHub, which annotate the lines of documents.
    Github,
    /// `JUnit` XML with a test case for each change.
    Junit,
    /// One HTML page without other resources.
    Html,
    /// Markdown that leads from each old item to the new one.
    Migration,
}

impl Format {
    /// The names of the formats on the command line.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("text", Self::Text),
        ("markdown", Self::Markdown),
        ("json", Self::Json),
        ("github", Self::Github),
        ("junit", Self::Junit),
        ("html", Self::Html),
        ("migration", Self::Migration),
    ];
}

/// Returns a report in a format. The verdicts are those that fail the review; the formats that have levels use them.
#[must_use]
pub fn format(report: &Report, format: Format, fail_on: &[Verdict]) -> String {
    match format {
        Format::Text => text::text(report),
        Format::Markdown => markdown::comment(report, fail_on),
        Format::Json => json::json(report),
        Format::Github => github::annotations(report, fail_on),
        Format::Junit => junit::junit(report, fail_on),
        Format::Html => html::page(report, fail_on),
        Format::Migration => migration::guide(report),
    }
}

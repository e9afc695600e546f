//! A report as one JSON document.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Verdict;
use crate::review::{
    AcceptProblem, CrateInfo, DocumentPair, Entry, LostReference, Report, VersionAdvice,
};

/// The version of the format. It changes if a program that reads the format must change.
const FORMAT: u32 = 1;

/// A report and the counts of its entries.
#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    old: &'a CrateInfo,
    new: &'a CrateInfo,
    documents: &'a [DocumentPair],
    counts: BTreeMap<&'static str, usize>,
    lost: &'a [LostReference],
    versions: &'a [VersionAdvice],
    accepts: &'a [AcceptProblem],
    entries: Vec<JsonEntry<'a>>,
}

/// An entry with its worst verdict.
#[derive(Serialize)]
struct JsonEntry<'a> {
    verdict: Verdict,
    count: usize,
    #[serde(flatten)]
    entry: &'a Entry,
}

/// Returns the document, with a line feed at its end.
pub(super) fn json(report: &Report) -> String {
    let Report { old, new, documents, lost, entries, accepts, versions, item_names: _ } = report;
    let counts = Verdict::ALL.iter().map(|verdict| (verdict.name(), report.count(*verdict)));
    let entries = entries.iter().map(|entry| JsonEntry {
        verdict: entry.verdict(),
        count: entry.use_count.max(1),
        entry,
    });
    let document = Document {
        format: FORMAT,
        old,
        new,
        documents,
        counts: counts.collect(),
        lost,
        versions,
        accepts,
        entries: entries.collect(),
    };
    // A value without maps that have other keys than strings can always be written.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

//! The result of a review, as plain data that the formats print.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Rule, Verdict};

/// The result of a review.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The crate before the change.
    pub old: CrateInfo,
    /// The crate after the change.
    pub new: CrateInfo,
    /// The documents of both crates, those of the new crate first.
    pub documents: Vec<DocumentPair>,
    /// The references that only one of the crates cannot follow, so that the content that they lead to looks like a change.
    pub lost: Vec<LostReference>,
    /// The changes: by verdict, from the worst to the least, then by document, subject and rule.
    pub entries: Vec<Entry>,
    /// The entries of `[[review.accept]]` that are expired or match nothing.
    pub accepts: Vec<AcceptProblem>,
    /// The versions of the crate and of the documents.
    pub versions: Vec<VersionAdvice>,
    /// The names of methods, fields and other items of the old crate, each with the number of types that have it.
    #[serde(skip)]
    pub item_names: BTreeMap<String, usize>,
}

/// A crate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CrateInfo {
    /// The argument that named it: `main:sailwright.toml`.
    pub source: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The number of its operations.
    pub operations: usize,
    /// The number of its types.
    pub types: usize,
}

/// A reference that a crate cannot follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LostReference {
    /// The argument of the crate.
    pub source: String,
    /// A description, in one sentence without a period.
    pub message: String,
    /// The location of the reference.
    pub location: Option<FileLocation>,
}

/// A document of the old crate, of the new crate, or of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentPair {
    /// Its module or, if it has none, its title.
    pub name: String,
    /// The old document. `None` if it is added.
    pub old: Option<DocumentInfo>,
    /// The new document. `None` if it is removed.
    pub new: Option<DocumentInfo>,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentInfo {
    /// Its title.
    pub title: String,
    /// The version of the API.
    pub version: String,
    /// The path of its root file.
    pub root: String,
    /// The number of its operations.
    pub operations: usize,
    /// The number of its types.
    pub types: usize,
}

/// A change with one cause.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The kind of the change.
    pub rule: Rule,
    /// Its effects, the worst first. Never empty.
    pub verdicts: Vec<Verdict>,
    /// The document, by its module or title. `None` if the change concerns the crate.
    pub document: Option<String>,
    /// The tag of the operation. `None` if the subject is no operation.
    pub tag: Option<String>,
    /// The changed thing, as the document names it.
    pub subject: Subject,
    /// One sentence without a period, in Markdown.
    pub message: String,
    /// Advice for users of the crate: an imperative without a period, in Markdown. `None` if there is nothing to do.
    pub advice: Option<String>,
    /// The place before the change. `None` if there was none.
    pub old: Option<Place>,
    /// The place after the change. `None` if there is none.
    pub new: Option<Place>,
    /// The public items of the crate that are removed or changed incompatibly, sorted by path.
    pub broken: Vec<BrokenItem>,
    /// The operations that use the changed type, or that have the same change, as `GET /pets`, sorted. At most 100 operations
    /// that use a type.
    pub uses: Vec<String>,
    /// The number of these operations, also of those that are not listed.
    #[serde(skip)]
    pub use_count: usize,
    /// The locations in the code base of `--uses` that use a changed item, sorted.
    pub used_at: Vec<FileLocation>,
    /// A hash of the rule and the names of the subject, which line numbers and other changes do not influence.
    pub fingerprint: String,
    /// The reason why the change is accepted. `None` if it is not.
    pub acceptance: Option<Acceptance>,
}

/// The changed thing, as the document names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Subject {
    /// Its kind.
    pub kind: SubjectKind,
    /// Its name: the `operationId` or `GET /pets`, the schema, the title of the document, or the name of the crate.
    pub name: String,
    /// The part of it: the property, the enum value, the parameter (``query `limit` ``) or the status code. `None` if the whole
    /// is changed.
    pub part: Option<String>,
}

/// The kinds of changed things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SubjectKind {
    /// The crate.
    Crate,
    /// A document.
    Document,
    /// A tag.
    Tag,
    /// An operation.
    Operation,
    /// A type.
    Type,
}

/// One side of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The path of the public item in the crate. `None` if the change has no item.
    pub rust_path: Option<String>,
    /// The declaration of the item without its path: `field Option<String>`.
    pub signature: Option<String>,
    /// The location in the document. `None` if the change is in none.
    pub location: Option<FileLocation>,
}

/// A location in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FileLocation {
    /// The path of the file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

/// A public item that code cannot use as before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct BrokenItem {
    /// The path in the old crate. An item that is new breaks code too, such as a field of a struct with a literal.
    pub path: String,
    /// The old declaration. `None` if the item is new.
    pub old: Option<String>,
    /// The new declaration. `None` if the item is removed.
    pub new: Option<String>,
}

/// The reason why a change is accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Acceptance {
    /// The reason.
    pub reason: String,
    /// The last day, as `2027-01-31`. `None` if there is none.
    pub until: Option<String>,
}

/// An entry of `[[review.accept]]` without effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AcceptProblem {
    /// The fingerprint of the entry.
    pub fingerprint: String,
    /// Whether the entry is expired. Otherwise, it matches nothing.
    pub is_expired: bool,
    /// The location in `sailwright.toml`.
    pub location: FileLocation,
    /// A description, in one sentence without a period.
    pub message: String,
}

/// The version of a crate or document, and the version that its changes require.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionAdvice {
    /// The version that is described: `[crate] version`, or `info.version` of a document.
    pub of: String,
    /// The old version.
    pub old: String,
    /// The new version.
    pub new: String,
    /// The lowest version that the changes allow. `None` if the old version is not a semantic version.
    pub required: Option<String>,
    /// Whether the new version is lower than `required`.
    pub is_too_low: bool,
    /// Whether a version that is too low is an error. It is a notice if the versions are equal, because a release follows later.
    pub is_error: bool,
}

impl Entry {
    /// Returns the worst verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdicts.first().copied().unwrap_or(Verdict::Doc)
    }

    /// Returns whether the change is not accepted and has one of these verdicts.
    #[must_use]
    pub fn fails(&self, fail_on: &[Verdict]) -> bool {
        self.acceptance.is_none() && self.verdicts.iter().any(|each| fail_on.contains(each))
    }
}

impl Report {
    /// Returns the number of entries with a verdict as the worst one, without those that are accepted.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        let open = self.entries.iter().filter(|entry| entry.acceptance.is_none());
        open.filter(|entry| entry.verdict() == verdict).count()
    }

    /// Returns whether a change that is not accepted has one of these verdicts, a version is too low, or an entry of
    /// `[[review.accept]]` has no effect. Without verdicts, only lost references fail.
    #[must_use]
    pub fn fails(&self, fail_on: &[Verdict]) -> bool {
        let is_version_too_low = self.versions.iter().any(|version| version.is_error);
        !self.lost.is_empty()
            || !fail_on.is_empty()
                && (self.entries.iter().any(|entry| entry.fails(fail_on))
                    || is_version_too_low
                    || !self.accepts.is_empty())
    }
}

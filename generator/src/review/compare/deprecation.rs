//! Deprecations and sunset dates, which are marks of stability.

use super::super::side::Side;
use crate::diagnostic::Location;
use crate::spec::value_text;
use crate::tree::descendant;

/// The deprecation of an operation or parameter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Deprecation {
    is_deprecated: bool,
    /// The day of the extension `x-sunset`, after which the server may reject it.
    sunset: Option<String>,
}

impl Deprecation {
    /// Returns the deprecation of a node of a document.
    pub(super) fn of(
        side: &Side,
        document: usize,
        at: Option<&Location>,
        is_deprecated: bool,
    ) -> Self {
        let node = at.and_then(|at| {
            let file = side.documents.get(document)?.files.get(at.file)?;
            descendant(&file.tree, &at.pointer.0)
        });
        let sunset = node.and_then(|node| node.get("x-sunset")).map(value_text);
        Self { is_deprecated, sunset }
    }

    /// Returns the difference of two deprecations in words.
    pub(super) fn change(&self, new: &Self) -> Option<String> {
        let mark = match (self.is_deprecated, new.is_deprecated) {
            (false, true) => Some("is deprecated".to_owned()),
            (true, false) => Some("is not deprecated any more".to_owned()),
            _ => None,
        };
        let date = match (&self.sunset, &new.sunset) {
            (one, other) if one == other => None,
            (None, Some(date)) => Some(format!("has the sunset date {date}")),
            (Some(old), Some(new)) => Some(format!("has the sunset date {new} instead of {old}")),
            _ => Some("has no sunset date any more".to_owned()),
        };
        let words: Vec<String> = mark.into_iter().chain(date).collect();
        (!words.is_empty()).then(|| words.join(" and "))
    }
}

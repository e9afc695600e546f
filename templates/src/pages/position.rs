//! The position of a page, which can be saved.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The position of a page or an item in a list, from which the list can be read later, also by another process.
///
/// It contains no credentials. A server can let cursors expire, and items that are added or deleted in the meantime
/// move the others. With serde, it is an object such as `{"offset":500,"skip":7}`.
///
/// ```
/// use sailwright_runtime::pagination::PagePosition;
///
/// fn saved(text: &str) -> serde_json::Result<PagePosition> {
///     serde_json::from_str(text)
/// }
/// assert!(saved(r#"{"page":3}"#).is_ok() && saved("{}").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PagePosition {
    #[serde(flatten)]
    pub(super) page: Position,
    /// The number of items of the page that have been read.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) skip: u64,
}

/// The position of a page. `None` is the first page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Position {
    Offset(u64),
    Page(u64),
    /// A string or an integer
    Cursor(Option<Value>),
    /// The values of the sort fields
    After(Option<Vec<Value>>),
    /// An absolute or relative URL
    Next(Option<String>),
}

impl Position {
    /// Returns whether the lists of both positions have the same kind of pagination.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

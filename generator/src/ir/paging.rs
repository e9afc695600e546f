//! List operations that return pages.

pub use crate::config::{CursorSource, PageParameter, PageStep, TotalSource};

/// The pages of a list operation. A property is written as a path: `a/b` is the property `b` of the property `a`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Paging {
    /// The index of the rule in the configuration.
    pub rule: usize,
    /// The way from a page to the next one.
    pub step: PageStep,
    /// Whether the values of the sort fields, after which the next page starts, are sent as strings.
    pub sends_strings: bool,
    /// Whether the query parameter with these values is exploded; `None` if it is no list.
    pub list: Option<bool>,
    /// The parameter with the number of items in a page, and the largest number.
    pub limit: Option<(PageParameter, u64)>,
    /// The property with the items. If `None`, the response is the list.
    pub items: Option<PageItems>,
    /// The query parameter that requests the total number of items.
    pub count: Option<String>,
    /// The part of the response with the total number of items.
    pub total: Option<TotalSource>,
    /// Whether the server rejects an offset past the last item with status code 400.
    pub rejects_past_end: bool,
}

/// The property of a response with the items of a page.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct PageItems {
    /// The path of the property.
    pub property: String,
    /// Whether the property is present even if there are no items.
    pub required: bool,
}

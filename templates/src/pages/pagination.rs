//! The pagination of a list operation.

/// The pagination of a list operation: the parameters of its requests, and the properties and headers of its responses.
///
/// A path to a property consists of property names, separated by `/`.
#[derive(Clone, Copy, Debug)]
pub struct Pagination {
    pub(super) parameter: PageParameter,
    /// Query parameter, and its largest value
    pub(super) limit: Option<(&'static str, u64)>,
    /// Path to the items, and whether the property is required
    pub(super) items: Option<(&'static str, bool)>,
    /// Query parameter that requests the total
    pub(super) count: Option<&'static str>,
    pub(super) total: Option<TotalSource>,
    /// Whether the server rejects an offset past the last item with status code 400
    pub(super) rejects_past_end: bool,
}

/// The query parameter that selects a page.
#[derive(Clone, Copy, Debug)]
pub(super) enum PageParameter {
    /// The number of items before the page
    Offset(&'static str),
    /// A cursor from the previous page
    Cursor(&'static str, CursorSource),
}

/// The part of a response that contains the cursor of the next page; it is absent in the last page.
///
/// If it contains a URL, the cursor is the query parameter of that URL; the URL itself is not followed.
#[derive(Clone, Copy, Debug)]
pub enum CursorSource {
    /// Property of the body, by its path
    Property(&'static str),
    /// Header
    Header(&'static str),
    /// Link with the relation `next` in the `Link` header
    Link,
}

/// The part of a response that contains the total number of items.
#[derive(Clone, Copy, Debug)]
pub(super) enum TotalSource {
    Header(&'static str),
    Property(&'static str),
}

impl Pagination {
    /// Creates a pagination by the number of items before a page, in a query parameter.
    #[must_use]
    pub const fn offset(parameter: &'static str) -> Self {
        Self::new(PageParameter::Offset(parameter))
    }

    /// Creates a pagination by a cursor, in a query parameter.
    #[must_use]
    pub const fn cursor(parameter: &'static str, source: CursorSource) -> Self {
        Self::new(PageParameter::Cursor(parameter, source))
    }

    const fn new(parameter: PageParameter) -> Self {
        let (limit, items, count, total) = (None, None, None, None);
        Self { parameter, limit, items, count, total, rejects_past_end: false }
    }

    /// Sets the query parameter with the page size, and the largest page size that the server supports.
    #[must_use]
    pub const fn limit(mut self, parameter: &'static str, max: u64) -> Self {
        self.limit = Some((parameter, max));
        self
    }

    /// Sets the path to the property with the items. By default, the body itself is the list.
    ///
    /// If the property is not `required`, a page without it is empty.
    #[must_use]
    pub const fn items(mut self, path: &'static str, required: bool) -> Self {
        self.items = Some((path, required));
        self
    }

    /// Sets the boolean query parameter that requests the total.
    #[must_use]
    pub const fn count(mut self, parameter: &'static str) -> Self {
        self.count = Some(parameter);
        self
    }

    /// Sets the header with the total.
    #[must_use]
    pub const fn total_header(mut self, name: &'static str) -> Self {
        self.total = Some(TotalSource::Header(name));
        self
    }

    /// Sets the path to the property with the total.
    #[must_use]
    pub const fn total_property(mut self, path: &'static str) -> Self {
        self.total = Some(TotalSource::Property(path));
        self
    }

    /// Declares that the server rejects an offset past the last item with status code 400, which then ends a list whose
    /// total is not known.
    #[must_use]
    pub const fn rejects_offset_past_end(mut self) -> Self {
        self.rejects_past_end = true;
        self
    }
}

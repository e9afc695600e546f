//! The pagination of a list operation.

/// The pagination of a list operation: the parameters of its requests, and the properties and headers of its responses.
///
/// A path to a property consists of property names, separated by `/`.
#[derive(Clone, Copy, Debug)]
pub struct Pagination {
    pub(super) step: PageStep,
    /// The parameter that selects the page
    pub(super) parameter: PageParameter,
    /// Parameter with the page size, and its largest value
    pub(super) limit: Option<(PageParameter, u64)>,
    /// Path to the items, and whether the property is required
    pub(super) items: Option<(&'static str, bool)>,
    /// Query parameter that requests the total
    pub(super) count: Option<&'static str>,
    pub(super) total: Option<TotalSource>,
    /// Whether the server rejects an offset past the last item with status code 400
    pub(super) rejects_past_end: bool,
    /// Whether the query parameter with the values of the sort fields is exploded. `None` if it is no list
    pub(super) list: Option<bool>,
}

/// A parameter of a request: its location, and its name or the path of the property.
pub(super) type PageParameter = (PageLocation, &'static str);

/// The location of a parameter of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageLocation {
    /// Query parameter
    Query,
    /// Header
    Header,
    /// Property of the JSON body, by its path
    Body,
}

/// The way from a page to the next one.
#[derive(Clone, Copy, Debug)]
pub(super) enum PageStep {
    /// The number of items before the page
    Offset,
    /// The number of the page; that of the first page
    Page(u64),
    /// A cursor from the previous page
    Cursor(CursorSource),
    /// The values of the sort fields in the last item of the previous page
    SearchAfter {
        /// The parameter with the sort fields, in the location of the values
        sort: &'static str,
        /// Whether all values are strings
        strings: bool,
    },
    /// The URL of the page
    Next(CursorSource),
}

/// The part of a response that contains the cursor or the URL of the next page; it is absent in the last page.
///
/// If it contains a URL in place of a cursor, the cursor is the query parameter of that URL.
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
        Self::new(PageStep::Offset, parameter)
    }

    /// Creates a pagination by the number of the page, in a query parameter. `first` is the number of the first page.
    #[must_use]
    pub const fn page(parameter: &'static str, first: u64) -> Self {
        Self::new(PageStep::Page(first), parameter)
    }

    /// Creates a pagination by a cursor, in a query parameter.
    #[must_use]
    pub const fn cursor(parameter: &'static str, source: CursorSource) -> Self {
        Self::new(PageStep::Cursor(source), parameter)
    }

    /// Creates a pagination by the values of the sort fields in the last item of a page, in a query parameter.
    ///
    /// `sort` is the parameter with the fields, in the same location. In a body, the values are sent as strings if
    /// `strings`, or else as they are.
    #[must_use]
    pub const fn search_after(parameter: &'static str, sort: &'static str, strings: bool) -> Self {
        Self::new(PageStep::SearchAfter { sort, strings }, parameter)
    }

    /// Creates a pagination by the URL of the next page, which has the origin of the request.
    #[must_use]
    pub const fn next(source: CursorSource) -> Self {
        Self::new(PageStep::Next(source), "")
    }

    const fn new(step: PageStep, parameter: &'static str) -> Self {
        let parameter = (PageLocation::Query, parameter);
        let (limit, items, count, total) = (None, None, None, None);
        let (rejects_past_end, list) = (false, None);
        Self { step, parameter, limit, items, count, total, rejects_past_end, list }
    }

    /// Declares that the query parameter with the values of the sort fields is a list: `after=a,b`, or `after=a&after=b` if
    /// it is exploded. By default, it is a string with commas between the values.
    #[must_use]
    pub const fn values_in_list(mut self, explode: bool) -> Self {
        self.list = Some(explode);
        self
    }

    /// Sets the location of the parameter that selects the page.
    #[must_use]
    pub const fn position_in(mut self, location: PageLocation) -> Self {
        self.parameter.0 = location;
        self
    }

    /// Sets the query parameter with the page size, and the largest page size that the server supports.
    #[must_use]
    pub const fn limit(self, parameter: &'static str, max: u64) -> Self {
        self.limit_in(PageLocation::Query, parameter, max)
    }

    /// Sets the parameter with the page size, and the largest page size that the server supports.
    #[must_use]
    pub const fn limit_in(
        mut self,
        location: PageLocation,
        parameter: &'static str,
        max: u64,
    ) -> Self {
        self.limit = Some(((location, parameter), max));
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
    /// total is not known. If it is the response to the first request of a list that is resumed, the list ends only if the
    /// server does not reject the offset 0.
    #[must_use]
    pub const fn rejects_offset_past_end(mut self) -> Self {
        self.rejects_past_end = true;
        self
    }
}

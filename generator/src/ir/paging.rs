//! How lists come in pages.

/// How a list comes in pages: names on the wire. Members that stand in others are written `a/b`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// Which rule of the configuration says so, by its position.
    pub rule: usize,
    /// What the next page is asked for by.
    pub step: PageStep,
    /// The query parameter with the number of items of a page, and the largest page that there is.
    pub limit: Option<(String, u64)>,
    /// The member of the answer that has the items; none: the answer is the list.
    pub items: Option<PageItems>,
    /// The query parameter that asks for the total.
    pub count: Option<String>,
    /// Where the total is.
    pub total: Option<PageTotal>,
}

/// What the next page is asked for by: a query parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageStep {
    /// With the number of items to skip.
    Offset(String),
    /// With what the page before it says.
    Cursor(String, CursorPlace),
}

/// Where a page says how the next one is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CursorPlace {
    /// In a member.
    Property(String),
    /// In a header.
    Header(String),
    /// In the header `Link`, as `rel="next"`.
    Link,
}

/// The member of the answer that has the items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageItems {
    /// Its name.
    pub place: String,
    /// Whether it is there even when there are no items.
    pub required: bool,
}

/// Where the total of a list is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageTotal {
    /// In a header.
    Header(String),
    /// In a member.
    Property(String),
}

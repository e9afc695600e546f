//! How a list comes in pages.

/// How the pages of a list are asked for, and where in their answers everything is.
///
/// Places in an answer are names of members, with `/` between those that stand in one another.
#[derive(Clone, Copy, Debug)]
pub struct PageRule {
    pub(super) step: Step,
    /// The query parameter, and the largest value that it may have
    pub(super) limit: Option<(&'static str, u64)>,
    /// The place, and whether it is there even when there are no items
    pub(super) items: Option<(&'static str, bool)>,
    pub(super) count: Option<&'static str>,
    pub(super) total: Option<Total>,
}

/// What the next page is asked for by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// The number of items before it
    Offset(&'static str),
    /// What the page before it says
    Cursor(&'static str, CursorPlace),
}

/// Where an answer says how the next page is asked for; the last one does not.
///
/// Where it is a URL, the query parameter of it that is the cursor counts; the rest of it is not followed.
#[derive(Clone, Copy, Debug)]
pub enum CursorPlace {
    /// In a member of the body
    Property(&'static str),
    /// In a header
    Header(&'static str),
    /// In the header `Link`, as the link whose relation is `next`
    Link,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Total {
    Header(&'static str),
    Property(&'static str),
}

impl PageRule {
    /// Pages are asked for by the number of items before them.
    #[must_use]
    pub const fn offset(parameter: &'static str) -> Self {
        Self { step: Step::Offset(parameter), limit: None, items: None, count: None, total: None }
    }

    /// Each page says how the next one is asked for.
    #[must_use]
    pub const fn cursor(parameter: &'static str, place: CursorPlace) -> Self {
        let step = Step::Cursor(parameter, place);
        Self { step, limit: None, items: None, count: None, total: None }
    }

    /// The query parameter with the number of items of a page, and the largest that the API gives.
    #[must_use]
    pub const fn limit(mut self, parameter: &'static str, most: u64) -> Self {
        self.limit = Some((parameter, most));
        self
    }

    /// The answer is an object, and this member of it has the items; `required`: even when there are none.
    #[must_use]
    pub const fn items(mut self, place: &'static str, required: bool) -> Self {
        self.items = Some((place, required));
        self
    }

    /// The query parameter that asks for the total.
    #[must_use]
    pub const fn count(mut self, parameter: &'static str) -> Self {
        self.count = Some(parameter);
        self
    }

    /// The header with the total.
    #[must_use]
    pub const fn total_header(mut self, name: &'static str) -> Self {
        self.total = Some(Total::Header(name));
        self
    }

    /// The member of the answer with the total.
    #[must_use]
    pub const fn total_property(mut self, place: &'static str) -> Self {
        self.total = Some(Total::Property(place));
        self
    }
}

//! How lists come in pages.

use serde::Deserialize;

/// How lists come in pages: a `GET` operation that has the query parameters and answers the list gets streams. Either
/// `offset` and `limit`, or `cursor`. Places in an answer are names of members; `a/b` stands in another one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Pages {
    /// The query parameter with the number of items to skip.
    pub offset: Option<String>,
    /// How a page says how the next one is asked for.
    pub cursor: Option<Cursor>,
    /// The query parameter with the number of items of a page.
    pub limit: Option<String>,
    /// The largest page, for operations that do not document one.
    pub max_limit: Option<u64>,
    /// The member of the answer that has the items; without it, the answer is the list.
    pub items: Option<String>,
    /// Where the total is.
    pub total: Option<Total>,
}

/// How a page says how the next one is asked for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cursor {
    /// The query parameter that takes it.
    pub parameter: String,
    /// Where the answer has it.
    pub from: CursorPlace,
}

/// Where an answer says how the next page is asked for: `{ property = "next" }`, `{ header = "X-Next" }`, `"link"`. Of a
/// URL, its query parameter counts.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CursorPlace {
    /// In a member of the body.
    Property(String),
    /// In a header.
    Header(String),
    /// In the header `Link`, as `rel="next"`.
    Link,
}

/// Where the total of a list is: in a header or in a member of the answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// The query parameter that asks for it.
    pub query: Option<String>,
    /// The header that has it.
    pub header: Option<String>,
    /// The member that has it.
    pub property: Option<String>,
}

impl Pages {
    /// What is wrong with the rule, and the text that it is about.
    pub(super) fn problem(&self) -> Option<(String, &'static str)> {
        let cursor = self.cursor.as_ref().map(|cursor| &cursor.parameter);
        let all = [self.offset.as_ref(), cursor, self.limit.as_ref(), self.items.as_ref()];
        let place = all.into_iter().flatten().next().cloned().unwrap_or_default();
        let total = |total: &Total| total.header.is_some() == total.property.is_some();
        let why = match (&self.offset, &self.cursor, &self.limit, self.max_limit) {
            (None, None, ..) | (Some(_), Some(_), ..) => {
                "pages come either by `offset` or by `cursor`"
            }
            (_, _, Some(_), None) | (_, _, None, Some(_)) => {
                "`limit` and `max-limit` belong together"
            }
            (Some(_), _, None, _) => "`offset` needs a `limit`",
            _ if self.total.as_ref().is_some_and(total) => {
                "the total is either in a `header` or in a `property`"
            }
            _ => return None,
        };
        Some((place, why))
    }
}

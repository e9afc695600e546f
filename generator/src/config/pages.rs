//! `[[pages]]`: list operations that return pages.

use super::table::{Mistake, Table, Value};

const REJECTS_PAST_END: &str = "rejects-offset-past-end";

/// A rule for list operations that return pages. It applies to a `GET` operation that has the query parameters and
/// whose response has the list. A rule has either `offset` and `limit`, or `cursor`. A property of a response is written
/// as a path: `a/b` is the property `b` of the property `a`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The query parameter that selects the page.
    pub step: PageStep,
    /// The query parameter with the number of items in a page, and the largest number for operations that document none.
    pub limit: Option<(String, u64)>,
    /// The property with the items. If `None`, the response is the list.
    pub items: Option<String>,
    /// The total number of items.
    pub total: Option<Total>,
    /// Whether the server rejects an offset past the last item with status code 400.
    pub rejects_past_end: bool,
}

/// The query parameter that selects the page.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum PageStep {
    /// The query parameter with the number of items to skip.
    Offset(String),
    /// The query parameter with the cursor, and the source of its value.
    Cursor(String, CursorSource),
}

/// The part of a response with the cursor of the next page: `{ property = "next" }`, `{ header = "X-Next" }` or
/// `"link"`. If it is a URL, the query parameter of that URL is the cursor.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum CursorSource {
    /// A property of the body.
    Property(String),
    /// A header.
    Header(String),
    /// The header `Link`, with `rel="next"`.
    Link,
}

/// The total number of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// The query parameter that requests it.
    pub query: Option<String>,
    /// The part of the response with the total.
    pub from: TotalSource,
}

/// The part of a response with the total number of items.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum TotalSource {
    /// A header.
    Header(String),
    /// A property of the body.
    Property(String),
}

impl Pages {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let keys = ["offset", "cursor", "limit", "max-limit", "items", "total", REJECTS_PAST_END];
        let table = value.section("[[pages]]", &keys)?;
        let total = table.get("total");
        let cursor = table.get("cursor");
        let total = total.as_ref().map(Total::read).transpose()?;
        let cursor = cursor.as_ref().map(cursor_step).transpose()?;
        let offset = table.string("offset")?.map(PageStep::Offset);
        let limit = limit(&table)?;
        let step = match (offset, cursor) {
            (Some(_), None) if limit.is_none() => {
                let message = "`[[pages]]` has an `offset` and no `limit`";
                return Err(table.mistake(message, "add the keys `limit` and `max-limit`"));
            }
            (Some(step), None) | (None, Some(step)) => step,
            _ => {
                let message = "`[[pages]]` does not have exactly one of `offset` and `cursor`";
                return Err(table.mistake(message, "write either `offset` or `cursor`"));
            }
        };
        let rejects_past_end = rejects_past_end(&table, &step)?;
        Ok(Self { step, limit, items: table.string("items")?, total, rejects_past_end })
    }
}

impl PageStep {
    /// Returns the name of the query parameter.
    #[must_use]
    pub fn parameter(&self) -> &str {
        match self {
            Self::Offset(name) | Self::Cursor(name, _) => name,
        }
    }
}

fn rejects_past_end(table: &Table<'_>, step: &PageStep) -> Result<bool, Mistake> {
    match (table.get(REJECTS_PAST_END), step) {
        (Some(value), PageStep::Cursor(..)) => Err(value.mistake(
            "`[[pages]]` has a `rejects-offset-past-end` and no `offset`",
            "remove the key: a list with a cursor has no offset",
        )),
        (value, _) => value.map_or(Ok(false), |value| value.boolean()),
    }
}

fn cursor_step(value: &Value<'_>) -> Result<PageStep, Mistake> {
    let table = value.table(&["parameter", "from"])?;
    let from = CursorSource::read(&table.require("from")?)?;
    Ok(PageStep::Cursor(table.required_string("parameter")?, from))
}

fn limit(table: &Table<'_>) -> Result<Option<(String, u64)>, Mistake> {
    match (table.get("limit"), table.get("max-limit")) {
        (None, None) => Ok(None),
        (Some(limit), Some(max)) => Ok(Some((limit.string()?, max.unsigned()?))),
        (Some(limit), None) => Err(limit.mistake(
            "`[[pages]]` has a `limit` and no `max-limit`",
            "add the largest number of items in a page as `max-limit`",
        )),
        (None, Some(max)) => Err(max.mistake(
            "`[[pages]]` has a `max-limit` and no `limit`",
            "add the query parameter with the number of items in a page as `limit`",
        )),
    }
}

impl CursorSource {
    fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let help = "write `\"link\"`, `{ property = \"...\" }` or `{ header = \"...\" }`";
        if !value.is_table() {
            let is_link = |text: &str| text == "link";
            return value.string_that(is_link, "a source of cursors", help).map(|_| Self::Link);
        }
        let table = value.table(&["property", "header"])?;
        match (table.string("property")?, table.string("header")?) {
            (Some(property), None) => Ok(Self::Property(property)),
            (None, Some(header)) => Ok(Self::Header(header)),
            _ => Err(table.mistake("`from` does not have exactly one key", help)),
        }
    }
}

impl Total {
    fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let table = value.table(&["query", "header", "property"])?;
        let from = match (table.string("header")?, table.string("property")?) {
            (Some(header), None) => TotalSource::Header(header),
            (None, Some(property)) => TotalSource::Property(property),
            _ => {
                let message = "`total` does not have exactly one of `header` and `property`";
                return Err(table.mistake(message, "write either `header` or `property`"));
            }
        };
        Ok(Self { query: table.string("query")?, from })
    }
}

//! `[[pages]]`: list operations that return pages.

use super::page_step::{PageParameter, PageStep};
use super::table::{Mistake, Table, Value};

const REJECTS_PAST_END: &str = "rejects-offset-past-end";

/// A rule for list operations that return pages. It applies to a `GET` or `POST` operation that has the parameters and
/// whose response has the list. A property is written as a path: `a/b` is the property `b` of the property `a`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The way from a page to the next one.
    pub step: PageStep,
    /// The parameter with the number of items in a page, and the largest number for operations that document none.
    pub limit: Option<(PageParameter, u64)>,
    /// The property with the items. If `None`, the response is the list.
    pub items: Option<String>,
    /// The total number of items.
    pub total: Option<Total>,
    /// Whether the server rejects an offset past the last item with status code 400.
    pub rejects_past_end: bool,
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
        let keys = [
            "offset",
            "page",
            "first-page",
            "cursor",
            "search-after",
            "next",
            "limit",
            "max-limit",
            "items",
            "total",
            REJECTS_PAST_END,
        ];
        let table = value.section("[[pages]]", &keys)?;
        let total = table.get("total");
        let total = total.as_ref().map(Total::read).transpose()?;
        let limit = limit(&table)?;
        let step = PageStep::read(&table)?;
        if matches!(step, PageStep::Offset(_)) && limit.is_none() {
            let message = "`[[pages]]` has an `offset` and no `limit`";
            return Err(table.mistake(message, "add the keys `limit` and `max-limit`"));
        }
        let rejects_past_end = rejects_past_end(&table, &step)?;
        Ok(Self { step, limit, items: table.string("items")?, total, rejects_past_end })
    }
}

fn rejects_past_end(table: &Table<'_>, step: &PageStep) -> Result<bool, Mistake> {
    match (table.get(REJECTS_PAST_END), step) {
        (Some(value), PageStep::Offset(_)) => value.boolean(),
        (Some(value), _) => Err(value.mistake(
            "`[[pages]]` has a `rejects-offset-past-end` and no `offset`",
            "remove the key: the list has no offset",
        )),
        (None, _) => Ok(false),
    }
}

fn limit(table: &Table<'_>) -> Result<Option<(PageParameter, u64)>, Mistake> {
    match (table.get("limit"), table.get("max-limit")) {
        (None, None) => Ok(None),
        (Some(limit), Some(max)) => Ok(Some((PageParameter::read(&limit)?, max.unsigned()?))),
        (Some(limit), None) => Err(limit.mistake(
            "`[[pages]]` has a `limit` and no `max-limit`",
            "add the largest number of items in a page as `max-limit`",
        )),
        (None, Some(max)) => Err(max.mistake(
            "`[[pages]]` has a `max-limit` and no `limit`",
            "add the parameter with the number of items in a page as `limit`",
        )),
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

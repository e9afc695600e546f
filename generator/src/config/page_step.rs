//! The way from a page to the next one, in `[[pages]]`.

use super::table::{Mistake, Table, Value};

const KEYS: [&str; 5] = ["offset", "page", "cursor", "search-after", "next"];

/// The way from a page to the next one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum PageStep {
    /// The parameter with the number of items to skip.
    Offset(PageParameter),
    /// The parameter with the number of the page, and the number of the first page.
    Page(PageParameter, u64),
    /// The parameter with the cursor, and the source of its value.
    Cursor(PageParameter, CursorSource),
    /// The parameter with the values of the sort fields in the last item, and the parameter with the sort fields, in the same
    /// location.
    SearchAfter(PageParameter, String),
    /// The source of the URL of the next page.
    Next(CursorSource),
}

/// A parameter of pages: `"name"` or `{ query = "name" }`, `{ header = "Name" }`, or `{ body = "a/b" }`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum PageParameter {
    /// A query parameter.
    Query(String),
    /// A header.
    Header(String),
    /// A property of the JSON body, by its path.
    Body(String),
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

impl PageStep {
    /// Reads the only one of the keys that is present.
    pub(super) fn read(table: &Table<'_>) -> Result<Self, Mistake> {
        let mut given = KEYS.iter().filter_map(|key| Some((*key, table.get(key)?)));
        let (Some((key, value)), None) = (given.next(), given.next()) else {
            let message = "`[[pages]]` does not have exactly one of `offset`, `page`, `cursor`, \
                           `search-after` and `next`";
            return Err(table.mistake(message, "write one of these keys"));
        };
        let first = table.get("first-page");
        if let Some(first) = first.as_ref().filter(|_| key != "page") {
            let message = "`[[pages]]` has a `first-page` and no `page`";
            return Err(first.mistake(message, "remove the key: only `page` is a number of pages"));
        }
        Ok(match key {
            "offset" => Self::Offset(PageParameter::read(&value)?),
            "page" => {
                let first = first.map_or(Ok(1), |first| first.unsigned())?;
                Self::Page(PageParameter::read(&value)?, first)
            }
            "cursor" => {
                let table = value.table(&["parameter", "from"])?;
                let from = CursorSource::read(&table.require("from")?)?;
                Self::Cursor(PageParameter::read(&table.require("parameter")?)?, from)
            }
            "search-after" => {
                let table = value.table(&["parameter", "sort"])?;
                let parameter = PageParameter::read(&table.require("parameter")?)?;
                Self::SearchAfter(parameter, table.required_string("sort")?)
            }
            _ => Self::Next(CursorSource::read(&value)?),
        })
    }

    /// Returns the parameter that selects the page. `None` if the URL does.
    #[must_use]
    pub fn parameter(&self) -> Option<&PageParameter> {
        match self {
            Self::Offset(parameter)
            | Self::Page(parameter, _)
            | Self::Cursor(parameter, _)
            | Self::SearchAfter(parameter, _) => Some(parameter),
            Self::Next(_) => None,
        }
    }

    /// Returns the source of the cursor or the URL of the next page.
    #[must_use]
    pub fn source(&self) -> Option<&CursorSource> {
        match self {
            Self::Cursor(_, source) | Self::Next(source) => Some(source),
            Self::Offset(_) | Self::Page(..) | Self::SearchAfter(..) => None,
        }
    }
}

impl PageParameter {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        if !value.is_table() {
            return value.string().map(Self::Query);
        }
        let table = value.table(&["query", "header", "body"])?;
        match (table.string("query")?, table.string("header")?, table.string("body")?) {
            (Some(name), None, None) => Ok(Self::Query(name)),
            (None, Some(name), None) => Ok(Self::Header(name)),
            (None, None, Some(path)) => Ok(Self::Body(path)),
            _ => Err(table.mistake(
                "a parameter does not have exactly one location",
                "write `\"...\"`, `{ header = \"...\" }` or `{ body = \"...\" }`",
            )),
        }
    }

    /// Returns its name, or the path of the property.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Query(name) | Self::Header(name) | Self::Body(name) => name,
        }
    }

    /// Returns a parameter with another name in the same location.
    #[must_use]
    pub fn with_name(&self, name: &str) -> Self {
        let name = name.to_owned();
        match self {
            Self::Query(_) => Self::Query(name),
            Self::Header(_) => Self::Header(name),
            Self::Body(_) => Self::Body(name),
        }
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
            _ => Err(table.mistake("the source does not have exactly one key", help)),
        }
    }
}

//! The position of a page, which can be saved.

use std::fmt;

use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePosition {
    pub(super) page: Position,
    /// The number of items of the page that have been read.
    pub(super) skip: u64,
}

/// The position of a page. `None` is the first page.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl Serialize for PagePosition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1 + usize::from(self.skip > 0)))?;
        match &self.page {
            Position::Offset(number) => map.serialize_entry("offset", number)?,
            Position::Page(number) => map.serialize_entry("page", number)?,
            Position::Cursor(cursor) => {
                map.serialize_entry("cursor", &cursor.as_ref().map(Scalar))?;
            }
            Position::After(values) => {
                let values = values.as_ref().map(|values| values.iter().map(Scalar).collect());
                map.serialize_entry::<_, Option<Vec<Scalar<'_>>>>("after", &values)?;
            }
            Position::Next(link) => map.serialize_entry("next", link)?,
        }
        if self.skip > 0 {
            map.serialize_entry("skip", &self.skip)?;
        }
        map.end()
    }
}

/// A string, number or boolean. The own implementation of [`Value`] writes numbers as objects of other formats if an
/// application enables the feature `arbitrary_precision` of `serde_json`.
struct Scalar<'v>(&'v Value);

impl Serialize for Scalar<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Value::Number(number) = self.0 else { return self.0.serialize(serializer) };
        match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(number), _, _) => serializer.serialize_u64(number),
            (_, Some(number), _) => serializer.serialize_i64(number),
            (_, _, Some(number)) => serializer.serialize_f64(number),
            _ => serializer.collect_str(number),
        }
    }
}

// Neither implementation is derived, because `flatten` reads numbers as values of any type, which the feature
// `arbitrary_precision` of `serde_json` turns into objects.
impl<'de> Deserialize<'de> for PagePosition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PositionVisitor)
    }
}

struct PositionVisitor;

impl<'de> Visitor<'de> for PositionVisitor {
    type Value = PagePosition;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the position of a page")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PagePosition, A::Error> {
        let (mut page, mut skip) = (None, 0);
        while let Some(key) = map.next_key::<String>()? {
            let position = match key.as_str() {
                "offset" => Position::Offset(map.next_value()?),
                "page" => Position::Page(map.next_value()?),
                "cursor" => Position::Cursor(map.next_value()?),
                "after" => Position::After(map.next_value()?),
                "next" => Position::Next(map.next_value()?),
                "skip" => {
                    skip = map.next_value()?;
                    continue;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if page.replace(position).is_some() {
                return Err(A::Error::custom("it has the positions of two pages"));
            }
        }
        let page = page.ok_or_else(|| A::Error::custom("it has no position of a page"))?;
        Ok(PagePosition { page, skip })
    }
}

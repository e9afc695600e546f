//! `[[idempotency]]`: operations that a server recognizes when they are sent again.

use super::Selector;
use super::table::{Mistake, Value};

/// The headers that the client sets itself.
const RESERVED: [&str; 7] =
    ["accept", "authorization", "connection", "content-length", "content-type", "cookie", "host"];

/// A rule for `POST` and `PATCH` operations whose requests contain a key, by which the server recognizes a request that is
/// sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idempotency {
    /// The header that contains the key.
    pub header: String,
    /// The operations that accept the key. If empty, all operations do.
    pub include: Vec<Selector>,
    /// The operations that do not accept the key.
    pub exclude: Vec<Selector>,
}

impl Idempotency {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let table = value.section("[[idempotency]]", &["header", "include", "exclude"])?;
        let selectors =
            |key| table.list(key)?.iter().map(Selector::read).collect::<Result<Vec<_>, _>>();
        let header = table.require("header")?;
        Ok(Self {
            header: header.string_that(
                is_header,
                "the name of a header for a key",
                "write the header that the API documents, such as `Idempotency-Key`",
            )?,
            include: selectors("include")?,
            exclude: selectors("exclude")?,
        })
    }
}

/// Returns whether a string is the name of a header (RFC 9110, section 5.1) that the client does not set itself.
fn is_header(name: &str) -> bool {
    let legal = |each: char| each.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(each);
    !name.is_empty()
        && name.chars().all(legal)
        && !RESERVED.contains(&name.to_ascii_lowercase().as_str())
}

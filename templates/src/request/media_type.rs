//! The media type of a request body or a part.

use std::borrow::Cow;

use crate::response::{self, essence};

/// The media type of bytes whose type is not known.
const ANY_BYTES: &str = "application/octet-stream";

/// Selects one of the media types and ranges of the document: the one that the caller gives, the first that is no range, or
/// `application/octet-stream` if a range contains it. Without documented ones, the caller can give any.
pub(super) fn select<'m>(
    documented: &[&'m str],
    given: Option<&'m str>,
) -> Result<Cow<'m, str>, String> {
    let contains = |media_type: &str| documented.iter().any(|range| contains(range, media_type));
    match given {
        Some(given) if documented.is_empty() || contains(given) => Ok(Cow::Borrowed(given)),
        Some(given) => Err(format!("the API document does not allow the media type `{given}`")),
        None => match documented.iter().find(|each| !each.contains('*')) {
            Some(first) => Ok(Cow::Borrowed(first)),
            None if documented.is_empty() || contains(ANY_BYTES) => Ok(Cow::Borrowed(ANY_BYTES)),
            None => Err("its media type is not set".to_owned()),
        },
    }
}

/// Returns whether a range contains a media type, without regard to parameters.
fn contains(range: &str, media_type: &str) -> bool {
    let (range, media_type) = (essence(range), essence(media_type));
    match range.split_once('/') {
        _ if media_type.contains('*') || !media_type.contains('/') => false,
        Some(("*", "*")) => true,
        Some((kind, "*")) => media_type.split('/').next() == Some(kind),
        _ => range == media_type,
    }
}

/// Returns the charset of a media type in lower case, unless it is UTF-8.
pub(super) fn charset(media_type: &str) -> Option<String> {
    response::charset(media_type).filter(|charset| !matches!(charset.as_str(), "utf-8" | "utf8"))
}

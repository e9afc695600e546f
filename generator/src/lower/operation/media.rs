//! The serialization that a media type implies.

use crate::spec::Content;

/// The serializations of a body, the preferred one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Media {
    /// `application/json`
    Json,
    /// A media type with the suffix `+json`: `application/merge-patch+json`
    JsonLike,
    /// JSON values that follow each other: JSON Lines, `application/json-seq`, `application/json;stream=watch`
    JsonStream,
    /// `text/event-stream`
    Events,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/form-data` and other multipart types
    Multipart,
    /// `text/*`
    Text,
    /// Text with another top-level type: XML, YAML
    TextLike,
    /// A range: `*/*`, `image/*`
    Wildcard,
    /// All other types
    Bytes,
}

/// The subtypes of `application` for JSON values that follow each other.
const JSON_STREAMS: [&str; 8] = [
    "json-lines",
    "json-seq",
    "jsonl",
    "jsonlines",
    "ndjson",
    "x-jsonl",
    "x-jsonlines",
    "x-ndjson",
];

/// Returns the serialization of a media type.
pub(super) fn media(media_type: &str) -> Media {
    let essence = essence(media_type);
    let (kind, subtype) = essence.split_once('/').unwrap_or((essence.as_str(), ""));
    match (kind, subtype) {
        ("application", "json") if has_parameter(media_type, "stream") => Media::JsonStream,
        ("application", subtype) if JSON_STREAMS.contains(&subtype) => Media::JsonStream,
        ("application" | "text", "json") | ("json", "") => Media::Json,
        (_, subtype) if subtype.ends_with("+json") => Media::JsonLike,
        ("text", "event-stream") => Media::Events,
        ("application", "x-www-form-urlencoded") => Media::Form,
        ("multipart", _) => Media::Multipart,
        ("*", _) | ("", "") | (_, "*") if kind != "text" => Media::Wildcard,
        ("text", _) => Media::Text,
        ("application", "xml" | "yaml" | "x-yaml" | "javascript" | "graphql") => Media::TextLike,
        (_, subtype) if subtype.ends_with("+xml") || subtype.ends_with("+yaml") => Media::TextLike,
        _ => Media::Bytes,
    }
}

/// Returns whether a media type is XML.
pub(super) fn is_xml(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(essence.as_str(), "application/xml" | "text/xml") || essence.ends_with("+xml")
}

/// Returns the media types of a body, the preferred one first.
pub(super) fn by_preference(contents: &[Content]) -> Vec<&Content> {
    let mut sorted: Vec<&Content> = contents.iter().collect();
    sorted.sort_by_key(|content| {
        let name = content.media_type.as_str();
        (media(name), name.contains('*'), name)
    });
    sorted
}

fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_lowercase()
}

fn has_parameter(media_type: &str, name: &str) -> bool {
    media_type.split(';').skip(1).any(|parameter| {
        parameter.split_once('=').is_some_and(|(key, _)| key.trim().eq_ignore_ascii_case(name))
    })
}

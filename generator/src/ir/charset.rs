//! Charsets of media types.

/// Returns the charset of a media type in lower case, unless it is UTF-8.
#[must_use]
pub fn charset(media_type: &str) -> Option<String> {
    media_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let charset = value.trim().trim_matches('"').to_ascii_lowercase();
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        (is_charset && !matches!(charset.as_str(), "utf-8" | "utf8")).then_some(charset)
    })
}

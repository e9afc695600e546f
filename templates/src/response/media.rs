//! Media types.

/// Returns whether an `Accept` header contains a media type, or a range with it. Parameters are not compared.
pub(crate) fn accepts(accept: &str, media_type: &str) -> bool {
    let kind = media_type.split('/').next().unwrap_or_default();
    accept.split(',').map(essence).any(|entry| match entry.split_once('/') {
        Some(("*", _)) => true,
        Some((of, "*")) => of == kind,
        _ => entry == media_type,
    })
}

/// Returns whether an `Accept` header contains a media type only as a part of a range.
pub(crate) fn accepts_in_range(accept: &str, media_type: &str) -> bool {
    accepts(accept, media_type) && accept.split(',').all(|entry| essence(entry) != media_type)
}

/// Returns whether an `Accept` header names a media type only with other values of its parameters. Parameters that one of
/// the two does not have are not compared, and neither is the charset.
pub(crate) fn contradicts(accept: &str, media_type: &str) -> bool {
    let name = essence(media_type);
    let mut entries = accept.split(',').filter(|entry| essence(entry) == name).peekable();
    entries.peek().is_some() && entries.all(|entry| differs(entry, media_type))
}

fn differs(entry: &str, media_type: &str) -> bool {
    let mut expected = parameters(entry).filter(|(name, _)| !name.eq_ignore_ascii_case("charset"));
    expected.any(|(name, value)| {
        parameter(media_type, name).is_some_and(|found| !found.eq_ignore_ascii_case(value))
    })
}

/// Returns a media type without its parameters, in lower case.
pub(crate) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Returns the charset of a media type, in lower case.
pub(crate) fn charset(media_type: &str) -> Option<String> {
    parameter(media_type, "charset").map(str::to_ascii_lowercase)
}

/// Returns a parameter of a media type.
pub(crate) fn parameter<'a>(media_type: &'a str, name: &str) -> Option<&'a str> {
    parameters(media_type).find_map(|(key, value)| key.eq_ignore_ascii_case(name).then_some(value))
}

/// Returns the parameters of a media type. Their values contain no semicolon.
fn parameters(media_type: &str) -> impl Iterator<Item = (&str, &str)> {
    media_type.split(';').skip(1).filter_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        Some((name.trim(), value.trim().trim_matches('"')))
    })
}

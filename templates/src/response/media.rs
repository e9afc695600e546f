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

/// Returns a media type without its parameters, in lower case.
pub(crate) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Returns the charset of a media type, in lower case.
pub(crate) fn charset(media_type: &str) -> Option<String> {
    parameter(media_type, "charset").map(str::to_ascii_lowercase)
}

/// Returns a parameter of a media type. Its value contains no semicolon.
pub(crate) fn parameter<'a>(media_type: &'a str, name: &str) -> Option<&'a str> {
    media_type.split(';').skip(1).find_map(|parameter| {
        let (key, value) = parameter.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"'))
    })
}

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
    media_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    })
}

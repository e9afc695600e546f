//! The parts of the URL of a server.

/// Returns a URL without query and fragment.
pub(super) fn address(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default().trim()
}

/// Returns whether a URL is only a path. The location of the document is not known, so it follows the origin.
pub(super) fn is_relative(address: &str) -> bool {
    !address.contains("://") && !address.starts_with("//") && !address.starts_with('{')
}

/// Returns a relative URL as an absolute path: `/v1` for `./v1/`.
pub(super) fn absolute_path(address: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in address.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    segments.iter().fold(String::new(), |path, segment| path + "/" + segment)
}

/// Returns whether a URL has another scheme than `http` and `https`. A variable in the scheme may be one of these.
pub(super) fn has_other_scheme(url: &str) -> bool {
    url.split_once("://").is_some_and(|(scheme, _)| {
        !scheme.contains('{') && !matches!(&*scheme.trim().to_ascii_lowercase(), "http" | "https")
    })
}

/// Returns the origin and the path of a URL; `None` if it is not an HTTP URL.
pub(super) fn origin(address: &str) -> Option<(String, String)> {
    let (scheme, rest) = match address.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => ("https".to_owned(), address.strip_prefix("//")?),
    };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let plain = |letter: char| letter.is_alphanumeric() || ".-_:[]".contains(letter);
    let is_http = matches!(scheme.as_str(), "http" | "https")
        && host.chars().all(plain)
        && host.starts_with(|first: char| first.is_alphanumeric() || first == '[');
    let path = path.trim_end_matches('/');
    (is_http && !path.contains(['{', '}'])).then(|| (format!("{scheme}://{host}"), path.to_owned()))
}

/// Returns the path of a URL.
pub(super) fn path(address: &str) -> &str {
    let rest = address.split_once("//").map(|(_, rest)| rest);
    match rest {
        Some(rest) => rest.find('/').map_or("", |start| &rest[start..]),
        None if address.starts_with('/') => address,
        // The rest of the URL follows a variable that contains its origin.
        None => address.find('/').map_or("", |start| &address[start..]),
    }
}

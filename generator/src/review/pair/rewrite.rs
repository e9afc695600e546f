//! The configured changes of paths: `/v2024/accounts` and `/accounts/v1` become `/accounts`.

use crate::config::PathRewrite;

/// Returns a path after the first change that applies to it.
pub(super) fn rewrite(path: &str, rewrites: &[PathRewrite]) -> String {
    let changed = rewrites.iter().find_map(|each| replaced(path, &each.from, &each.to));
    changed.unwrap_or_else(|| path.to_owned())
}

/// Replaces the start of a path. The segments that `*` matches replace the `*` of the new start, in their order.
fn replaced(path: &str, from: &str, to: &str) -> Option<String> {
    let mut segments = path.split('/');
    let mut matched = Vec::new();
    for expected in from.split('/') {
        let segment = segments.next()?;
        match expected {
            "*" => matched.push(segment),
            expected if expected == segment => {}
            _ => return None,
        }
    }
    let mut matched = matched.into_iter();
    let start = to.split('/').map(|segment| match segment {
        "*" => matched.next().unwrap_or_default(),
        segment => segment,
    });
    let result: Vec<&str> = start.chain(segments).collect();
    Some(result.join("/"))
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn start_of_path_is_replaced_by_whole_segments() {
        for (path, from, to, expected) in [
            ("/v2024/accounts", "/v2024", "", Some("/accounts")),
            ("/v2024x/accounts", "/v2024", "", None),
            ("/accounts/v1", "/*/v1", "/*", Some("/accounts")),
            ("/accounts/v1/{}/x", "/*/v1", "/*", Some("/accounts/{}/x")),
            ("/accounts", "/*/v1", "/*", None),
            ("/a", "", "/v1", Some("/v1/a")),
        ] {
            assert_eq!(replaced(path, from, to).as_deref(), expected, "{path} {from}");
        }
    }
}

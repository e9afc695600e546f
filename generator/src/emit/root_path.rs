//! Paths of the root of a crate in text.

/// Replaces the root `crate::` of all paths in a text. `my_crate::` is no such root.
pub(super) fn replace_root(text: &str, root: &str) -> String {
    let mut parts = text.split("crate::");
    let mut replaced = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_root = !replaced.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        replaced.push_str(if is_root { root } else { "crate" });
        replaced.extend(["::", part]);
    }
    replaced
}

#[cfg(test)]
mod tests {
    use super::replace_root;

    #[test]
    fn name_that_ends_with_crate_is_no_root() {
        let text = "crate::A, $crate::B, my_crate::C, (crate::D)";
        assert_eq!(replace_root(text, "x::y"), "x::y::A, $x::y::B, my_crate::C, (x::y::D)");
    }
}

//! Changes of declarations that no code notices.

/// Returns whether all code that uses an item with the old declaration compiles with the new one.
pub(super) fn is_compatible(old: &str, new: &str) -> bool {
    if old == new || old.strip_prefix("#[non_exhaustive] ") == Some(new) {
        return true;
    }
    match (function(old), function(new)) {
        (Some(one), Some(other)) => {
            // Names of arguments are no part of a signature, unless the same names have other positions: code compiles
            // then and passes the wrong values.
            let is_reordered =
                one.names != other.names && sorted(&one.names) == sorted(&other.names);
            one.rest == other.rest && one.types == other.types && !is_reordered
        }
        _ => false,
    }
}

/// A signature without the names of its arguments.
struct Function<'a> {
    names: Vec<&'a str>,
    types: Vec<&'a str>,
    /// The text before and after the arguments.
    rest: (&'a str, &'a str),
}

fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names
}

/// Splits a signature: `fn(&self, id: &str) -> Pet`.
fn function(text: &str) -> Option<Function<'_>> {
    let at = text.find("fn(").map(|at| at + 3).or_else(|| {
        // A function with generic parameters: the arguments follow them.
        let start = text.find("fn<")?;
        let open = close(text.get(start + 3..)?, '<', '>')?;
        Some(start + 3 + open + 2)
    })?;
    let arguments = text.get(at..)?;
    let end = close(arguments, '(', ')')?;
    let mut function =
        Function { names: Vec::new(), types: Vec::new(), rest: (&text[..at], &arguments[end..]) };
    for argument in split(arguments.get(..end)?) {
        let (name, ty) = match argument.split_once(": ") {
            Some((name, ty)) if name.chars().all(|c| c.is_alphanumeric() || "_#".contains(c)) => {
                (name, ty)
            }
            _ => ("", argument),
        };
        function.names.push(name);
        function.types.push(ty);
    }
    Some(function)
}

/// Returns the position of the bracket that closes a text whose opening bracket precedes it.
fn close(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut last = ' ';
    for (at, letter) in text.char_indices() {
        if letter == open {
            depth += 1;
        } else if letter == close && !(close == '>' && last == '-') {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
        last = letter;
    }
    None
}

/// Splits a list at its commas, except those in brackets.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut last) = (0_usize, 0, ' ');
    for (at, letter) in text.char_indices() {
        match letter {
            '<' | '(' | '[' => depth += 1,
            '>' if last == '-' => {}
            '>' | ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
        last = letter;
    }
    let rest = text[start..].trim();
    parts.extend((!rest.is_empty()).then_some(rest));
    parts
}

#[cfg(test)]
mod tests {
    use super::is_compatible;

    #[test]
    fn names_of_arguments_matter_only_in_their_order() {
        for (old, new, expected) in [
            ("fn(self, id: &str) -> A", "fn(self, key: &str) -> A", true),
            ("fn(self, id: &str) -> A", "fn(self, id: &str) -> B", false),
            ("fn(self, a: &str, b: &str) -> A", "fn(self, b: &str, a: &str) -> A", false),
            ("fn(self, a: Map<A, B>) -> A", "fn(self, b: Map<A, B>) -> A", true),
            ("fn(self, a: &str)", "fn(self, a: &str, b: &str)", false),
            ("fn<T: A<B>>(a: T)", "fn<T: A<B>>(b: T)", true),
            ("fn<T: A<B>>(a: T)", "fn<T: A<C>>(a: T)", false),
            ("#[non_exhaustive] struct", "struct", true),
            ("struct", "#[non_exhaustive] struct", false),
            ("field String", "field Option<String>", false),
        ] {
            assert_eq!(is_compatible(old, new), expected, "{old} {new}");
        }
    }
}

//! The module paths in a piece of code.

/// Returns every path that starts with `crate`, `super` or `self`, with groups such as `crate::{a, b::c}` expanded.
pub fn paths(code: &str) -> Vec<Vec<String>> {
    paths_from(code, &["crate", "super", "self"])
}

/// Returns every path of at least two segments that starts with one of the names.
pub fn paths_from(code: &str, starts: &[&str]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, separator) in code.match_indices("::") {
        let before = &code[..at];
        let start = before.rfind(|c| !is_name(c)).map_or(0, |last| last + 1);
        let is_first = !before[..start].ends_with(['$', ':']);
        if is_first && starts.contains(&&before[start..]) {
            let mut tree = Tree { rest: &code[at + separator.len()..], found: &mut found };
            tree.read(&[before[start..].to_owned()]);
        }
    }
    found
}

/// The rest of a path after its first segments: `b::C`, `{b, c::D as E}` or `*`.
struct Tree<'a> {
    rest: &'a str,
    found: &'a mut Vec<Vec<String>>,
}

impl Tree<'_> {
    fn read(&mut self, prefix: &[String]) {
        self.skip_space();
        if self.take("{") {
            return self.group(prefix);
        }
        let end = self.rest.find(|c| !is_name(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        let mut path = prefix.to_vec();
        if !name.is_empty() {
            path.push(name.to_owned());
        }
        if !name.is_empty() && self.take("::") { self.read(&path) } else { self.found.push(path) }
    }

    fn group(&mut self, prefix: &[String]) {
        loop {
            self.skip_space();
            if self.take("}") || self.rest.is_empty() {
                return;
            }
            self.read(prefix);
            // An alias is no part of the path.
            let end = self.rest.find([',', '}']).unwrap_or(self.rest.len());
            self.rest = &self.rest[end..];
            self.take(",");
        }
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, token: &str) -> bool {
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[test]
fn groups_are_expanded() {
    let code =
        "use crate::{a::B, c::{D as E, f::*},\n g};\nlet x = super::super::h(std::mem::take);";
    let found: Vec<String> = paths(code).iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["crate::a::B", "crate::c::D", "crate::c::f", "crate::g", "super::super::h"]);
}

#[test]
fn paths_of_other_crates_are_no_module_paths() {
    assert!(paths("$crate::a; std::crate::b; my_crate::c").is_empty());
}

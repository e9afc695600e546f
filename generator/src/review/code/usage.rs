//! The items of a crate that the tokens of a file name.
//!
//! Tokens are read instead of syntax trees, because they also are in the arguments of macros, and have positions.

use super::import::{Imports, ItemPath};
use super::token::Token;

/// A use of an item of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Usage<'a> {
    /// The path of an item.
    Path(ItemPath<'a>),
    /// The name of a method or field of a value with an unknown type.
    Name(&'a str),
}

/// Returns the uses, in the order of their positions. `crate_name` is the name of the crate in paths.
pub(super) fn usages<'a>(tokens: &[Token<'a>], crate_name: &'a str) -> Vec<(Usage<'a>, Token<'a>)> {
    let mut imports = Imports::new(crate_name);
    let mut usages = Vec::new();
    let mut bodies = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let is_use = token.text == "use" && text(tokens, at + 1) != "<";
        if is_use || token.text == "extern" && text(tokens, at + 1) == "crate" {
            let start = if is_use { at + 1 } else { at + 2 };
            let (found, length) = imports.read(tokens.get(start..).unwrap_or_default());
            usages.extend(found.into_iter().map(|(path, token)| (Usage::Path(path), token)));
            bodies.push(at..start + length);
            at = start + length;
        } else {
            at += 1;
        }
    }
    let mut reader = Reader { tokens, imports, structs: Vec::new(), depth: 0, usages };
    let mut at = 0;
    let mut bodies = bodies.into_iter().peekable();
    while at < tokens.len() {
        at = match bodies.next_if(|body| body.start == at) {
            Some(body) => body.end,
            None => reader.read(at),
        };
    }
    reader.usages.sort_by_key(|(_, token)| (token.line, token.column));
    reader.usages
}

fn text<'a>(tokens: &[Token<'a>], at: usize) -> &'a str {
    tokens.get(at).map_or("", |token| token.text)
}

/// The tokens outside of imports.
struct Reader<'t, 'a> {
    tokens: &'t [Token<'a>],
    imports: Imports<'a>,
    /// The depths of the open struct expressions and patterns, with the items that their paths can name.
    structs: Vec<(usize, Vec<ItemPath<'a>>)>,
    /// The number of open parentheses, brackets and braces.
    depth: usize,
    usages: Vec<(Usage<'a>, Token<'a>)>,
}

impl<'a> Reader<'_, 'a> {
    /// Reads the token at an index, and the path that it starts. Returns the index of the next token.
    fn read(&mut self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at).copied() else { return at + 1 };
        match token.text {
            "(" | "[" | "{" => self.depth += 1,
            ")" | "]" | "}" => {
                self.depth = self.depth.saturating_sub(1);
                while self.structs.last().is_some_and(|(depth, _)| *depth > self.depth) {
                    self.structs.pop();
                }
            }
            _ if !token.is_ident => {}
            name if self.text_before(at, 1) == "." && self.text_before(at, 2) != "." => {
                self.usages.push((Usage::Name(name), token));
            }
            name => {
                self.field(at, name);
                return self.path(at);
            }
        }
        at + 1
    }

    /// Reads a path. Returns the index of the token that follows.
    fn path(&mut self, start: usize) -> usize {
        let (Some(token), mut at) = (self.tokens.get(start).copied(), start + 1) else {
            return start + 1;
        };
        let mut path = vec![token.text];
        while text(self.tokens, at) == ":" && text(self.tokens, at + 1) == ":" {
            match self.tokens.get(at + 2) {
                Some(next) if next.is_ident => path.push(next.text),
                _ => break,
            }
            at += 3;
        }
        let items = self.imports.resolve(&path);
        if text(self.tokens, at) == "{" && !items.is_empty() {
            self.structs.push((self.depth + 1, items.clone()));
        }
        self.usages.extend(items.into_iter().map(|item| (Usage::Path(item), token)));
        at
    }

    /// Adds the field of a struct expression or pattern.
    fn field(&mut self, at: usize, name: &'a str) {
        let Some((depth, items)) = self.structs.last() else { return };
        let before = self.text_before(at, 1);
        let is_first = ["{", ",", "ref", "mut"].contains(&before);
        let after = (text(self.tokens, at + 1), text(self.tokens, at + 2));
        let is_last = matches!(after.0, "," | "}") || after.0 == ":" && after.1 != ":";
        if *depth == self.depth && is_first && is_last {
            let token = self.tokens.get(at).copied();
            let fields = items.iter().map(|item| [item.as_slice(), &[name]].concat());
            let fields: Vec<ItemPath<'a>> = fields.collect();
            self.usages
                .extend(fields.into_iter().filter_map(|field| Some((Usage::Path(field), token?))));
        }
    }

    fn text_before(&self, at: usize, distance: usize) -> &'a str {
        at.checked_sub(distance).map_or("", |before| text(self.tokens, before))
    }
}

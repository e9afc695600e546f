//! The imports of a file from a crate.

use std::collections::{BTreeMap, BTreeSet};

use super::token::Token;

/// The number of meanings of a name in different scopes of a file; the others are ignored.
const MAX_MEANINGS: usize = 8;

/// The path of an item in the crate.
pub(super) type ItemPath<'a> = Vec<&'a str>;

/// The names that a file imports from a crate. Names of all scopes are valid in the whole file.
pub(super) struct Imports<'a> {
    names: BTreeMap<&'a str, BTreeSet<ItemPath<'a>>>,
    globs: BTreeSet<ItemPath<'a>>,
}

impl<'a> Imports<'a> {
    pub(super) fn new(crate_name: &'a str) -> Self {
        let names = BTreeMap::from([(crate_name, BTreeSet::from([Vec::new()]))]);
        Self { names, globs: BTreeSet::new() }
    }

    /// Returns the items of the crate that a path can name.
    pub(super) fn resolve(&self, path: &[&'a str]) -> Vec<ItemPath<'a>> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let named = self.names.get(first).into_iter().flatten().map(|start| [start, rest].concat());
        let globs = self.globs.iter().map(|start| [start, path].concat());
        named.chain(globs).filter(|path| !path.is_empty()).collect()
    }

    /// Reads the tree of a `use` declaration, whose tokens follow `use`. Returns the imported items and the number of
    /// tokens.
    pub(super) fn read(&mut self, tokens: &[Token<'a>]) -> (Vec<(ItemPath<'a>, Token<'a>)>, usize) {
        let mut tree = Tree::default();
        let mut found = Vec::new();
        let mut length = 0;
        for (index, token) in tokens.iter().enumerate() {
            length = index + 1;
            match token.text {
                "as" if token.is_ident => tree.is_renamed = true,
                name if token.is_ident && tree.is_renamed => tree.alias = Some(name),
                name if token.is_ident => tree.push(name, *token),
                "{" => tree.open(),
                "*" => {
                    for path in self.expand(&tree.path).into_iter().take(MAX_MEANINGS) {
                        found.push((path.clone(), *token));
                        self.globs.insert(path);
                    }
                    tree.leaf = None;
                }
                "," | "}" | ";" => {
                    found.extend(self.add(&mut tree));
                    tree.close(token.text == "}");
                    if token.text == ";" {
                        break;
                    }
                }
                _ => {}
            }
        }
        found.retain(|(path, _)| !path.is_empty());
        (found, length)
    }

    /// Adds the name at the end of a branch of a tree.
    fn add(&mut self, tree: &mut Tree<'a>) -> Vec<(ItemPath<'a>, Token<'a>)> {
        let Some(token) = tree.leaf.take() else { return Vec::new() };
        let path = match tree.path.split_last() {
            Some((&"self", module)) => module,
            _ => &tree.path,
        };
        let Some(name) = tree.alias.or(path.last().copied()) else { return Vec::new() };
        let paths = self.expand(path);
        for path in paths.iter().take(MAX_MEANINGS) {
            let meanings = self.names.entry(name).or_default();
            if meanings.len() < MAX_MEANINGS {
                meanings.insert(path.clone());
            }
        }
        paths.into_iter().map(|path| (path, token)).collect()
    }

    /// Replaces the start of an imported path by the items that it names.
    fn expand(&self, path: &[&'a str]) -> Vec<ItemPath<'a>> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let starts = self.names.get(first).into_iter().flatten();
        starts.map(|start| [start, rest].concat()).collect()
    }
}

/// The state of a tree that is read.
#[derive(Default)]
struct Tree<'a> {
    path: Vec<&'a str>,
    /// The lengths of the paths before the open braces.
    braces: Vec<usize>,
    /// The last identifier, if it can be the end of a branch.
    leaf: Option<Token<'a>>,
    alias: Option<&'a str>,
    is_renamed: bool,
}

impl<'a> Tree<'a> {
    fn push(&mut self, name: &'a str, token: Token<'a>) {
        self.path.push(name);
        self.leaf = Some(token);
    }

    fn open(&mut self) {
        self.braces.push(self.path.len());
        self.leaf = None;
    }

    /// Ends a branch, and the innermost braces.
    fn close(&mut self, ends_braces: bool) {
        self.path.truncate(self.braces.last().copied().unwrap_or(0));
        if ends_braces {
            self.braces.pop();
        }
        self.leaf = None;
        self.alias = None;
        self.is_renamed = false;
    }
}

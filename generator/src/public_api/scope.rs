//! The names in a file, and the paths by which applications reach them.

use std::collections::BTreeMap;

use syn::{Item, Path};

use super::import;

/// The public path of each exported item of a library, by its name.
pub type Exports = BTreeMap<String, String>;

/// The names in a file.
#[derive(Debug)]
pub struct Scope<'a> {
    /// The module through which applications reach the items of the file, if it is the same for all of them.
    base: String,
    /// The public paths of the items, if they are exported one by one.
    exports: Option<&'a Exports>,
    /// The full path of each import and of each item of the file, by its name.
    paths: BTreeMap<String, Vec<String>>,
}

impl<'a> Scope<'a> {
    /// Creates the scope of a generated file, whose items are all exported by the module `base`.
    #[must_use]
    pub fn of_module(base: &str) -> Self {
        Self { base: base.to_owned(), exports: None, paths: BTreeMap::new() }
    }

    /// Creates the scope of a file of a library that exports its items one by one.
    #[must_use]
    pub fn of_library(exports: &'a Exports) -> Self {
        Self { base: String::new(), exports: Some(exports), paths: BTreeMap::new() }
    }

    /// Adds the imports and the items of the file.
    pub fn read(&mut self, items: &[Item]) {
        for item in items {
            let ident = match item {
                Item::Use(item) => {
                    self.paths.extend(import::names(&item.tree));
                    continue;
                }
                Item::Struct(item) => &item.ident,
                Item::Enum(item) => &item.ident,
                Item::Type(item) => &item.ident,
                Item::Trait(item) => &item.ident,
                Item::Mod(item) => &item.ident,
                _ => continue,
            };
            let name = ident.to_string();
            let path = vec!["self".to_owned(), name.clone()];
            self.paths.insert(name, path);
        }
    }

    /// Returns the public path of an item that the file defines or extends; `None` if it is not exported.
    #[must_use]
    pub fn public(&self, name: &str) -> Option<String> {
        match (self.exports, self.paths.get(name)) {
            (Some(exports), _) => exports.get(name).cloned(),
            (None, Some(path)) => Some(self.shown(path)),
            (None, None) => Some(self.join(name)),
        }
    }

    /// Returns whether a path names an item of the library that is not exported.
    pub(super) fn is_hidden(&self, path: &Path) -> bool {
        let Some(exports) = self.exports else { return false };
        let Some(first) = path.segments.first().map(|first| first.ident.to_string()) else {
            return false;
        };
        let full = self.paths.get(&first);
        let is_own = full.is_some_and(|full| {
            matches!(full[0].as_str(), "crate" | "super" | "self") || self.is_own(&full[0])
        });
        is_own
            && path
                .segments
                .last()
                .is_some_and(|last| !exports.contains_key(&last.ident.to_string()))
    }

    /// Returns the path of a type as it is printed.
    pub(super) fn resolve(&self, path: &[String]) -> String {
        match path {
            [first, rest @ ..] if let Some(start) = self.paths.get(first) => {
                self.shown(&[start.as_slice(), rest].concat())
            }
            path => self.shown(path),
        }
    }

    /// Returns a full path as it is printed.
    fn shown(&self, path: &[String]) -> String {
        let (first, rest) = path.split_first().expect("a path has a name");
        match (first.as_str(), rest) {
            ("std" | "core" | "alloc", [.., last]) if last != "Error" && last != "Result" => {
                last.clone()
            }
            ("core" | "alloc", rest) => format!("std::{}", rest.join("::")),
            ("crate" | "super" | "self", [.., last]) if let Some(exports) = self.exports => {
                exports.get(last).unwrap_or(last).clone()
            }
            // A child module of the file.
            (child, [.., last])
                if let Some(exports) = self.exports
                    && self.is_own(child) =>
            {
                exports.get(last).unwrap_or(last).clone()
            }
            ("crate", [runtime, rest @ ..]) if runtime == "runtime" => rest.join("::"),
            ("crate", rest) => rest.join("::"),
            ("super" | "self", [name, ..]) if name != "super" => self.join(&rest.join("::")),
            _ => path.join("::"),
        }
    }

    /// Returns whether the file defines an item.
    fn is_own(&self, name: &str) -> bool {
        self.paths.get(name).is_some_and(|path| path[0] == "self")
    }

    fn join(&self, name: &str) -> String {
        if self.base.is_empty() { name.to_owned() } else { format!("{}::{name}", self.base) }
    }
}

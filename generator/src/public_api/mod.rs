//! The file `public-api.txt`: every public item of the crate, one sorted line each.
//!
//! A line starts with the path of the item in the crate and continues with its declaration:
//!
//! ```text
//! v2024::types::Pet: impl Clone
//! v2024::types::Pet: struct
//! v2024::types::Pet::name: field Option<String>
//! v2024::types::Pet::new: fn(id: impl Into<String>) -> Self
//! ```
//!
//! Paths in a declaration are complete, except those of `std`, which are shortened to the last name. Items of all cargo
//! features are listed. Hidden items and implementations for types of other crates are not.
//!
//! [`module`] lists the items of a Rust file from its parsed pieces. The items of the runtime are not parsed, because they
//! are the same in every crate: the runtime has a list of them, from which [`text`] selects those that the crate exports.

mod expansion;
mod import;
mod item;
mod print;
mod scope;
mod signature;

use std::collections::BTreeSet;

pub use item::items;
pub use scope::{Exports, Scope};

use crate::render::{Block, Source};

/// The item that crates export only in a module of the runtime. The other items of its modules are in their root too, if they
/// have the part of the runtime.
const IN_MODULE: &str = "Documented";

/// The path of the file in the crate.
pub const PATH: &str = "public-api.txt";

/// The public items of a Rust file.
#[derive(Debug, Default)]
pub struct Listing {
    /// The lines of its own items.
    pub lines: Vec<String>,
    /// The names of the items of the runtime that the file exports.
    pub exported: Vec<String>,
}

/// Lists the public items of a Rust file; `base` is the path of the module through which applications reach them.
#[must_use]
pub fn module(base: &str, source: &Source) -> Listing {
    let files = source.blocks.iter().filter_map(|block| match block {
        Block::Items(file) => Some(&file.items),
        Block::Call(_) => None,
    });
    let mut scope = Scope::of_module(base);
    for items in files.clone() {
        scope.read(items);
    }
    let mut listing = Listing::default();
    for block in &source.blocks {
        match block {
            Block::Items(file) => {
                items(&file.items, &scope, &mut listing.lines);
                listing.exported.extend(import::of_runtime(&file.items));
            }
            Block::Call(text) => {
                if expansion::call(text).0 == "client" {
                    listing.exported.extend(["Client", "ClientBuilder"].map(str::to_owned));
                    listing.exported.extend(expansion::setters(text).map(str::to_owned));
                }
                expansion::lines(text, &scope, &mut listing.lines);
            }
        }
    }
    listing
}

/// Returns the text of the file: the lines of all files, and those of the items of the runtime that they export. `features`
/// are the cargo features of the runtime that the crate needs.
#[must_use]
pub fn text(listings: Vec<Listing>, runtime: &str, features: &BTreeSet<&str>) -> String {
    let mut lines = BTreeSet::new();
    let mut exported = BTreeSet::new();
    for listing in listings {
        lines.extend(listing.lines);
        exported.extend(listing.exported);
    }
    let root = |line: &'_ str| line.split(':').next().unwrap_or_default().to_owned();
    let of_runtime: BTreeSet<String> = runtime.lines().map(root).collect();
    let is_met = |name: &str| exported.contains(name) || features.contains(name);
    let is_exported = |line: &&str| {
        exported.contains(&root(line))
            && expansion::condition(line).is_none_or(is_met)
            && expansion::converted(line)
                .is_none_or(|name| exported.contains(name) || !of_runtime.contains(name))
            && second_path(line).is_none_or(|name| exported.contains(name) || name == IN_MODULE)
    };
    lines.extend(runtime.lines().filter(is_exported).map(str::to_owned));
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Returns the item that a module of the runtime exports a second time: `AccessToken` of `auth::AccessToken: use AccessToken`.
fn second_path(line: &str) -> Option<&str> {
    let (path, item) = line.split_once(": use ")?;
    (path.rsplit("::").next() == Some(item)).then_some(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_parts_that_the_crate_lacks_are_left_out() {
        let runtime = "AuthError: struct\nError: enum\nError: impl From<AuthError>\n\
                       Error: impl From<String>\nError::Auth: variant\n";
        let of = |exported: &[&str], features: &[&str]| {
            let exported = exported.iter().map(|&name| name.to_owned()).collect();
            let listing = Listing { lines: Vec::new(), exported };
            text(vec![listing], runtime, &features.iter().copied().collect())
        };
        assert_eq!(of(&["Error"], &[]), "Error: enum\nError: impl From<String>\n");
        assert_eq!(of(&["AuthError", "Error"], &["security-schemes"]), runtime);
    }
}

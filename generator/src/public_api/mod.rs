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

/// The path of the file in the crate.
pub const PATH: &str = "public-api.txt";

/// The modules of the runtime whose items belong to different parts of it. They contain an item only if the crate needs its
/// part, and then the root of the crate exports the item too.
const PART_MODULES: &[&str] = &["auth", "stream"];

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

/// Returns the text of the file: the lines of all files, and those of the items of the runtime that they export.
#[must_use]
pub fn text(listings: Vec<Listing>, runtime: &str) -> String {
    let mut lines = BTreeSet::new();
    let mut exported = BTreeSet::new();
    for listing in listings {
        lines.extend(listing.lines);
        exported.extend(listing.exported);
    }
    let is_exported = |line: &&str| {
        let root = line.split(':').next().unwrap_or_default();
        let alias = line.split_once(": use ").filter(|_| PART_MODULES.contains(&root));
        exported.contains(root)
            && expansion::setter(line).is_none_or(|name| exported.contains(name))
            && alias.is_none_or(|(_, item)| exported.contains(item))
    };
    lines.extend(runtime.lines().filter(is_exported).map(str::to_owned));
    lines.into_iter().map(|line| line + "\n").collect()
}

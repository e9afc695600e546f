//! The code base that uses a crate: which changes it notices.

mod files;
mod import;
mod token;
mod usage;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use self::token::tokens;
use self::usage::{Usage, usages};
use super::report::{Entry, FileLocation, Report};

/// Marks the entries whose items a code base uses: by imports, qualified paths, the fields of struct expressions and
/// patterns, and the names of methods and fields that only one item of the crate has. `path` is a folder or a file. Returns
/// notes about files that are left out.
///
/// # Errors
///
/// Returns the reason why the path cannot be read.
pub fn mark_uses(report: &mut Report, path: &Path) -> Result<Vec<String>, String> {
    let (files, mut notes) = files::find(path)?;
    let crate_name = report.old.name.replace('-', "_");
    let changed = Changed::new(report);
    let mut found: BTreeMap<usize, BTreeSet<FileLocation>> = BTreeMap::new();
    for file in files {
        let name = file.to_string_lossy().replace('\\', "/");
        let text = match files::read(&file) {
            Ok(text) => text,
            Err(reason) => {
                notes.push(format!("{name} is left out: {reason}"));
                continue;
            }
        };
        for (usage, token) in usages(&tokens(&text), &crate_name) {
            let location =
                FileLocation { file: name.clone(), line: token.line, column: token.column };
            for entry in changed.entries(&usage) {
                found.entry(entry).or_default().insert(location.clone());
            }
        }
    }
    for (index, locations) in found {
        if let Some(entry) = report.entries.get_mut(index) {
            entry.used_at = locations.into_iter().collect();
        }
    }
    Ok(notes)
}

/// The changed items of the old crate, with the indices of their entries.
struct Changed {
    paths: BTreeMap<String, BTreeSet<usize>>,
    /// The names of methods and fields that only one item of the old crate has.
    unique_names: BTreeMap<String, BTreeSet<usize>>,
}

impl Changed {
    fn new(report: &Report) -> Self {
        let mut changed = Self { paths: BTreeMap::new(), unique_names: BTreeMap::new() };
        for (index, entry) in report.entries.iter().enumerate() {
            for path in items(entry) {
                changed.paths.entry(path.to_owned()).or_default().insert(index);
                let Some((_, last)) = path.rsplit_once("::") else { continue };
                if report.item_names.get(last) == Some(&1) {
                    changed.unique_names.entry(last.to_owned()).or_default().insert(index);
                }
            }
        }
        changed
    }

    /// Returns the entries of the items that a usage names: an item itself, or one that contains it.
    fn entries(&self, usage: &Usage) -> BTreeSet<usize> {
        let mut entries = BTreeSet::new();
        match usage {
            Usage::Name(name) => entries.extend(self.unique_names.get(*name).into_iter().flatten()),
            Usage::Path(segments) => {
                let mut path = String::new();
                for segment in segments {
                    path.push_str(segment);
                    entries.extend(self.paths.get(&path).into_iter().flatten());
                    path.push_str("::");
                }
            }
        }
        entries
    }
}

/// Returns the paths of the items of the old crate that an entry changes.
fn items(entry: &Entry) -> impl Iterator<Item = &str> {
    let own = entry.old.iter().filter_map(|side| side.rust_path.as_deref());
    own.chain(entry.broken.iter().map(|item| &*item.path))
}

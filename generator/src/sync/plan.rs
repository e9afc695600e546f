//! What is to be done: a comparison of the tree with the folder.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use super::SyncError;
use crate::emit::Tree;
use crate::render::MARK;

/// What is to be done in a folder; paths are relative to it, with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Files to write.
    pub write: Vec<String>,
    /// Files of ours that are no longer wanted.
    pub delete: Vec<String>,
    /// How many files are as they should be.
    pub unchanged: usize,
}

impl Plan {
    /// Whether the folder is as it should be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.write.is_empty() && self.delete.is_empty()
    }

    pub(super) fn of(folder: &Path, tree: &Tree) -> Result<Self, SyncError> {
        let mut plan = Self::default();
        let mut foreign = Vec::new();
        for (path, text) in tree {
            check_folders(folder, path)?;
            match compare(&folder.join(path), text) {
                Ok(State::Same) => plan.unchanged += 1,
                Ok(State::Missing | State::Ours) => plan.write.push(path.clone()),
                Ok(State::Foreign) => foreign.push(path.clone()),
                Ok(State::Link) => return Err(SyncError::Link(path.clone())),
                Err(error) => return Err(SyncError::Disk(folder.join(path), error)),
            }
        }
        if !foreign.is_empty() {
            return Err(SyncError::Foreign(foreign));
        }
        stale(folder, "", tree, &mut plan)?;
        plan.delete.sort();
        Ok(plan)
    }
}

/// What stands where a file of ours should be.
enum State {
    Missing,
    Same,
    Ours,
    Foreign,
    Link,
}

fn compare(path: &Path, text: &str) -> io::Result<State> {
    let facts = match fs::symlink_metadata(path) {
        Ok(facts) => facts,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Missing),
        Err(error) => return Err(error),
    };
    if facts.is_symlink() {
        return Ok(State::Link);
    }
    if !facts.is_file() {
        return Ok(State::Foreign);
    }
    if facts.len() == text.len() as u64 && fs::read(path)? == text.as_bytes() {
        return Ok(State::Same);
    }
    Ok(if is_ours(path)? { State::Ours } else { State::Foreign })
}

/// Whether the first line of a file bears our mark.
fn is_ours(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    fs::File::open(path)?.take(1024).read_to_end(&mut start)?;
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    Ok(String::from_utf8_lossy(line).contains(MARK))
}

/// No folder on the way to a file may be a link or a file.
fn check_folders(folder: &Path, path: &str) -> Result<(), SyncError> {
    let mut way = folder.to_owned();
    let mut names: Vec<&str> = path.split('/').collect();
    names.pop();
    for name in names {
        way.push(name);
        match fs::symlink_metadata(&way) {
            Ok(facts) if facts.is_symlink() => return Err(SyncError::Link(way.display().to_string())),
            Ok(facts) if !facts.is_dir() => return Err(SyncError::Foreign(vec![way.display().to_string()])),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(SyncError::Disk(way, error)),
        }
    }
    Ok(())
}

/// Finds the files of ours that the tree does not have; what is built there is not looked at.
fn stale(folder: &Path, below: &str, tree: &Tree, plan: &mut Plan) -> Result<(), SyncError> {
    let here = folder.join(below);
    let disk = |error| SyncError::Disk(here.clone(), error);
    let entries = match fs::read_dir(&here) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(disk(error)),
    };
    for entry in entries {
        let entry = entry.map_err(disk)?;
        let kind = entry.file_type().map_err(disk)?;
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        if kind.is_dir() {
            if !(name.starts_with('.') || below.is_empty() && name == "target") {
                stale(folder, &path, tree, plan)?;
            }
        } else if kind.is_file() && !tree.contains_key(&path) && is_ours(&entry.path()).map_err(disk)? {
            plan.delete.push(path);
        }
    }
    Ok(())
}

//! Brings an output folder up to date: writes changed files, deletes generated files that are no longer in the output,
//! and changes no other file.

mod apply;
mod report;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// The text of each file, by its path in the output folder, with `/`.
pub type Tree = BTreeMap<String, String>;

/// The changes that bring an output folder up to date.
#[derive(Debug)]
pub struct Plan {
    out: PathBuf,
    /// The files that are missing or differ, sorted.
    pub write: Vec<Write>,
    /// The generated files that are no longer in the output, sorted.
    pub delete: Vec<String>,
    /// The number of files that are up to date.
    pub unchanged: usize,
    /// The paths of the output at which there is something that was not generated. If there are any, nothing is written.
    pub foreign: Vec<String>,
}

/// A file to write.
#[derive(Debug)]
pub struct Write {
    /// Its path in the output folder.
    pub path: String,
    /// The text in the folder; `None` if the file is missing.
    pub old: Option<String>,
    /// The text in the output.
    pub new: String,
}

/// Compares the output with a folder, and changes nothing. The first line of every generated file starts with `mark`,
/// after the comment characters.
///
/// # Errors
///
/// Fails if the folder cannot be read.
pub fn plan(tree: Tree, out: &Path, mark: &str) -> io::Result<Plan> {
    let mut plan = Plan {
        out: out.to_path_buf(),
        write: Vec::new(),
        delete: obsolete(&tree, out, mark)?,
        unchanged: 0,
        foreign: Vec::new(),
    };
    let compared = |(path, new): (String, String)| present(out, &path).map(|old| (path, new, old));
    let compared: Vec<_> = tree.into_par_iter().map(compared).collect::<io::Result<_>>()?;
    for (path, new, old) in compared {
        match old {
            Present::Nothing => plan.write.push(Write { path, old: None, new }),
            Present::File(old) if old == new.as_bytes() => plan.unchanged += 1,
            Present::File(old) if is_generated(&old, mark) => {
                let old = Some(String::from_utf8_lossy(&old).into_owned());
                plan.write.push(Write { path, old, new });
            }
            Present::File(_) | Present::Other => plan.foreign.push(path),
        }
    }
    Ok(plan)
}

impl Plan {
    /// Returns whether the folder is up to date.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.write.is_empty() && self.delete.is_empty() && self.foreign.is_empty()
    }
}

/// The present content of a path.
enum Present {
    Nothing,
    File(Vec<u8>),
    /// A folder, a link or a device, at the path or at a parent of it.
    Other,
}

fn present(out: &Path, path: &str) -> io::Result<Present> {
    let mut current = out.to_path_buf();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        current.push(part);
        let kind = match fs::symlink_metadata(&current) {
            Ok(facts) => facts.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Present::Nothing),
            Err(error) => return Err(error),
        };
        let last = parts.peek().is_none();
        if last && kind.is_file() {
            return fs::read(&current).map(Present::File);
        }
        if last || !kind.is_dir() {
            return Ok(Present::Other);
        }
    }
    Ok(Present::Other)
}

/// Returns the generated files in a folder that are not in the output, sorted. Links are not followed.
fn obsolete(tree: &Tree, out: &Path, mark: &str) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![String::new()];
    while let Some(folder) = open.pop() {
        let entries = match fs::read_dir(out.join(&folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            // No generated file has a name that is not Unicode.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let kind = entry.file_type()?;
            if kind.is_dir() && path != "target" && path != ".git" {
                open.push(path);
            } else if kind.is_file()
                && !tree.contains_key(&path)
                && is_generated(&first_bytes(&entry.path())?, mark)
            {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_generated(text: &[u8], mark: &str) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    line.trim_start_matches(['/', '#', '<', '!', '-', ' ']).starts_with(mark)
}

fn first_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(256).read_to_end(&mut bytes)?;
    Ok(bytes)
}

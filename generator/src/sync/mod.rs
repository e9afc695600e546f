//! The tree of texts against the disk: write what changed, delete what is ours and gone, touch nothing else.

mod apply;
mod report;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// Files by their path below the output folder, with forward slashes.
pub type Tree = BTreeMap<String, String>;

/// What has to happen for an output folder to hold a tree.
#[derive(Debug)]
pub struct Plan {
    out: PathBuf,
    /// Files that are missing or differ, sorted.
    pub write: Vec<Write>,
    /// Files of ours that are no longer in the tree, sorted.
    pub delete: Vec<String>,
    /// How many files are as they should be.
    pub unchanged: usize,
    /// Places where a file belongs and something that is not ours stands; nothing is written then.
    pub foreign: Vec<String>,
}

/// A file to write.
#[derive(Debug)]
pub struct Write {
    /// Its path below the output folder.
    pub path: String,
    /// The text that it has now, when there is one.
    pub old: Option<String>,
    /// The text that it should have.
    pub new: String,
}

/// Compares a tree with an output folder, and changes nothing. The first line of every file of ours begins with
/// `mark`, behind the sign of a comment.
///
/// # Errors
///
/// Fails when the folder cannot be read.
pub fn plan(tree: Tree, out: &Path, mark: &str) -> io::Result<Plan> {
    let mut plan = Plan {
        out: out.to_path_buf(),
        write: Vec::new(),
        delete: gone(&tree, out, mark)?,
        unchanged: 0,
        foreign: Vec::new(),
    };
    let compared = |(path, new): (String, String)| standing(out, &path).map(|old| (path, new, old));
    let compared: Vec<_> = tree.into_par_iter().map(compared).collect::<io::Result<_>>()?;
    for (path, new, old) in compared {
        match old {
            Standing::Nothing => plan.write.push(Write { path, old: None, new }),
            Standing::File(old) if old == new.as_bytes() => plan.unchanged += 1,
            Standing::File(old) if is_ours(&old, mark) => {
                let old = Some(String::from_utf8_lossy(&old).into_owned());
                plan.write.push(Write { path, old, new });
            }
            Standing::File(_) | Standing::Other => plan.foreign.push(path),
        }
    }
    Ok(plan)
}

impl Plan {
    /// Whether the folder already holds the tree.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.write.is_empty() && self.delete.is_empty() && self.foreign.is_empty()
    }
}

/// What stands where a file belongs.
enum Standing {
    Nothing,
    File(Vec<u8>),
    /// A folder, a link or a device, there or on the way there.
    Other,
}

fn standing(out: &Path, path: &str) -> io::Result<Standing> {
    let mut place = out.to_path_buf();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        place.push(part);
        let kind = match fs::symlink_metadata(&place) {
            Ok(facts) => facts.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Nothing),
            Err(error) => return Err(error),
        };
        let last = parts.peek().is_none();
        if last && kind.is_file() {
            return fs::read(&place).map(Standing::File);
        }
        if last || !kind.is_dir() {
            return Ok(Standing::Other);
        }
    }
    Ok(Standing::Other)
}

/// The files below a folder that are not in the tree, and whose first line says that they are ours, sorted. Links are
/// not followed.
fn gone(tree: &Tree, out: &Path, mark: &str) -> io::Result<Vec<String>> {
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
            // A name that is not Unicode is none of ours.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let kind = entry.file_type()?;
            if kind.is_dir() && path != "target" && path != ".git" {
                open.push(path);
            } else if kind.is_file()
                && !tree.contains_key(&path)
                && is_ours(&first_bytes(&entry.path())?, mark)
            {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_ours(text: &[u8], mark: &str) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    line.trim_start_matches(['/', '#', ' ']).starts_with(mark)
}

fn first_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(256).read_to_end(&mut bytes)?;
    Ok(bytes)
}

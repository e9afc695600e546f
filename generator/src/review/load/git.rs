//! Files of a revision, read with the `git` command. The work tree is not touched.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{ErrorKind, Write as _};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use super::names::Names;
use super::{CONFIG, Input, is_config};
use crate::load::{Source, decode};

/// The extensions of the files that documents refer to. A file without an extension is read too.
const EXTENSIONS: [&str; 4] = ["json", "toml", "yaml", "yml"];

/// Reads a path in a revision.
pub(super) fn read(argument: &str, revision: &str, path: &str) -> Result<Input, String> {
    let tree = Tree::read(revision)?;
    let mut path = if path.starts_with("./") || path.starts_with("../") {
        let prefix = git(&["rev-parse", "--show-prefix"], b"")?;
        normalized(&Path::new(&lines(&prefix).concat()).join(path))
    } else {
        normalized(Path::new(path))
    };
    if path.as_os_str().is_empty() || !tree.blobs.contains_key(&path) {
        path = path.join(CONFIG);
    }
    let Some(text) = tree.contents(&BTreeSet::from([&path]))?.remove(&path) else {
        return Err(format!("the revision `{revision}` has no file {}", path.display()));
    };
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    if !is_config(&path) {
        let files = tree.documents(&[path.clone()], &[folder])?;
        return Ok(Input::document(argument, Source::Memory(files), &path));
    }
    let shown = path.to_string_lossy();
    let mut input = Input::configured(argument, Source::Memory(BTreeMap::new()), &text, &shown)?;
    let roots = roots(&input, &folder);
    let files = tree.documents(&roots, &folders(&input, &roots))?;
    let files = files.into_iter().map(|(path, text)| (relative(&folder, &path), text));
    input.source = Source::Memory(files.collect());
    Ok(input)
}

/// Returns the root files and the overlays of a configuration.
fn roots(input: &Input, folder: &Path) -> Vec<PathBuf> {
    let documents = input.config.documents.iter();
    let paths =
        documents.flat_map(|document| std::iter::once(&document.root).chain(&document.overlays));
    paths.map(|path| normalized(&folder.join(path))).collect()
}

/// Returns the folders of the files that documents can refer to.
fn folders(input: &Input, roots: &[PathBuf]) -> Vec<PathBuf> {
    if input.config.documents.iter().any(|document| document.allow_outside) {
        return vec![PathBuf::new()];
    }
    roots.iter().map(|path| path.parent().unwrap_or(Path::new("")).to_owned()).collect()
}

/// The files of a revision.
struct Tree {
    /// The hash of each file, by its path from the root of the repository.
    blobs: BTreeMap<PathBuf, String>,
}

impl Tree {
    fn read(revision: &str) -> Result<Self, String> {
        let object = format!("{revision}^{{tree}}");
        let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", &object];
        let hash = git(&arguments, b"").map_err(|problem| match problem {
            Problem::Failed => format!("`{revision}` is not a revision of a git repository here"),
            Problem::Missing => Problem::Missing.into(),
        })?;
        let hash = lines(&hash).concat();
        let list = git(&["ls-tree", "-r", "-z", "--full-tree", &hash], b"")?;
        let entries = list.split(|byte| *byte == 0).filter_map(|entry| {
            let entry = std::str::from_utf8(entry).ok()?;
            let (facts, path) = entry.split_once('\t')?;
            let mut facts = facts.split(' ');
            // Links have another mode.
            let is_file = facts.next()?.starts_with("100");
            let hash = facts.nth(1)?;
            is_file.then(|| (PathBuf::from(path), hash.to_owned()))
        });
        Ok(Self { blobs: entries.collect() })
    }

    /// Reads files, and those in some folders whose names occur in a file that is read. All other files of a repository can
    /// be many and large.
    fn documents(
        &self,
        roots: &[PathBuf],
        folders: &[PathBuf],
    ) -> Result<BTreeMap<PathBuf, String>, String> {
        let names = Names::of(self.below(folders));
        let mut files = BTreeMap::new();
        let mut wanted: BTreeSet<&PathBuf> = roots.iter().collect();
        while !wanted.is_empty() {
            let read = self.contents(&wanted)?;
            wanted = read.values().flat_map(|text| names.mentioned(text)).collect();
            files.extend(read);
            wanted.retain(|path| !files.contains_key(*path));
        }
        Ok(files)
    }

    /// Returns the files in folders that documents can refer to.
    fn below(&self, folders: &[PathBuf]) -> BTreeSet<&PathBuf> {
        let is_wanted = |path: &&PathBuf| {
            let is_text = path.extension().is_none_or(|extension| {
                EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
            });
            is_text && folders.iter().any(|folder| path.starts_with(folder))
        };
        self.blobs.keys().filter(is_wanted).collect()
    }

    /// Reads files.
    fn contents(&self, paths: &BTreeSet<&PathBuf>) -> Result<BTreeMap<PathBuf, String>, String> {
        let wanted = paths.iter().filter_map(|path| Some((*path, self.blobs.get(*path)?)));
        let wanted: Vec<(&PathBuf, &String)> = wanted.collect();
        let hashes: String = wanted.iter().flat_map(|(_, hash)| [hash, "\n"]).collect();
        let output = git(&["cat-file", "--batch"], hashes.as_bytes())?;
        let mut rest = output.as_slice();
        let mut files = BTreeMap::new();
        for (path, _) in wanted {
            let text = blob(&mut rest).ok_or("the output of `git cat-file` is incomplete")?;
            files.insert(path.clone(), text);
        }
        Ok(files)
    }
}

/// Takes a file from the output of `git cat-file --batch`: a line that ends in the size, the bytes, and a line feed.
fn blob(rest: &mut &[u8]) -> Option<String> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(rest.get(..end)?).ok()?;
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let start = end + 1;
    let bytes = rest.get(start..start.checked_add(size)?)?;
    *rest = rest.get(start + size + 1..)?;
    // A review does not report how a file is encoded.
    Some(decode(bytes.to_vec(), &mut Vec::new()))
}

/// The reason why a command has no output.
enum Problem {
    Missing,
    Failed,
}

impl From<Problem> for String {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Missing => {
                "the command `git` cannot be run; install git, or name files".to_owned()
            }
            Problem::Failed => {
                "the command `git` failed; check that the repository is complete".to_owned()
            }
        }
    }
}

/// Runs git with an input, and returns its output. Git does not use the network and changes nothing.
fn git(arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut command = Command::new("git");
    command.args(arguments).env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::PermissionDenied => Problem::Missing,
        _ => Problem::Failed,
    })?;
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // The input is written while the output is read, because both pipes have a limited size.
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(input)));
        child.wait_with_output()
    });
    let output = output.map_err(|_| Problem::Failed)?;
    if output.status.success() { Ok(output.stdout) } else { Err(Problem::Failed) }
}

/// Returns the lines of an output.
fn lines(output: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(output).lines().map(str::to_owned).collect()
}

/// Returns a path without `.` and `..`.
fn normalized(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                result.pop();
            }
            Component::Normal(name) => result.push(name),
            _ => {}
        }
    }
    result
}

/// Returns the path that leads from a folder to a file, both from the root of the repository.
fn relative(folder: &Path, path: &Path) -> PathBuf {
    let common = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(common).map(|_| Component::ParentDir);
    up.chain(path.components().skip(common)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_leads_from_folder_to_file() {
        for (folder, path, expected) in [
            ("", "spec/a.yaml", "spec/a.yaml"),
            ("clients/pets", "clients/pets/a.yaml", "a.yaml"),
            ("clients/pets", "spec/a.yaml", "../../spec/a.yaml"),
        ] {
            assert_eq!(relative(Path::new(folder), Path::new(path)), Path::new(expected));
        }
    }

    #[test]
    fn incomplete_output_of_git_is_an_error() {
        assert_eq!(blob(&mut b"0a blob 3\nabc\n".as_slice()), Some("abc".to_owned()));
        for output in ["", "0a missing\n", "0a blob 4\nabc\n", "0a blob 99999999999999999999\n"] {
            assert_eq!(blob(&mut output.as_bytes()), None, "{output:?}");
        }
    }
}

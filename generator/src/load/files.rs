//! All files of a document: read side by side, parsed once.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::Value;

use super::bind;
use super::parse::{self, FaultKind};
use super::reference::{Reference, Target, normal, reference_text, relative_to};
use super::source::{Source, Unreadable};
use crate::diagnostic::{Code, FileId, Findings, Place, Pointer, Position, Text};

/// The files that were read, by their path and by their number.
#[derive(Clone, Debug, Default)]
pub struct Files {
    list: Vec<File>,
    /// By their normal paths, as texts: to compare paths part by part costs more than all else here.
    by_path: BTreeMap<OsString, Result<FileId, Unreadable>>,
    /// Whether a reference leads out of the folder of the root.
    leads_out: bool,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path, as given or as reached.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// What it says; null where it could not be parsed.
    pub tree: Value,
    /// What is wrong with the text itself.
    faults: Vec<(Code, String, Position)>,
    /// Members that are written twice.
    duplicates: Vec<Pointer>,
}

impl File {
    fn unread(path: PathBuf) -> Self {
        let (text, faults, duplicates) = (String::new(), Vec::new(), Vec::new());
        Self { path, text, tree: Value::Null, faults, duplicates }
    }
}

impl Files {
    /// Reads a file and, wave by wave, all files that its references reach.
    ///
    /// Files outside of the folder of `root` are not touched unless `allow_outside` is given.
    #[must_use]
    pub fn read(source: &Source, root: &Path, allow_outside: bool) -> Self {
        let mut files = Self::default();
        let root = normal(root);
        let folder = root.parent().unwrap_or(Path::new("")).to_owned();
        let real_folder = source.real(&folder);
        let read_or_refuse = |path: PathBuf| {
            let outside = path != root
                && (!is_inside(&folder, &path) || source.leads_out(real_folder.as_deref(), &path));
            if outside && !allow_outside {
                return (outside, (path, Err(Unreadable::Outside)));
            }
            (outside, read_file(source, path))
        };
        let mut wave = vec![root.clone()];
        while !wave.is_empty() {
            let read: Vec<_> = wave.into_par_iter().map(read_or_refuse).collect();
            let mut next = BTreeSet::new();
            for (outside, (path, result)) in read {
                files.leads_out |= outside;
                if result.is_err() && files.list.is_empty() {
                    // What is wrong with the root is reported at the root.
                    files.push(File::unread(path.clone()));
                }
                let result = result.map(|(file, reached)| {
                    next.extend(reached);
                    files.push(file)
                });
                files.by_path.insert(path.into_os_string(), result);
            }
            next.retain(|path| !files.by_path.contains_key(path));
            wave = next.into_iter().map(PathBuf::from).collect();
            wave.sort();
        }
        files
    }

    /// Whether a reference leads out of the folder of the root.
    pub(crate) fn lead_out(&self) -> bool {
        self.leads_out
    }

    /// Reads a file that stands for itself, whatever it refers to.
    pub fn add(&mut self, source: &Source, path: &Path) -> FileId {
        let path = normal(path);
        if let Ok(id) = self.find_normal(&path) {
            return id;
        }
        let (path, result) = read_file(source, path);
        let file = match result {
            Ok((file, _)) => file,
            Err(reason) => {
                let message = reason.to_string();
                let faults = vec![(Code::UnreadableFile, message, Position::START)];
                File { faults, ..File::unread(path.clone()) }
            }
        };
        let id = self.push(file);
        self.by_path.insert(path.into_os_string(), Ok(id));
        id
    }

    fn push(&mut self, file: File) -> FileId {
        let id = FileId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(file);
        id
    }

    /// The number of the file with this path.
    ///
    /// # Errors
    ///
    /// Why it could not be read.
    pub fn find(&self, path: &Path) -> Result<FileId, Unreadable> {
        self.find_normal(&normal(path))
    }

    /// The same for a path without `.` and `..`.
    pub(super) fn find_normal(&self, path: &Path) -> Result<FileId, Unreadable> {
        self.by_path.get(path.as_os_str()).cloned().unwrap_or(Err(Unreadable::Missing))
    }

    /// The file with this number.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&File> {
        self.list.get(id.0 as usize)
    }

    /// Their paths and texts, by their numbers, for [`crate::diagnostic::render`].
    #[must_use]
    pub fn sources(&self) -> Vec<Text<'_>> {
        self.list.iter().map(|file| Text { path: &file.path, text: &file.text }).collect()
    }

    /// All files, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        (0..).map(FileId).zip(&self.list)
    }

    /// Reports what is wrong with the text of a file.
    pub(crate) fn report(&self, id: FileId, findings: &mut Findings) {
        let Some(file) = self.get(id) else { return };
        for (code, message, position) in &file.faults {
            let help = match code {
                Code::InvalidUtf8 => "save it as UTF-8",
                Code::DocumentTooLarge => {
                    "128 levels are enough; aliases may not multiply a document"
                }
                Code::UnreadableFile => "check the path",
                _ => "look at the indentation, the quotes and the brackets here and above",
            };
            findings.add_at_position(*code, id, *position, message, help);
        }
        for pointer in &file.duplicates {
            findings.add_with_help(
                Code::DuplicateKey,
                &Place { file: id, pointer: pointer.clone() },
                format!("`{}` is written twice", pointer.0.last().map_or("", String::as_str)),
                "the last one counts",
            );
        }
    }
}

fn is_inside(folder: &Path, path: &Path) -> bool {
    let relative = !path.starts_with("..") && !path.is_absolute();
    if folder.as_os_str().is_empty() { relative } else { path.starts_with(folder) }
}

type Read = (PathBuf, Result<(File, BTreeSet<OsString>), Unreadable>);

fn read_file(source: &Source, path: PathBuf) -> Read {
    let bytes = match source.read(&path) {
        Ok(bytes) => bytes,
        Err(reason) => return (path, Err(reason)),
    };
    let mut faults = Vec::new();
    let text = decode(bytes, &mut faults);
    let (mut tree, duplicates) = match parse::parse(&text) {
        Ok(parsed) => (parsed.tree, parsed.duplicates),
        Err(fault) => {
            let code = match fault.kind {
                FaultKind::Syntax => Code::InvalidSyntax,
                FaultKind::TooLarge => Code::DocumentTooLarge,
            };
            faults.push((code, fault.message, fault.at));
            (Value::Null, Vec::new())
        }
    };
    if text.contains("$dynamicAnchor") {
        bind::bind(&mut tree);
    }
    let reached = reached(&tree, &path);
    let file = File { path: path.clone(), text, tree, faults, duplicates };
    (path, Ok((file, reached)))
}

/// The text of a file. An old encoding is read as Latin-1, in which every byte means something.
fn decode(bytes: Vec<u8>, faults: &mut Vec<(Code, String, Position)>) -> String {
    if let Some(text) = utf_16(&bytes) {
        return text;
    }
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let good = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        let before = String::from_utf8_lossy(bytes.get(..good).unwrap_or_default());
        let message = "the file is not UTF-8; it is read as Latin-1".to_owned();
        faults.push((Code::InvalidUtf8, message, Position::after(&before)));
        bytes.into_iter().map(char::from).collect()
    })
}

/// YAML may be UTF-16, and then says so with its first two bytes.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let order = match bytes.get(..2)? {
        [0xff, 0xfe] => u16::from_le_bytes,
        [0xfe, 0xff] => u16::from_be_bytes,
        _ => return None,
    };
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok());
    Some(String::from_utf16_lossy(&units.map(order).collect::<Vec<_>>()))
}

/// The files that a tree may refer to. Examples may hold a `$ref` too; such a file is read in vain.
fn reached(tree: &Value, path: &Path) -> BTreeSet<OsString> {
    let mut names = BTreeSet::new();
    collect(tree, &mut names);
    let files = names.into_iter().filter_map(|name| match Reference::read(name).file {
        Target::File(file) => Some(relative_to(path, &file).into_os_string()),
        Target::Here | Target::Remote => None,
    });
    files.collect()
}

/// What the references in a tree say before the `#`.
fn collect<'t>(node: &'t Value, names: &mut BTreeSet<&'t str>) {
    match node {
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        Value::Object(fields) => {
            let file = |text: &'t str| text.split('#').next().unwrap_or_default();
            names.extend(reference_text(node).map(file));
            if let Some(Value::Object(mapping)) = fields.get("mapping") {
                let sources = mapping.values().filter_map(Value::as_str);
                names.extend(sources.filter(|text| is_file_like(text)).map(file));
            }
            fields.values().for_each(|field_shape| collect(field_shape, names));
        }
        _ => {}
    }
}

/// Whether a value of a discriminator mapping is a reference and not a name.
pub(super) fn is_file_like(text: &str) -> bool {
    text.contains(['#', '/']) || [".yaml", ".yml", ".json"].iter().any(|end| text.ends_with(end))
}

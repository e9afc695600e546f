//! The files of a document. Each file is parsed once; files that do not depend on each other are read in parallel.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;

use super::base::Base;
use super::bind;
use super::parse::{self, FaultKind};
use super::reference::{normalized, reference_text};
use super::source::{Source, Unreadable};
use crate::diagnostic::{Code, Diagnostics, FileId, Location, Pointer, Position, SourceText};
use crate::tree::PropertyOrders;

/// The files of a document, by path and by number.
#[derive(Clone, Debug, Default)]
pub struct Files {
    list: Vec<File>,
    /// By normalized path, as a string: a comparison of paths component by component would cost more than all other
    /// work of this type.
    by_path: BTreeMap<OsString, Result<FileId, Unreadable>>,
    /// The files that are known by a URI: their own (`$self`), or the one of a reference to them.
    by_uri: BTreeMap<Base, Result<FileId, Unreadable>>,
    has_outside_references: bool,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct File {
    /// The path, relative to the folder of the source.
    pub path: PathBuf,
    /// The text.
    pub text: String,
    /// The parsed text. Null if the text cannot be parsed.
    pub tree: Value,
    /// The base of its references.
    base: Base,
    /// The errors and warnings about the text itself.
    faults: Vec<(Code, String, Position)>,
    /// The keys that an object contains twice.
    duplicates: Vec<Pointer>,
    /// The properties of schemas that are not in alphabetical order, by schema.
    orders: Arc<BTreeMap<Pointer, Vec<String>>>,
}

impl File {
    fn unread(path: PathBuf) -> Self {
        let (text, faults, duplicates) = (String::new(), Vec::new(), Vec::new());
        let base = Base::Path(path.clone());
        Self { path, text, tree: Value::Null, base, faults, duplicates, orders: Arc::default() }
    }
}

impl Files {
    /// Reads a file and all files that its references lead to, directly or through other files.
    ///
    /// Files outside of the folder of `root` are read only if `allow_outside` is set.
    #[must_use]
    pub fn read(source: &Source, root: &Path, allow_outside: bool) -> Self {
        let mut files = Self::default();
        let root = normalized(root);
        let folder = root.parent().unwrap_or(Path::new("")).to_owned();
        let canonical_folder = source.canonical(&folder);
        let read = |wanted: Wanted| {
            let attempt = |path: PathBuf| {
                let outside = path != root
                    && (!is_inside(&folder, &path)
                        || source.is_link_out_of(canonical_folder.as_deref(), &path));
                if outside && !allow_outside {
                    return (outside, path, Err(Unreadable::Outside));
                }
                let (path, result) = read_file(source, path, &wanted.target);
                (outside, path, result)
            };
            let (mut outside, mut path, mut result) = attempt(wanted.path.clone());
            for other in wanted.other_paths() {
                if matches!(result, Err(Unreadable::Missing | Unreadable::NotAFile)) {
                    (outside, path, result) = attempt(other);
                }
            }
            (wanted.target.clone(), outside, path, result)
        };
        let mut wave = vec![Wanted { target: Base::Path(root.clone()), path: root.clone() }];
        while !wave.is_empty() {
            let results: Vec<_> = wave.into_par_iter().map(read).collect();
            let mut next = BTreeSet::new();
            for (target, outside, path, result) in results {
                files.has_outside_references |= outside;
                if result.is_err() && files.list.is_empty() {
                    // The error is reported at the root file, which therefore needs a number.
                    files.push(File::unread(path.clone()));
                }
                let known = files.by_path.get(path.as_os_str()).filter(|known| known.is_ok());
                let result = match (known, result) {
                    (Some(known), _) => known.clone(),
                    (None, Err(reason)) => Err(reason),
                    (None, Ok(file)) => {
                        next.extend(referenced_files(&file, files.list.first().unwrap_or(&file)));
                        let base = file.base.clone();
                        let id = files.push(file);
                        files.by_uri.entry(base).or_insert(Ok(id));
                        Ok(id)
                    }
                };
                if result.is_ok() || target == Base::Path(path.clone()) {
                    files.by_path.insert(path.into_os_string(), result.clone());
                }
                if let Base::Uri(_) = target {
                    files.by_uri.entry(target).or_insert(result);
                }
            }
            next.retain(|wanted| match &wanted.target {
                Base::Path(path) => !files.by_path.contains_key(path.as_os_str()),
                uri @ Base::Uri(_) => !files.by_uri.contains_key(uri),
            });
            wave = next.into_iter().collect();
        }
        files
    }

    /// Returns whether a reference leads out of the folder of the root file.
    pub(crate) fn has_outside_references(&self) -> bool {
        self.has_outside_references
    }

    /// Reads one file without the files that it refers to.
    pub fn add(&mut self, source: &Source, path: &Path) -> FileId {
        let path = normalized(path);
        if let Ok(id) = self.find_normalized(&path) {
            return id;
        }
        let target = Base::Path(path.clone());
        let (path, result) = read_file(source, path, &target);
        let file = match result {
            Ok(file) => file,
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

    /// Returns the number of a file.
    ///
    /// # Errors
    ///
    /// Returns an error if the file was not read.
    pub fn find(&self, path: &Path) -> Result<FileId, Unreadable> {
        self.find_normalized(&normalized(path))
    }

    /// Returns the number of the file that a reference without its fragment leads to. `None` if it leads to a URI that is
    /// that of no file.
    pub(super) fn find_from(&self, from: FileId, text: &str) -> Option<Result<FileId, Unreadable>> {
        match self.get(from)?.base.join(text)? {
            Base::Path(path) => Some(self.find_normalized(&path)),
            uri @ Base::Uri(_) => {
                self.by_uri.get(&uri).filter(|result| **result != Err(Unreadable::Missing)).cloned()
            }
        }
    }

    /// Returns the number of a file whose path contains neither `.` nor `..`.
    fn find_normalized(&self, path: &Path) -> Result<FileId, Unreadable> {
        self.by_path.get(path.as_os_str()).cloned().unwrap_or(Err(Unreadable::Missing))
    }

    /// Returns the file with this number.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&File> {
        self.list.get(id.0 as usize)
    }

    /// Returns the path and text of each file in the order of their numbers, for [`crate::diagnostic::render`].
    #[must_use]
    pub fn sources(&self) -> Vec<SourceText<'_>> {
        self.list.iter().map(|file| SourceText { path: &file.path, text: &file.text }).collect()
    }

    /// Returns the order of the properties in the schemas of all files.
    pub(super) fn property_orders(&self) -> PropertyOrders {
        PropertyOrders::new(self.list.iter().map(|file| file.orders.clone()).collect())
    }

    /// Iterates over all files in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        (0..).map(FileId).zip(&self.list)
    }

    /// Reports the errors and warnings about the text of a file.
    pub(crate) fn report(&self, id: FileId, diagnostics: &mut Diagnostics) {
        let Some(file) = self.get(id) else { return };
        for (code, message, position) in &file.faults {
            let help = match code {
                Code::InvalidUtf8 => "save the file as UTF-8",
                Code::DocumentTooLarge => {
                    "reduce the nesting to 128 levels, or replace aliases by references"
                }
                Code::UnreadableFile => "check the path",
                _ => "check the indentation, the quotes and the brackets here and above",
            };
            diagnostics.push_at(*code, id, *position, message, help);
        }
        for pointer in &file.duplicates {
            diagnostics.push(
                Code::DuplicateKey,
                &Location { file: id, pointer: pointer.clone() },
                format!("the key `{}` is duplicated", pointer.0.last().map_or("", String::as_str)),
                "the last value is used",
            );
        }
    }
}

fn is_inside(folder: &Path, path: &Path) -> bool {
    let relative = !path.starts_with("..") && !path.is_absolute();
    if folder.as_os_str().is_empty() { relative } else { path.starts_with(folder) }
}

/// A file that a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Wanted {
    target: Base,
    path: PathBuf,
}

impl Wanted {
    /// Returns the other paths that the file can have: a URI often has no extension.
    fn other_paths(&self) -> impl Iterator<Item = PathBuf> {
        let extensions: &[&str] = match self.target {
            Base::Path(_) => &[],
            Base::Uri(_) => &["yaml", "yml", "json"],
        };
        extensions.iter().map(|extension| {
            let mut path = self.path.clone().into_os_string();
            path.push(".");
            path.push(extension);
            PathBuf::from(path)
        })
    }
}

/// Reads a file that a reference with this target leads to.
fn read_file(source: &Source, path: PathBuf, target: &Base) -> (PathBuf, Result<File, Unreadable>) {
    let bytes = match source.read(&path) {
        Ok(bytes) => bytes,
        Err(reason) => return (path, Err(reason)),
    };
    let mut faults = Vec::new();
    let text = decode(bytes, &mut faults);
    let (mut tree, duplicates, orders) = match parse::parse(&text) {
        Ok(parsed) => (parsed.tree, parsed.duplicates, parsed.orders),
        Err(fault) => {
            let code = match fault.kind {
                FaultKind::Syntax => Code::InvalidSyntax,
                FaultKind::TooLarge => Code::DocumentTooLarge,
            };
            faults.push((code, fault.message.to_owned(), fault.at));
            (Value::Null, Vec::new(), BTreeMap::new())
        }
    };
    if text.contains("$dynamicAnchor") {
        bind::bind(&mut tree);
    }
    let base = Base::of(&tree, target.clone());
    let orders = orders.into();
    let file = File { path: path.clone(), text, tree, base, faults, duplicates, orders };
    (path, Ok(file))
}

/// Decodes the text of a file. A text that is not Unicode is read as Latin-1, in which every byte is a character.
pub(crate) fn decode(bytes: Vec<u8>, faults: &mut Vec<(Code, String, Position)>) -> String {
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

/// Decodes UTF-16, which YAML allows, if the text starts with a byte order mark.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let order = match bytes.get(..2)? {
        [0xff, 0xfe] => u16::from_le_bytes,
        [0xfe, 0xff] => u16::from_be_bytes,
        _ => return None,
    };
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok());
    Some(String::from_utf16_lossy(&units.map(order).collect::<Vec<_>>()))
}

/// Returns the files that a file may refer to. A `$ref` in an example is followed as well: the file is read and not used.
fn referenced_files(file: &File, root: &File) -> BTreeSet<Wanted> {
    let mut names = BTreeSet::new();
    collect(&file.tree, &mut names);
    let wanted = names.into_iter().filter(|name| !name.is_empty()).filter_map(|name| {
        let target = file.base.join(name)?;
        let path = file.base.path_of(&file.path, &target);
        let path = path.or_else(|| root.base.path_of(&root.path, &target))?;
        Some(Wanted { target, path })
    });
    wanted.collect()
}

/// Collects the part before the `#` of each reference.
fn collect<'t>(node: &'t Value, names: &mut BTreeSet<&'t str>) {
    match node {
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        Value::Object(entries) => {
            let file = |text: &'t str| text.split('#').next().unwrap_or_default();
            names.extend(reference_text(node).map(file));
            if let Some(Value::Object(mapping)) = entries.get("mapping") {
                let references = mapping.values().filter_map(Value::as_str);
                names.extend(references.filter(|text| is_file_like(text)).map(file));
            }
            let default = entries.get("defaultMapping").and_then(Value::as_str);
            names.extend(default.filter(|text| is_file_like(text)).map(file));
            if let Some(Value::Array(alternatives)) = entries.get("security") {
                let schemes = alternatives.iter().filter_map(Value::as_object).flatten();
                names.extend(
                    schemes.map(|(key, _)| &**key).filter(|key| is_file_like(key)).map(file),
                );
            }
            entries.values().for_each(|entry| collect(entry, names));
        }
        _ => {}
    }
}

/// Returns whether a value of a discriminator mapping is a reference and not a schema name.
pub(crate) fn is_file_like(text: &str) -> bool {
    text.contains(['#', '/']) || [".yaml", ".yml", ".json"].iter().any(|end| text.ends_with(end))
}

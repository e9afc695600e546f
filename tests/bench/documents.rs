//! The documents to measure: those of the repository, large ones in an optional folder, and those on the command line.

use std::path::{Path, PathBuf};

use sailwright::internal::load::{Files, Source};

/// A document.
pub struct Document {
    /// Name in the table.
    pub name: String,
    /// Root file.
    pub root: PathBuf,
    /// All files.
    pub files: Vec<PathBuf>,
}

/// Names and paths of the large documents below the folder of documents.
const LARGE: [(&str, &str); 2] = [
    ("v2024", "sailpoint/idn/sailpoint-api.v2024.yaml"),
    ("single file API", "sailpoint/idn/sailpoint-api.yaml"),
];

/// Returns all documents, and adds a message for each missing one.
pub fn all(
    repository: &Path,
    folder: Option<&Path>,
    named: &[PathBuf],
    skipped: &mut Vec<String>,
) -> Vec<Document> {
    let mut documents = vec![
        Document::new("iai v2024", &repository.join("spec/v2024/openapi.yaml")),
        Document::new("iai beta", &repository.join("spec/beta/openapi.yaml")),
    ];
    for (name, path) in LARGE {
        match folder.map(|folder| folder.join(path)) {
            Some(root) if root.exists() => documents.push(Document::new(name, &root)),
            Some(root) => skipped.push(format!("{name}: {} does not exist", root.display())),
            None => skipped.push(format!("{name}: no `--folder`")),
        }
    }
    for root in named {
        let name = root.file_stem().unwrap_or_default().to_string_lossy();
        documents.push(Document::new(&name, root));
    }
    documents
}

impl Document {
    /// Reads a document and the files that it refers to.
    pub fn new(name: &str, root: &Path) -> Self {
        let read = Files::read(&Source::disk(), root, false);
        let files = read.iter().map(|(_, file)| file.path.clone()).collect();
        Self { name: name.to_owned(), root: root.to_owned(), files }
    }

    /// Returns the number of files in words.
    pub fn extent(&self) -> String {
        match self.files.len() {
            1 => "one file".to_owned(),
            count => format!("{count} files"),
        }
    }
}

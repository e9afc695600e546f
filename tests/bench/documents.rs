//! What is read: the documents of the repository, large ones where there is a folder of them, and what
//! the caller names.

use std::path::{Path, PathBuf};

use sailwright::load::{Files, Source};

/// A document.
pub struct Document {
    /// How it is called in the table.
    pub name: String,
    /// Its root file.
    pub root: PathBuf,
    /// All of its files.
    pub files: Vec<PathBuf>,
}

/// Below the folder of documents: what is large, and how it is called.
const LARGE: [(&str, &str); 2] = [
    ("v2024", "sailpoint/idn/sailpoint-api.v2024.yaml"),
    ("single file API", "sailpoint/idn/sailpoint-api.yaml"),
];

/// All documents, and what is said about those that are not there.
pub fn all(
    repository: &Path,
    folder: &Path,
    named: &[PathBuf],
    skipped: &mut Vec<String>,
) -> Vec<Document> {
    let mut documents = vec![
        Document::new("iai v2024", &repository.join("spec/v2024/openapi.yaml")),
        Document::new("iai beta", &repository.join("spec/beta/openapi.yaml")),
    ];
    for (name, path) in LARGE {
        let root = folder.join(path);
        if root.exists() {
            documents.push(Document::new(name, &root));
        } else {
            skipped.push(format!("{name}: {} is not there", root.display()));
        }
    }
    for root in named {
        let name = root.file_stem().unwrap_or_default().to_string_lossy();
        documents.push(Document::new(&name, root));
    }
    documents
}

impl Document {
    /// A document and the files that its references lead to.
    pub fn new(name: &str, root: &Path) -> Self {
        let read = Files::read(&Source::disk(), root, false);
        let files = read.iter().map(|(_, file)| file.path.clone()).collect();
        Self { name: name.to_owned(), root: root.to_owned(), files }
    }

    /// How many files it has, as words.
    pub fn extent(&self) -> String {
        match self.files.len() {
            1 => "one file".to_owned(),
            count => format!("{count} files"),
        }
    }
}

//! The list of the files of a crate, and the printing of each Rust file in it.

use super::crate_file::{Contents, CrateFile, Subject};
use super::{Crate, DocumentModule, RustFile};
use super::{
    client, guide, manifest, module, operation, overview, provenance, root, runtime, shared, tag,
    types,
};
use crate::config::Runtime;
use crate::ir::{OperationId, TagId, TypeId};

/// Lists the files of a crate.
#[must_use]
pub fn files(settings: &Crate, documents: &[DocumentModule<'_>]) -> Vec<CrateFile> {
    let roots = origin(documents);
    let common = |path: &str, contents| file(path.to_owned(), &roots, contents);
    let rust = |path, subject| common(path, Contents::Rust(subject));
    let mut files = match settings.config.package.runtime {
        Runtime::Embedded => runtime::files(settings),
        Runtime::Crate => Vec::new(),
    };
    files.push(common("Cargo.toml", Contents::Text(manifest::text(settings, documents))));
    files.push(common(provenance::PATH, Contents::Text(provenance::text(documents))));
    files.push(rust("src/lib.rs", Subject::Crate));
    if !settings.config.package.types_only {
        files.push(rust("src/client.rs", Subject::Client));
        files.push(rust("src/guide.rs", Subject::Guide));
        files.push(common("README.md", Contents::Text(overview::readme(settings, documents))));
        if let Some((text, _)) = overview::quickstart(settings, documents) {
            files.push(common("examples/quickstart.rs", Contents::Text(text)));
        }
    }
    if !settings.shared.types.is_empty() {
        files.push(rust("src/types/mod.rs", Subject::SharedTypes));
    }
    for (position, shared) in settings.shared.types.iter().enumerate() {
        let first = shared.copies[0];
        let document = &documents[first.document];
        let path = format!("src/types/{}.rs", document.names.types[first.id.0].module.plain());
        let origin = document.file(document.ir.types[first.id.0].at.file.0);
        files.push(file(path, origin, Contents::Rust(Subject::SharedType(position))));
    }
    for (position, document) in documents.iter().enumerate() {
        files.extend(document_files(position, document));
    }
    files
}

/// Returns the root files of all documents: the origin of the files that belong to none of them.
#[must_use]
pub fn origin(documents: &[DocumentModule<'_>]) -> String {
    let roots: Vec<&str> = documents.iter().map(DocumentModule::root).collect();
    roots.join(", ")
}

/// Returns the path of the public module that exports the items of a file.
#[must_use]
pub fn public_module(documents: &[DocumentModule<'_>], subject: Subject) -> String {
    match subject {
        Subject::Crate | Subject::Client => String::new(),
        Subject::Guide => "guide".to_owned(),
        Subject::SharedTypes | Subject::SharedType(_) => "types".to_owned(),
        Subject::Document(at) => documents[at].public_path(None),
        Subject::Types(at) | Subject::Type(at, _) => documents[at].public_path(Some("types")),
        Subject::Tag(at, tag) => tag_path(&documents[at], tag),
        Subject::Operation(at, id) => {
            tag_path(&documents[at], documents[at].ir.operations[id.0].tag)
        }
    }
}

fn tag_path(document: &DocumentModule<'_>, tag: TagId) -> String {
    document.public_path(Some(document.names.tags[tag.0].module.as_str()))
}

fn document_files(position: usize, document: &DocumentModule<'_>) -> Vec<CrateFile> {
    let DocumentModule { ir, names, .. } = document;
    let (folder, root) = (document.folder(), document.root());
    let rust = |path: String, origin: &str, subject| {
        file([folder.as_str(), &path].concat(), origin, Contents::Rust(subject))
    };
    let mut files = Vec::new();
    if document.ident.is_some() {
        files.push(rust("mod.rs".to_owned(), root, Subject::Document(position)));
    }
    files.push(rust("types/mod.rs".to_owned(), root, Subject::Types(position)));
    let own = ir.types.iter().zip(&names.types).enumerate();
    let own = own.filter(|(id, _)| !document.shared.contains(&TypeId(*id)));
    files.extend(own.map(|(id, (def, names))| {
        let path = format!("types/{}.rs", names.module.plain());
        rust(path, document.file(def.at.file.0), Subject::Type(position, TypeId(id)))
    }));
    files.extend(names.tags.iter().enumerate().map(|(id, names)| {
        let path = format!("{}/mod.rs", names.module.plain());
        rust(path, root, Subject::Tag(position, TagId(id)))
    }));
    let operations = ir.operations.iter().zip(&names.operations).enumerate();
    files.extend(operations.map(|(id, (operation, own))| {
        let tag = names.tags[operation.tag.0].module.plain();
        let path = format!("{tag}/{}.rs", own.module.plain());
        let origin = document.file(operation.at.file.0);
        rust(path, origin, Subject::Operation(position, OperationId(id)))
    }));
    files
}

fn file(path: String, origin: &str, contents: Contents) -> CrateFile {
    CrateFile { path, origin: origin.to_owned(), contents }
}

/// Prints one Rust file.
#[must_use]
pub fn print(settings: &Crate, documents: &[DocumentModule<'_>], subject: Subject) -> RustFile {
    match subject {
        Subject::Crate => root::file(settings, documents),
        Subject::Client => client::file(settings, documents),
        Subject::SharedTypes => shared::list(settings, documents),
        Subject::SharedType(at) => shared::file(settings, documents, at),
        Subject::Guide => guide::file(settings, documents),
        Subject::Document(at) => module::file(&documents[at]),
        Subject::Types(at) => types::list(&documents[at]),
        Subject::Type(at, id) => types::file(settings, &documents[at], id),
        Subject::Tag(at, id) => tag::file(&documents[at], id),
        Subject::Operation(at, id) => operation::file(settings, &documents[at], id),
    }
}

//! Bundling: a document of several files has the same meaning as one file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sailwright::Source;
use sailwright::config::Document;
use sailwright::internal::pipeline;
use sailwright_tests::outline::outline;
use sailwright_tests::{Case, cases, home};

#[test]
fn bundle_has_the_outline_of_its_files() {
    for case in cases("normalize") {
        let source = Source::Disk { folder: home().to_owned() };
        let (bundle, _, _) = pipeline::bundle(&source, &case.document());
        let text = bundle.expect("the cases can be read").tree.to_string();
        let files = Source::Memory(BTreeMap::from([(PathBuf::from("bundle.json"), text)]));
        let name = &case.name;
        let document = Document { root: "bundle.json".into(), ..Document::default() };
        assert_eq!(outlined(&files, &document), on_disk(&case), "{name}");
    }
}

#[test]
fn files_in_memory_have_the_outline_of_files_on_disk() {
    for case in cases("normalize") {
        let folder = case.root.parent().unwrap_or(Path::new(""));
        let mut files = BTreeMap::new();
        collect(folder, &mut files);
        let name = &case.name;
        let source = Source::Memory(files);
        assert_eq!(outlined(&source, &case.document()), on_disk(&case), "{name}");
    }
}

fn on_disk(case: &Case) -> Option<String> {
    outlined(&Source::Disk { folder: home().to_owned() }, &case.document())
}

fn outlined(source: &Source, document: &Document) -> Option<String> {
    pipeline::read(source, document).0.as_ref().map(outline)
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, String>) {
    for path in sailwright_tests::entries(&home().join(folder)) {
        let inner = folder.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            collect(&inner, files);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            files.insert(inner, text);
        }
    }
}

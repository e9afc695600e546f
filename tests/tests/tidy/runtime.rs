//! Rules for the runtime, which is a crate and is written into generated crates.

use sailwright_runtime::source::FILES;

use crate::sources::{root, rust_files, shown};

/// The files that are not embedded.
const NOT_EMBEDDED: [&str; 3] = ["cases.rs", "own_client.rs", "source.rs"];

#[test]
fn source_list_names_every_file_of_the_runtime() {
    let folder = root().join("templates/src");
    let files = rust_files("templates/src").into_iter();
    let files = files.filter_map(|file| Some(shown(file.strip_prefix(&folder).ok()?)));
    let mut files: Vec<String> =
        files.filter(|file| !NOT_EMBEDDED.contains(&file.as_str())).collect();
    files.sort();
    let mut listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
    listed.sort_unstable();
    assert_eq!(files, listed, "update `FILES` in templates/src/source.rs");
}

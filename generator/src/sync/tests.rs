use std::fs;

use super::*;

fn tree(files: &[(&str, &str)]) -> Tree {
    let text = |text: &str| format!("{}\n{text}\n", crate::render::header("//", "x.yaml"));
    files.iter().map(|(path, content)| ((*path).to_owned(), text(content))).collect()
}

fn sync(folder: &Path, tree: &Tree) -> Result<Summary, SyncError> {
    let plan = plan(folder, tree)?;
    apply(folder, tree, &plan)
}

#[test]
fn a_second_run_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let tree = tree(&[("src/lib.rs", "a"), ("src/a/b.rs", "b")]);
    assert_eq!(sync(folder.path(), &tree).unwrap(), Summary { written: 2, deleted: 0, unchanged: 0 });
    let before = fs::metadata(folder.path().join("src/lib.rs")).unwrap().modified().unwrap();
    assert_eq!(sync(folder.path(), &tree).unwrap(), Summary { written: 0, deleted: 0, unchanged: 2 });
    assert_eq!(fs::metadata(folder.path().join("src/lib.rs")).unwrap().modified().unwrap(), before);
}

#[test]
fn only_what_differs_is_written_and_only_ours_is_deleted() {
    let folder = tempfile::tempdir().unwrap();
    sync(folder.path(), &tree(&[("src/lib.rs", "a"), ("src/a/b.rs", "b"), ("src/c.rs", "c")])).unwrap();
    fs::write(folder.path().join("src/mine.rs"), "// mine\n").unwrap();
    let new = tree(&[("src/lib.rs", "a"), ("src/c.rs", "new")]);
    assert_eq!(sync(folder.path(), &new).unwrap(), Summary { written: 1, deleted: 1, unchanged: 1 });
    assert!(folder.path().join("src/mine.rs").exists());
    assert!(!folder.path().join("src/a").exists(), "the empty folder is gone");
}

#[test]
fn a_file_that_is_not_ours_is_never_overwritten_and_nothing_else_is_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    fs::write(folder.path().join("src/lib.rs"), "fn mine() {}\n").unwrap();
    let error = sync(folder.path(), &tree(&[("a.rs", "a"), ("src/lib.rs", "b")])).unwrap_err();
    assert!(matches!(error, SyncError::Foreign(paths) if paths == ["src/lib.rs"]));
    assert_eq!(fs::read_to_string(folder.path().join("src/lib.rs")).unwrap(), "fn mine() {}\n");
    assert!(!folder.path().join("a.rs").exists());
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("src")).unwrap();
    let error = sync(folder.path(), &tree(&[("src/lib.rs", "a")])).unwrap_err();
    assert!(matches!(error, SyncError::Link(_)));
    assert!(fs::read_dir(outside.path()).unwrap().next().is_none());
    fs::write(outside.path().join("old.rs"), format!("// {}\n", crate::render::MARK)).unwrap();
    assert!(plan(folder.path(), &tree(&[])).unwrap().is_empty(), "nothing behind a link is deleted");
}

#[test]
fn drift_names_the_files_and_shows_what_differs() {
    let folder = tempfile::tempdir().unwrap();
    sync(folder.path(), &tree(&[("a.rs", "old"), ("b.rs", "b")])).unwrap();
    let new = tree(&[("a.rs", "new"), ("c.rs", "c")]);
    let plan = plan(folder.path(), &new).unwrap();
    let text = drift(folder.path(), &new, &plan);
    for line in ["would change a.rs", "would create c.rs", "would delete b.rs", "-old", "+new"] {
        assert!(text.lines().any(|found| found == line), "{line}: {text}");
    }
}

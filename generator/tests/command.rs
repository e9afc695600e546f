//! What scripts can rely on: the exit codes, and what goes to stdout and stderr.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Output};

const PETS: &str = "openapi: 3.0.1\ninfo: { title: Pets, version: '1' }\npaths: {}\n";

/// Runs the command in a folder of its own that holds these files.
fn run<A: AsRef<OsStr>>(name: &str, files: &[(&str, &str)], arguments: &[A]) -> Output {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder for the case");
    for (path, text) in files {
        std::fs::write(folder.join(path), text).expect("a file of the case");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_sailwright"));
    command.args(arguments).current_dir(folder).output().expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_good_document_is_done() {
    let output = run("good", &[("pets.yaml", PETS)], &["check", "pets.yaml"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_rejected_document_is_a_finding_with_its_place() {
    let files = [("old.yaml", "swagger: '2.0'\n")];
    let output = run("rejected", &files, &["check", "old.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    let stderr = text(&output.stderr);
    let mut lines = stderr.lines();
    let first = lines.next().unwrap_or_default();
    assert!(first.starts_with("error[unsupported-version]: "), "{stderr}");
    assert_eq!(lines.next().map(str::trim), Some("--> old.yaml:1:10"), "{stderr}");
}

#[test]
fn a_missing_file_and_a_wrong_argument_mean_that_it_could_not_run() {
    for arguments in
        [vec!["check", "none.yaml"], vec!["check"], vec!["fly"], vec!["review", "a", "b"]]
    {
        let output = run("missing", &[], &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_bundle_is_written_as_its_name_says() {
    let arguments = ["bundle", "pets.yaml", "-o", "pets.json"];
    let output = run("bundle", &[("pets.yaml", PETS)], &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let output = run::<&str>("bundle", &[], &["bundle", "pets.json", "-o", "again.yaml"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let output = run::<&str>("bundle", &[], &["bundle", "again.yaml"]);
    assert_eq!(
        text(&output.stdout),
        "openapi: 3.0.1\ninfo:\n  title: Pets\n  version: '1'\npaths: {}\n"
    );
}

#[cfg(unix)]
#[test]
fn a_path_need_not_be_a_text() {
    use std::os::unix::ffi::OsStrExt;
    let name = OsStr::from_bytes(b"p\xe9ts.yaml");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bytes");
    std::fs::create_dir_all(&folder).expect("a folder for the case");
    std::fs::write(folder.join(name), PETS).expect("a file of the case");
    let output = run("bytes", &[], &[OsStr::new("check"), name]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

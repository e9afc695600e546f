//! `check` and `bundle`: exit status and output.

use std::ffi::OsStr;

use crate::{PETS, run, text};

#[test]
fn check_of_valid_document_succeeds() {
    let output = run("good", &[("pets.yaml", PETS)], &["check", "pets.yaml"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(output.stdout.is_empty());
}

#[test]
fn check_of_unsupported_version_fails_with_location() {
    let files = [("old.yaml", "swagger: '1.2'\n")];
    let output = run("rejected", &files, &["check", "old.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    let stderr = text(&output.stderr);
    let mut lines = stderr.lines();
    let first = lines.next().unwrap_or_default();
    assert!(first.starts_with("error[unsupported-version]: "), "{stderr}");
    assert_eq!(lines.next().map(str::trim), Some("--> old.yaml:1:10"), "{stderr}");
}

#[test]
fn missing_file_or_wrong_argument_exits_with_2() {
    for arguments in [vec!["check", "none.yaml"], vec!["check"], vec!["fly"]] {
        let output = run("missing", &[], &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn bundle_format_follows_file_extension() {
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
fn path_that_is_not_unicode_is_accepted() {
    use std::os::unix::ffi::OsStrExt;
    let name = OsStr::from_bytes(b"p\xe9ts.yaml");
    std::fs::write(crate::folder("bytes").join(name), PETS).expect("a file of the case");
    let output = run("bytes", &[], &[OsStr::new("check"), name]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

//! The exit codes of the command, and its output on stdout and stderr.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Output};

const PETS: &str = "openapi: 3.0.1\ninfo: { title: Pets, version: '1' }\npaths: {}\n";

/// Runs the command in a new folder with these files.
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
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bytes");
    std::fs::create_dir_all(&folder).expect("a folder for the case");
    std::fs::write(folder.join(name), PETS).expect("a file of the case");
    let output = run("bytes", &[], &[OsStr::new("check"), name]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

/// A document without the operation of another one.
const PETS_WITH_OPERATION: &str = "openapi: 3.0.1\ninfo: { title: Pets, version: '1' }\npaths:\n  /pets:\n    get:\n      \
     operationId: getPet\n      responses: { '204': { description: None } }\n";

#[test]
fn review_exits_with_1_for_a_breaking_change() {
    let files = [("old.yaml", PETS_WITH_OPERATION), ("new.yaml", PETS)];
    for (arguments, expected) in [
        (vec!["old.yaml", "new.yaml"], 1),
        (vec!["old.yaml", "new.yaml", "--fail-on", "behavior"], 0),
        (vec!["old.yaml", "new.yaml", "--fail-on", "none"], 0),
        (vec!["old.yaml", "old.yaml"], 0),
        (vec!["new.yaml", "old.yaml"], 0),
        (vec!["new.yaml", "old.yaml", "--fail-on", "doc,additive"], 1),
    ] {
        let arguments = [vec!["review"], arguments].concat();
        let output = run("review", &files, &arguments);
        assert_eq!(output.status.code(), Some(expected), "{arguments:?} {}", text(&output.stderr));
        assert!(!output.stdout.is_empty(), "the report is printed");
    }
}

#[test]
fn review_of_unreadable_side_exits_with_2() {
    let files = [("new.yaml", PETS), ("bad.yaml", "swagger: '1.2'\n"), ("bad.toml", "crate = 1\n")];
    for old in ["none.yaml", "bad.yaml", "bad.toml", "no-revision:new.yaml", "-"] {
        let output = run("review-unreadable", &files, &["review", old, "new.yaml"]);
        assert_eq!(output.status.code(), Some(2), "{old}: {}", text(&output.stdout));
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{old}");
    }
}

#[test]
fn review_lists_its_rules() {
    let output = run::<&str>("review-rules", &[], &["review", "--rules"]);
    assert_eq!(output.status.code(), Some(0));
    let rules = text(&output.stdout);
    assert!(
        rules.contains("\noperation-removed  ") && rules.contains("  wire,source  "),
        "{rules}"
    );
}

#[test]
fn review_reads_revisions_of_git() {
    let folder = tempfile::tempdir().expect("a folder for the case");
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        let settings =
            ["-c", "user.name=a", "-c", "user.email=a@test", "-c", "commit.gpgsign=false"];
        command.args(settings).args(arguments).current_dir(&folder).output()
    };
    if git(&["init", "-q"]).is_err() {
        // Without git, there are no revisions.
        return;
    }
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file of the case");
    };
    let config = "[crate]\nname = \"pets\"\n[[document]]\nroot = \"../spec/pets.yaml\"\n";
    write("client/sailwright.toml", config);
    write("spec/pets.yaml", PETS_WITH_OPERATION);
    for arguments in [&["add", "."][..], &["commit", "-q", "-m", "one"]] {
        let output = git(arguments).expect("git runs");
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    write("spec/pets.yaml", PETS);
    for (old, new, expected) in [
        ("HEAD:client/sailwright.toml", "client", 1),
        ("HEAD:client", "client/sailwright.toml", 1),
        ("HEAD:spec/pets.yaml", "spec/pets.yaml", 1),
        ("HEAD:./spec/pets.yaml", "HEAD:spec/pets.yaml", 0),
        ("HEAD:client", "HEAD:client", 0),
        ("HEAD:none.yaml", "spec/pets.yaml", 2),
        ("--version:spec/pets.yaml", "spec/pets.yaml", 2),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sailwright"));
        let output = command.args(["review", "--", old, new]).current_dir(&folder).output();
        let output = output.expect("the command runs");
        assert_eq!(output.status.code(), Some(expected), "{old} {new}: {}", text(&output.stderr));
    }
    let status = git(&["status", "--porcelain"]).expect("git runs");
    assert_eq!(text(&status.stdout), " M spec/pets.yaml\n", "the work tree is not touched");
}

//! `review`: exit status and output.

use std::path::Path;
use std::process::Command;

use crate::{PETS, run, text};

/// A document with an operation that `PETS` does not have.
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

#[test]
fn action_fails_on_verdicts_that_exist() {
    let action =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/actions/sailwright/action.yml");
    let action = std::fs::read_to_string(action).expect("the action");
    let input = action.split("  fail-on:\n").nth(1).expect("the input");
    let default = input.lines().find_map(|line| line.trim().strip_prefix("default: "));
    let arguments = ["review", "old.yaml", "new.yaml", "--fail-on", default.expect("a default")];
    let files = [("old.yaml", PETS_WITH_OPERATION), ("new.yaml", PETS)];
    let output = run("review-action", &files, &arguments);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
}

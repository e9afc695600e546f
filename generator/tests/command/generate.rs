//! `generate`: exit status and written files.

use crate::{PETS, folder, run, text};

/// A document with four references, three of them to the same missing file.
const LOST: &str = "openapi: 3.0.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: getPet
      responses:
        '200':
          description: A pet
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  schemas:
    Pet:
      type: object
      properties:
        owner: { $ref: 'people.yaml#/Owner' }
        friend: { $ref: 'people.yaml#/Owner' }
        vet: { $ref: 'https://vets.example/vet.yaml' }
";

const CONFIG: &str = "[crate]
out = 'crate'
[[document]]
root = 'pets.yaml'
";

/// Accepts both mistakes of `LOST`.
const ACCEPTED: &str = "[[accept]]
code = 'unresolved-reference'
at = 'pets.yaml#*'
reason = 'The people are not published.'
[[accept]]
code = 'remote-reference'
at = 'pets.yaml#*'
reason = 'The vets are not published.'
";

#[test]
fn lost_references_exit_with_1_and_the_crate_is_written() {
    let files = [("pets.yaml", LOST), ("sailwright.toml", CONFIG)];
    let _ = std::fs::remove_dir_all(folder("lost").join("crate"));
    let output = run::<&str>("lost", &files, &[]);
    let stderr = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(folder("lost").join("crate/src/lib.rs").is_file());
    assert!(text(&output.stdout).contains("wrote "), "{}", text(&output.stdout));
    assert!(stderr.contains("\nlost: the targets of 3 references are missing\n"), "{stderr}");
    assert!(stderr.contains("`people.yaml#/Owner`"), "{stderr}");
    assert!(stderr.contains("(2 times)\n"), "{stderr}");
    assert!(stderr.contains("0 errors, 3 warnings with 2 codes, 3 references lost"), "{stderr}");

    let output = run("lost", &files, &["generate", "--check"]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("3 references lost"), "{}", text(&output.stderr));
}

#[test]
fn accepted_lost_references_exit_with_0() {
    let config = format!("{CONFIG}{ACCEPTED}");
    let files = [("pets.yaml", LOST), ("sailwright.toml", config.as_str())];
    let output = run::<&str>("accepted", &files, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

#[test]
fn arguments_of_generate_before_another_command_are_an_error() {
    let output = run("misplaced", &[("pets.yaml", PETS)], &["--check", "check", "pets.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("`--check` is before the command `check`"));
}

#[test]
fn dry_run_lists_the_changes_and_writes_nothing() {
    let _ = std::fs::remove_dir_all(folder("dry").join("out"));
    let arguments = ["generate", "--spec", "pets.yaml", "--out", "out", "--dry-run"];
    let output = run("dry", &[("pets.yaml", PETS)], &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let stdout = text(&output.stdout);
    assert!(stdout.starts_with("create Cargo.toml\n"), "{stdout}");
    let created = stdout.matches("create ").count();
    assert!(stdout.ends_with(&format!("; would write {created}\n")), "{stdout}");
    assert!(!folder("dry").join("out").exists());
}

#[test]
fn first_generation_names_the_command_of_the_first_program() {
    let document = PETS.replace(
        "{}\n",
        "{ /pets: { get: { operationId: getPets, responses: { '204': { description: Done } } } } }\n",
    );
    let _ = std::fs::remove_dir_all(folder("first").join("the crate"));
    let files = [("pets.yaml", document.as_str())];
    let arguments = ["generate", "--spec", "pets.yaml", "--out", "the crate"];
    let stdout = text(&run("first", &files, &arguments).stdout);
    let (result, next) = stdout.split_once('\n').expect("two lines");
    assert!(result.starts_with("read 1 file: 1 operation, 0 types; wrote "), "{stdout}");
    assert!(!result.contains(" 0,") && !result.contains("deleted"), "{stdout}");
    let command = "next: `cd 'the crate' && cargo run --example quickstart`";
    assert!(next.starts_with(command), "{stdout}");

    let stdout = text(&run("first", &files, &arguments).stdout);
    assert!(stdout.contains("; unchanged ") && !stdout.contains("next:"), "{stdout}");
}

#[test]
fn crate_without_a_first_program_has_no_next_step() {
    let _ = std::fs::remove_dir_all(folder("no-program").join("out"));
    let arguments = ["generate", "--spec", "pets.yaml", "--out", "out"];
    let stdout = text(&run("no-program", &[("pets.yaml", PETS)], &arguments).stdout);
    assert!(stdout.contains("; wrote ") && !stdout.contains("next:"), "{stdout}");
}

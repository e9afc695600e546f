//! `explain`, `completions` and `man`.

use crate::{run, text};

#[test]
fn explain_prints_the_page_of_a_code() {
    let output = run("explain", &[], &["explain", "unresolved-reference"]);
    assert_eq!(output.status.code(), Some(0));
    let page = text(&output.stdout);
    assert!(page.starts_with("# unresolved-reference\n"), "{page}");
    assert!(page.contains("\n## Correction\n"), "{page}");
}

#[test]
fn unknown_code_exits_with_2_and_near_names() {
    let output = run("explain-unknown", &[], &["explain", "unresolved-refrence"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let stderr = text(&output.stderr);
    assert!(stderr.contains("did you mean `unresolved-reference`"), "{stderr}");
}

#[test]
fn completions_have_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = run("completions", &[], &["completions", shell]);
        assert_eq!(output.status.code(), Some(0));
        assert!(text(&output.stdout).contains("bundle"), "{shell}");
    }
}

#[test]
fn man_pages_are_of_the_program_or_of_a_command() {
    let page = text(&run::<&str>("man", &[], &["man"]).stdout);
    assert!(page.contains(".TH sailwright 1"), "{page}");
    let page = text(&run::<&str>("man", &[], &["man", "check"]).stdout);
    assert!(page.contains("standard input"), "{page}");
    assert_eq!(run::<&str>("man", &[], &["man", "fly"]).status.code(), Some(2));
}

#[test]
fn help_of_every_command_has_an_example() {
    for command in
        ["generate", "check", "init", "fetch", "bundle", "print", "explain", "completions", "man"]
    {
        let output = run("help", &[], &[command, "--help"]);
        assert!(text(&output.stdout).contains("Example: sailwright "), "{command}");
    }
}

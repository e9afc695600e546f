//! The forms of the diagnostics, and the arguments that select them.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use serde_json::Value;
use serde_sarif::sarif::Sarif;

use crate::{run, text};

/// A document with five defaults of the wrong type and one array without items.
fn document() -> String {
    let property = |name| format!("        {name}: {{ type: integer, default: x }}\n");
    let properties: String = ["a", "b", "c", "d", "e"].into_iter().map(property).collect();
    format!(
        "openapi: 3.0.1\ninfo: {{ title: Pets, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n    \
         Pet:\n      type: object\n      properties:\n{properties}        f: {{ type: array }}\n"
    )
}

/// Checks the document with arguments, and returns the exit status and stderr.
fn check(name: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let document = document();
    let files = [("my pets.yaml", document.as_str()), ("none.yaml", "swagger: '1.2'\n")];
    let output = run(name, &files, &[&["check", "my pets.yaml"], arguments].concat());
    (output.status.code(), text(&output.stderr))
}

#[test]
fn warnings_are_grouped_by_code_with_three_places() {
    let (status, stderr) = check("grouped", &[]);
    assert_eq!(status, Some(0));
    assert_eq!(stderr.matches("warning[invalid-default]: ").count(), 1, "{stderr}");
    assert_eq!(stderr.matches("--> my pets.yaml:").count(), 4, "{stderr}");
    assert!(stderr.contains("  = note: 2 more with `invalid-default`\n"), "{stderr}");
    assert!(
        stderr.contains("\n0 errors, 6 warnings with 2 codes; `--verbose` shows 2 more"),
        "{stderr}"
    );
}

#[test]
fn verbose_output_has_every_diagnostic_with_its_line() {
    let (_, stderr) = check("verbose", &["--verbose"]);
    assert_eq!(stderr.matches("warning[invalid-default]: ").count(), 5, "{stderr}");
    assert!(stderr.contains("e: { type: integer, default: x }"), "{stderr}");
    assert!(!stderr.contains("more with"), "{stderr}");
}

#[test]
fn quiet_output_has_only_what_fails() {
    assert_eq!(check("quiet", &["-q"]), (Some(0), String::new()));
    let (status, stderr) = check("quiet-denied", &["-q", "--deny", "missing-items"]);
    assert_eq!(status, Some(1));
    assert!(stderr.starts_with("warning[missing-items]: "), "{stderr}");
    assert!(!stderr.contains("invalid-default"), "{stderr}");
}

#[test]
fn denied_warning_exits_with_1() {
    for denied in [&["--deny", "warnings"][..], &["--deny=not-openapi", "--deny=invalid-default"]] {
        let (status, stderr) = check("denied", denied);
        assert_eq!(status, Some(1), "{stderr}");
        assert!(stderr.contains(" denied; "), "{stderr}");
    }
    assert_eq!(check("not-denied", &["--deny", "duplicate-key"]).0, Some(0));
}

#[test]
fn unknown_code_to_deny_is_a_usage_error_with_a_near_name() {
    let (status, stderr) = check("unknown-code", &["--deny", "invalid-defualt"]);
    assert_eq!(status, Some(2));
    assert!(stderr.contains("did you mean `invalid-default`?"), "{stderr}");
}

#[test]
fn color_follows_its_argument() {
    assert!(!check("color-auto", &[]).1.contains('\u{1b}'), "stderr is not a terminal");
    assert!(check("color-always", &["--color", "always"]).1.contains("\u{1b}[1m"));
    assert!(!check("color-never", &["--color", "never"]).1.contains('\u{1b}'));
}

#[test]
fn json_has_an_object_in_each_line() {
    let (_, stderr) = check("json", &["none.yaml", "--message-format", "json"]);
    let lines: Vec<Value> =
        stderr.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 7, "{stderr}");
    assert_eq!(lines[0]["severity"], "warning");
    assert_eq!(lines[0]["code"], "invalid-default");
    assert_eq!(lines[0]["file"], "my pets.yaml");
    assert_eq!((&lines[0]["line"], &lines[0]["column"]), (&9.into(), &38.into()));
    assert_eq!(lines[0]["pointer"], "/components/schemas/Pet/properties/a/default");
    assert_eq!(lines[0]["lost"], false);
    assert_eq!(lines[6]["severity"], "error");
}

#[test]
fn json_has_the_reason_why_the_command_could_not_run() {
    let output = run("json-failed", &[], &["--message-format=json", "--config", "none.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let line: Value = serde_json::from_slice(&output.stderr).expect("JSON");
    assert_eq!(line["severity"], "error");
    assert_eq!(line["message"], "cannot read none.toml: it does not exist");
}

#[test]
fn annotations_have_file_line_and_column() {
    let (_, stderr) = check("github", &["--message-format", "github"]);
    let first = stderr.lines().next().unwrap_or_default();
    let expected = "::warning file=my pets.yaml,line=9,col=38,title=invalid-default::";
    assert!(first.starts_with(expected), "{stderr}");
    assert!(first.contains("%0Ahelp: "), "{stderr}");
}

#[test]
fn sarif_has_results_with_rules_and_relative_uris() {
    let (status, stderr) = check("sarif", &["none.yaml", "--message-format", "sarif"]);
    assert_eq!(status, Some(1));
    let log: Sarif = serde_json::from_str(&stderr).expect("a SARIF log");
    let run = &log.runs[0];
    let rules = run.tool.driver.rules.as_deref().expect("rules");
    let results = run.results.as_deref().expect("results");
    assert_eq!((rules.len(), results.len()), (3, 7));
    for result in results {
        let index = usize::try_from(result.rule_index.expect("an index")).expect("an index");
        assert_eq!(Some(&rules[index].id), result.rule_id.as_ref());
    }
    let place = &results[0].locations.as_ref().expect("a location")[0];
    let place = place.physical_location.as_ref().expect("a file");
    let file = place.artifact_location.as_ref().expect("a file");
    assert_eq!(file.uri.as_deref(), Some("my%20pets.yaml"));
    let region = place.region.as_ref().expect("a region");
    assert_eq!((region.start_line, region.start_column), (Some(9), Some(38)));
}

#[test]
fn sarif_has_a_relative_uri_for_an_absolute_path() {
    let path = crate::folder("sarif-absolute").join("my pets.yaml");
    std::fs::write(&path, document()).expect("a file of the case");
    let path = path.to_string_lossy();
    let output = run("sarif-other", &[], &["check", &path, "--message-format", "sarif"]);
    let stderr = text(&output.stderr);
    assert!(stderr.contains("\"uri\":\"../sarif-absolute/my%20pets.yaml\""), "{stderr}");
}

/// Returns the files below a folder that can be documents.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let is_document = |end: &OsStr| ["yaml", "yml", "json"].iter().any(|each| end == *each);
        if path.is_dir() {
            found.extend(documents(&path));
        } else if path.extension().is_some_and(is_document) {
            found.push(path);
        }
    }
    found
}

/// The rejected documents have each code, and the folder `SAILWRIGHT_CORPUS` can have more documents.
#[test]
fn json_and_sarif_have_the_same_diagnostics_in_their_forms() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/rejects")];
    folders.extend(std::env::var_os("SAILWRIGHT_CORPUS").map(PathBuf::from));
    for path in folders.iter().flat_map(|folder| documents(folder)) {
        let shown = path.display();
        let messages = |format| {
            let argument = path.to_str().expect("a path");
            let output = run("forms", &[], &["check", argument, "--message-format", format]);
            text(&output.stderr)
        };
        let lines = messages("json");
        let codes: Vec<String> = lines
            .lines()
            .map(|line| {
                serde_json::from_str(line)
                    .unwrap_or_else(|error| panic!("{shown}: {error}: {line}"))
            })
            .map(|value: Value| value["code"].as_str().expect("a code").to_owned())
            .collect();
        let log: Sarif = serde_json::from_str(&messages("sarif"))
            .unwrap_or_else(|error| panic!("{shown}: {error}"));
        let results = log.runs.into_iter().flat_map(|run| run.results.unwrap_or_default());
        let rules: Vec<String> = results.filter_map(|result| result.rule_id).collect();
        assert_eq!(rules, codes, "{shown}");
    }
}

//! `print`, and the files that commands read.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::{PETS, folder, run, text};

const DOCUMENT: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.test/v1 }]
security: [{ key: [] }, {}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses: { '204': { description: Done } }
    post:
      tags: [Pets]
      security: []
      responses: { '204': { description: Done } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
";

#[test]
fn operations_are_json_with_all_columns() {
    let arguments = ["print", "operations", "pets.yaml", "--format", "json"];
    let output = run("operations", &[("pets.yaml", DOCUMENT)], &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let operations: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let expected = json!([
        {
            "method": "GET", "path": "/v1/pets", "operation_id": "listPets", "tag": "Pets",
            "rust_path": "pets::Pets::list_pets", "paging": null, "security": [["key"], []],
        },
        {
            "method": "POST", "path": "/v1/pets", "operation_id": null, "tag": "Pets",
            "rust_path": "pets::Pets::post_pets", "paging": null, "security": [],
        },
    ]);
    assert_eq!(operations, expected);
}

#[test]
fn operations_are_a_table() {
    let output = run("table", &[("pets.yaml", DOCUMENT)], &["print", "operations", "pets.yaml"]);
    let expected = "\
METHOD  PATH      OPERATION ID  RUST PATH              TAG   PAGING  SECURITY
GET     /v1/pets  listPets      pets::Pets::list_pets  Pets  -       key | none
POST    /v1/pets  -             pets::Pets::post_pets  Pets  -       none
";
    assert_eq!(text(&output.stdout), expected);
}

#[test]
fn every_stage_has_a_form_in_json() {
    for stage in ["spec", "ir", "names"] {
        let arguments = ["print", stage, "pets.yaml", "--format=json"];
        let output = run("stages", &[("pets.yaml", DOCUMENT)], &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert!(value["operations"].as_array().is_some_and(|list| list.len() == 2), "{value}");
    }
}

#[test]
fn check_reads_standard_input() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sailwright"));
    command.args(["check", "-"]).current_dir(folder("stdin"));
    command.stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command runs");
    let mut stdin = child.stdin.take().expect("standard input");
    stdin.write_all(b"swagger: '1.2'\n").expect("the command reads");
    drop(stdin);
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("--> -:1:10"), "{}", text(&output.stderr));
}

#[test]
fn url_in_place_of_a_file_suggests_fetch() {
    let url = "https://pets.test/openapi.yaml";
    for arguments in [
        vec!["check", url],
        vec!["generate", "--spec", url, "--out", "x"],
        vec!["bundle", url],
        vec!["print", "ir", url],
        vec!["init", url],
        vec!["check", "pets.yaml", "--overlay", url],
    ] {
        let output = run("url", &[("pets.yaml", PETS)], &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("`sailwright fetch URL -o DIR`"), "{arguments:?}");
    }
}

/// A configuration with a rule for pages and another name.
const CONFIG: &str = "[crate]
name = 'pets'
out = 'pets'
[[document]]
root = 'pets.yaml'
[[pages]]
page = 'page'
[names]
strip-operation-prefixes = ['list']
";

#[test]
fn operations_of_a_configuration_have_its_names_and_pages() {
    let list = "parameters: [{ name: page, in: query, schema: { type: integer } }]
      responses: { '200': { description: Pets, content: { application/json: { schema: { type: array, items: {} } } } } }";
    let document = DOCUMENT.replacen("responses: { '204': { description: Done } }", list, 1);
    let files = [("spec/pets.yaml", &*document), ("spec/sailwright.toml", CONFIG)];
    let _ = std::fs::create_dir_all(folder("print-config").join("spec"));
    for file in [&[][..], &["pets.yaml"], &["spec/pets.yaml"]] {
        let arguments =
            [&["print", "operations", "--config", "spec/sailwright.toml"], file].concat();
        let output = run("print-config", &files, &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let table = text(&output.stdout);
        assert!(table.contains("pets::Pets::pets ") && table.contains("page page"), "{table}");
    }
    let arguments = ["print", "operations", "--config", "spec/sailwright.toml", "cats.yaml"];
    let output = run("print-config", &files, &arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("does not have this document"));
}

//! `init`: the written configuration, which `generate` accepts.

use crate::{folder, run, text};

/// A document with lists, a header of all operations, a job, and a mistake.
const SHOP: &str = "openapi: 3.0.3
info: { title: Pet Shop, version: '1' }
servers:
- url: https://{tenant}.shop.test
  variables: { tenant: { default: demo } }
security: [{ key: [] }]
paths:
  /pets:
    parameters:
    - { name: X-Preview, in: header, required: true, schema: { type: string, enum: ['true'] } }
    get:
      operationId: listPets
      tags: [Pets]
      parameters:
      - { name: offset, in: query, schema: { type: integer } }
      - { name: limit, in: query, schema: { type: integer, maximum: 50 } }
      - { name: count, in: query, schema: { type: boolean } }
      responses:
        '200':
          description: Pets
          headers: { X-Total-Count: { schema: { type: integer } } }
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
  /owners:
    parameters:
    - { name: X-Preview, in: header, required: true, schema: { type: string, enum: ['true'] } }
    get:
      operationId: listOwners
      tags: [Pets]
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      responses:
        '200':
          description: Owners
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: { type: array, items: { type: string } }
                  meta: { type: object, properties: { next_cursor: { type: string } } }
  /exports:
    parameters:
    - { name: X-Preview, in: header, required: true, schema: { type: string, enum: ['true'] } }
    post:
      operationId: startExport
      tags: [Exports]
      responses:
        '202': { description: Started, content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }
  /exports/{id}:
    get:
      operationId: getExport
      tags: [Exports]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: State, content: { application/json: { schema: { type: object, properties: { status: { type: string } } } } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Pet: { type: object, properties: { size: { type: integer, default: small } } }
";

/// Lists that have the parameters of pages, but no response that a rule can use.
const UNUSABLE: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
      - { name: offset, in: query, schema: { type: integer } }
      - { name: limit, in: query, schema: { type: integer } }
      responses:
        '200': { description: Pets, content: { application/json: { schema: { type: array, items: {} } } } }
        '206': { description: Pets, content: { application/json: { schema: { type: object } } } }
";

/// Runs `init` in an empty folder, then `generate`, and returns the configuration.
fn init(name: &str, document: &str, arguments: &[&str]) -> String {
    let _ = std::fs::remove_dir_all(folder(name));
    let output = run(name, &[("openapi.yaml", document)], &[&["init"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("`sailwright generate`"));
    let output = run(name, &[], &["generate", "--message-format=json"]);
    let stderr = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert!(!stderr.contains("unused-entry"), "{stderr}");
    std::fs::read_to_string(folder(name).join("sailwright.toml")).expect("the configuration")
}

/// A default of a response and one of a parameter that are not of their types.
const RESPONSES: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: 'https://pets.test' }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      parameters: [{ name: limit, in: query, schema: { type: integer, default: many } }]
      responses:
        '200':
          description: Pets
          content:
            application/json:
              schema: { type: object, properties: { count: { type: integer, default: many } } }
";

#[test]
fn suggestions_follow_from_the_document() {
    insta::assert_snapshot!(init("init-shop", SHOP, &["openapi.yaml"]));
}

#[test]
fn target_of_a_correction_below_responses_has_the_status_code_as_a_key() {
    let config = init("init-responses", RESPONSES, &[]);
    let target = "$['paths']['/pets']['get']['responses']['200']['content']";
    assert!(config.contains(target), "{config}");
    assert!(config.contains("['parameters'][0]['schema']"), "{config}");
}

#[test]
fn suggestions_that_apply_to_nothing_are_comments() {
    let config = init("init-unusable", UNUSABLE, &[]);
    assert!(config.contains("\n# [[pages]]\n"), "{config}");
    assert!(config.contains("\n[environment]\n"), "{config}");
}

#[test]
fn existing_configuration_is_not_replaced() {
    let files = [("openapi.yaml", SHOP), ("sailwright.toml", "mine")];
    let output = run("init-existing", &files, &["init", "openapi.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("delete or rename it"), "{}", text(&output.stderr));
    let path = folder("init-existing").join("sailwright.toml");
    assert_eq!(std::fs::read_to_string(path).expect("the file"), "mine");
}

#[test]
fn folder_with_several_documents_or_none_needs_a_name() {
    for (name, files, expected) in [
        ("init-none", vec![("notes.json", "{}")], "contains no OpenAPI document"),
        ("init-two", vec![("a.yaml", SHOP), ("b.yaml", UNUSABLE)], "(a.yaml, b.yaml)"),
    ] {
        let output = run(name, &files, &["init"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(expected), "{}", text(&output.stderr));
    }
}

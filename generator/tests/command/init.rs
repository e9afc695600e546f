//! `init`: the written configuration, which `generate` accepts.

use std::path::Path;

use sailwright::config::Config;

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

/// A document with a list operation: its path item, and the media type of its response.
fn lists(path: &str, item: &str, response: &str) -> String {
    format!(
        "openapi: 3.0.3
info: {{ title: Pets, version: '1' }}
servers: [{{ url: 'https://pets.test' }}]
paths:
  {path}:
    {item}
      operationId: listPets
      responses: {{ '200': {{ description: Pets, {response} }} }}
"
    )
}

/// A list after the values of the sort fields.
const SORTED: &str = "post:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties: { searchAfter: { type: array, items: { type: string } }, sort: { type: array, items: { type: string } } }";

/// The parameters and the response of a list, and the suggested rule.
#[test]
fn pages_are_suggested_in_each_form() {
    let integer = |name: &str, rest: &str| {
        format!("{{ name: {name}, in: query, schema: {{ type: integer{rest} }} }}")
    };
    let get =
        |parameters: &[String]| format!("get:\n      parameters: [{}]", parameters.join(", "));
    let json = |schema: &str| format!("content: {{ application/json: {{ schema: {schema} }} }}");
    let object =
        |properties: &str| json(&format!("{{ type: object, properties: {{ {properties} }} }}"));
    let list = "{ type: array, items: { type: string } }";
    let link = "headers: { Link: { schema: { type: string } } }, ".to_owned();
    let cases = [
        (
            get(&[integer("page", ", minimum: 0"), integer("per_page", ", maximum: 50")]),
            json(list),
            "page = \"page\"\nfirst-page = 0\nlimit = \"per_page\"\nmax-limit = 50\n",
        ),
        (
            get(&[integer("page", "")]),
            object(&format!("warnings: {list}, Pets: {list}, total_count: {{ type: integer }}")),
            "page = \"page\"\nfirst-page = 1\nitems = \"Pets\"\ntotal = { property = \"total_count\" }\n",
        ),
        (
            get(&[integer("page", ""), integer("per_page", ", maximum: 50")]),
            link + &json(list),
            "next = \"link\"\nlimit = \"per_page\"\nmax-limit = 50\n",
        ),
        (
            get(&[]),
            object(&format!(
                "data: {list}, links: {{ type: object, properties: {{ next: {{ type: string, format: uri }} }} }}"
            )),
            "next = { property = \"links/next\" }\nitems = \"data\"\n",
        ),
        (
            get(&[
                integer("start", ""),
                integer("end", ""),
                integer("page", ", default: 1"),
                integer("limit", ", maximum: 9"),
            ]),
            object(&format!("data: {{ type: object, properties: {{ pets: {list} }} }}")),
            "page = \"page\"\nfirst-page = 1\nlimit = \"limit\"\nmax-limit = 9\nitems = \"data/pets\"\n",
        ),
        (
            SORTED.to_owned(),
            json(list),
            "search-after = { parameter = { body = \"searchAfter\" }, sort = \"sort\" }\n",
        ),
    ];
    for (item, response, expected) in cases {
        let config = init("init-pages", &lists("/pets", &item, &response), &[]);
        assert!(config.contains(&format!("\n[[pages]]\n{expected}")), "{expected}{config}");
    }
}

#[test]
fn number_of_a_page_next_to_a_cursor_is_not_suggested() {
    let parameters = "get:
      parameters:
      - { name: page, in: query, schema: { type: integer } }
      - { name: page_token, in: query, schema: { type: string } }";
    let json =
        "content: { application/json: { schema: { type: array, items: { type: string } } } }";
    let config = init("init-obsolete", &lists("/pets", parameters, json), &[]);
    assert!(!config.contains("[[pages]]"), "{config}");
}

#[test]
fn header_without_a_value_is_an_entry_if_all_operations_require_it_and_a_comment_for_most() {
    let operations = |headers: [&str; 4]| {
        let paths = headers.iter().enumerate().map(|(at, header)| {
            format!("  /{at}:\n    get: {{ parameters: [{header}], responses: {{ '204': {{ description: Done }} }} }}\n")
        });
        let start = "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\nservers: [{ url: 'https://pets.test' }]\npaths:\n";
        start.to_owned() + &paths.collect::<String>()
    };
    let header = "{ name: X-Tenant, in: header, required: true, schema: { type: string } }";
    let entry = "[[client-parameter]]\nname = \"X-Tenant\"\nsetter = \"tenant\"\ndocs =";
    let config = init("init-header", &operations([header; 4]), &[]);
    assert!(config.contains(&format!("\n{entry}")), "{config}");

    let config = init("init-header-of-most", &operations([header, header, header, ""]), &[]);
    assert!(config.contains(&format!("# {}", entry.replace('\n', "\n# "))), "{config}");
    assert!(!config.contains("# value ="), "{config}");
}

/// Returns a configuration with its commented entries, and the overlay in its last comment.
fn uncommented(config: &str) -> (String, Option<String>) {
    let (entries, overlay) = match config.split_once("\n# overlay: ") {
        Some((entries, overlay)) => (entries, Some(format!("# overlay: {overlay}"))),
        None => (config, None),
    };
    let is_entry = |line: &str| {
        let key = line.split_once(" = ").map(|(key, _)| key);
        let is_key = |key: &str| key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        line.starts_with('[') || key.is_some_and(is_key)
    };
    let line = |line: &str| match line.strip_prefix("# ") {
        Some(entry) if is_entry(entry) => format!("{entry}\n"),
        _ => format!("{line}\n"),
    };
    let without = |line: &str| format!("{}\n", line.strip_prefix("# ").unwrap_or(line));
    let overlay = overlay.map(|text| text.lines().map(without).collect());
    (entries.lines().map(line).collect(), overlay)
}

/// The codes whose corrections remove what the diagnostic is about.
const CORRECTED: [&str; 4] = [
    "invalid-default",
    "unused-path-parameter",
    "duplicate-parameter",
    "response-body-not-allowed",
];

/// Two items of a list that are removed.
const PARAMETERS: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: 'https://pets.test' }]
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: owner, in: path, required: true, schema: { type: string } }
      - { name: limit, in: query, schema: { type: integer } }
      responses: { '204': { description: Done } }
";

#[test]
fn commented_entries_and_corrections_can_be_used() {
    let rejects = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/rejects");
    let mut documents = [SHOP, UNUSABLE, RESPONSES, PARAMETERS].map(str::to_owned).to_vec();
    for code in CORRECTED {
        for file in std::fs::read_dir(rejects.join(code)).expect("the cases of the code") {
            let path = file.expect("a case").path();
            if path.extension().is_some_and(|extension| extension == "yaml") {
                documents.push(std::fs::read_to_string(path).expect("a document"));
            }
        }
    }
    for document in documents {
        let name = "init-uncommented";
        let _ = std::fs::remove_dir_all(folder(name));
        let output = run(name, &[("openapi.yaml", &document)], &["init"]);
        assert_eq!(output.status.code(), Some(0), "{}\n{document}", text(&output.stderr));
        let path = folder(name).join("sailwright.toml");
        let config = std::fs::read_to_string(path).expect("the configuration");
        Config::read(&config).unwrap_or_else(|error| panic!("{error:?}\n{config}"));
        let (entries, overlay) = uncommented(&config);
        Config::read(&entries).unwrap_or_else(|error| panic!("{error:?}\n{entries}"));
        let Some(overlay) = overlay else { continue };
        let arguments =
            ["check", "openapi.yaml", "--overlay", "corrections.yaml", "--message-format=json"];
        let output = run(name, &[("corrections.yaml", &overlay)], &arguments);
        let stderr = text(&output.stderr);
        assert!(!stderr.contains("overlay"), "{stderr}\n{overlay}");
        let left = CORRECTED.into_iter().find(|code| stderr.contains(&format!("\"{code}\"")));
        assert_eq!(left, None, "{stderr}\n{overlay}");
    }
}

#[test]
fn environment_is_active_only_if_its_variables_contain_the_credentials() {
    for (scheme, is_active) in [
        ("{ type: http, scheme: bearer }", true),
        ("{ type: http, scheme: basic }", false),
        ("{ type: apiKey, in: header, name: X-Key }", false),
    ] {
        let document = format!(
            "openapi: 3.0.3\ninfo: {{ title: Pets, version: '1' }}\nservers: [{{ url: 'https://pets.test' }}]\npaths: {{}}\n\
             components: {{ securitySchemes: {{ auth: {scheme} }} }}\n"
        );
        let config = init("init-environment", &document, &[]);
        assert_eq!(config.contains("\n[environment]\n"), is_active, "{config}");
        assert!(config.contains("[environment]\n"), "{config}");
    }
}

#[test]
fn correction_of_a_response_that_has_no_body_keeps_the_response() {
    let item = "delete:\n      description: Deletes";
    let document = lists("/pets", item, "content: { application/json: { schema: {} } }");
    let config = init("init-no-body", &document.replace("'200'", "'204'"), &[]);
    let target = "- target: \"$['paths']['/pets']['delete']['responses']['204']['content']\"";
    assert!(config.contains(target), "{config}");
}

#[test]
fn rule_for_different_first_pages_is_a_comment() {
    let list = |path: &str, number: u8, limit: &str| {
        let page =
            format!("{{ name: page, in: query, schema: {{ type: integer, default: {number} }} }}");
        format!(
            "  /{path}:\n    get:\n      parameters: [{page}{limit}]\n      responses: {{ '200': {{ description: Pets, \
             content: {{ application/json: {{ schema: {{ type: array, items: {{ type: string }} }} }} }} }} }}\n"
        )
    };
    let limit = ", { name: limit, in: query, schema: { type: integer, maximum: 9 } }";
    let paths = list("a", 0, limit) + &list("b", 1, limit) + &list("c", 1, "");
    let document =
        format!("openapi: 3.0.3\ninfo: {{ title: Pets, version: '1' }}\npaths:\n{paths}");
    let config = init("init-first-pages", &document, &[]);
    assert!(
        config.contains("# page = \"page\"\n# first-page = 0\n# limit = \"limit\"\n"),
        "{config}"
    );
    assert!(config.contains("first pages have different numbers"), "{config}");
    // The rule without a limit would apply to all three operations.
    assert!(!config.lines().any(|line| line.starts_with("[[pages]]")), "{config}");
}

//! The verdicts and items of single changes, beyond the cases of rules.

use crate::memory::{PETS, configured, document, input, outline, reviewed};
use crate::{assert_explained, is_generic};

/// The schema of a file in OpenAPI 3.1.
const FILE: &str = "type: string, contentMediaType: application/octet-stream";

/// A document of these operations, each with its path, method and content.
fn operations(list: &[(&str, &str, &str)]) -> String {
    let (head, _) = PETS.split_once("paths:").expect("the paths");
    let paths = list.iter().map(|(path, method, rest)| {
        format!(
            "  {path}: {{ {method}: {{ {rest}, responses: {{ '204': {{ description: None }}, default: {{ \
             description: Error, content: {{ application/json: {{ schema: {{ type: object, properties: {{ \
             message: {{ type: string }} }} }} }} }} }}, '404': {{ description: None }} }} }} }}\n"
        )
    });
    format!("{head}paths:\n{}", paths.collect::<String>())
}

#[test]
fn other_media_type_of_the_only_body_breaks_deployed_clients() {
    let of = |media_type: &str| {
        let body = format!(
            "requestBody: {{ required: true, content: {{ {media_type}: {{ schema: {{ type: string }} }} }} }}"
        );
        operations(&[("/pets", "post", &format!("operationId: addPet, tags: [Pets], {body}"))])
    };
    for (old, new, expected) in [
        ("text/plain", "application/json", "wire request-media-type-removed"),
        ("text/plain", "'text/plain; charset=utf-8'", "behavior request-media-type-preferred"),
    ] {
        let report = reviewed(document(&of(old)), document(&of(new)));
        let lines = outline(&report);
        assert!(
            lines.iter().any(|line| line.replace("wire+source", "wire").starts_with(expected)),
            "{lines:?}"
        );
        assert!(!lines.iter().any(|line| line.contains("media-type-added")), "{lines:?}");
    }
}

#[test]
fn default_of_an_optional_parameter_is_behavior_of_the_server() {
    let of = |schema: &str| {
        let parameter = format!(
            "parameters: [{{ name: limit, in: query, schema: {{ type: integer{schema} }} }}]"
        );
        operations(&[(
            "/pets",
            "get",
            &format!("operationId: listPets, tags: [Pets], {parameter}"),
        )])
    };
    for (old, new) in
        [(", default: 10", ", default: 20"), ("", ", default: 20"), (", default: 10", "")]
    {
        let report = reviewed(document(&of(old)), document(&of(new)));
        assert_eq!(
            outline(&report),
            ["behavior parameter-default-changed listPets, the query parameter `limit`"],
            "{old} {new}"
        );
    }
}

/// Deployed clients do not send what the new server requires, whoever sets it.
#[test]
fn value_that_clients_may_omit_and_servers_require_is_wire() {
    const CLIENT: &str =
        "[[client-parameter]]\nname = \"X-Kind\"\nsetter = \"kind\"\ndocs = \"The kind.\"\n";
    let of = |parameter: &str, tables: &str| {
        let rest = match parameter {
            "" => String::new(),
            rest => format!(", parameters: [{{ name: X-Kind, in: header, {rest} }}]"),
        };
        let list = format!("operationId: listPets, tags: [Pets]{rest}");
        configured(&operations(&[("/pets", "get", &list)]), tables)
    };
    let optional = "schema: { type: string }";
    let required = "required: true, schema: { type: string }";
    let default = "required: true, schema: { type: string, default: cat }";
    for (old, new, expected) in [
        (("", ""), (default, ""), "wire required-parameter-added"),
        (
            ("schema: { type: string, default: cat }", ""),
            (default, ""),
            "wire parameter-became-required",
        ),
        ((default, ""), (optional, ""), "behavior parameter-default-changed"),
        ((optional, CLIENT), (required, CLIENT), "wire parameter-became-required"),
        ((required, CLIENT), (optional, CLIENT), "additive parameter-became-optional"),
        ((optional, ""), (required, CLIENT), "wire+source parameter-became-required"),
    ] {
        let report = reviewed(of(old.0, old.1), of(new.0, new.1));
        assert_explained(&report);
        let lines = outline(&report);
        assert!(lines.iter().any(|line| line.starts_with(expected)), "{expected}: {lines:?}");
    }
}

/// Responses never have a write-only property, but requests need it.
#[test]
fn write_only_property_that_becomes_required_is_wire() {
    let of = |required: &str| {
        let schema = "{ $ref: '#/components/schemas/Pet' }";
        let operation = PETS.replace(
            "      operationId: listPets\n",
            &format!(
                "      operationId: listPets\n      requestBody: {{ required: true, content: {{ application/json: {{ schema: {schema} }} }} }}\n"
            ),
        );
        operation
            .replace(
                "    get:\n      operationId: listPets",
                "    post:\n      operationId: listPets",
            )
            .replace(
                "        name: { type: string }\n        age",
                "        name: { type: string, writeOnly: true }\n        age",
            )
            .replace(
                "      description: A pet.\n",
                &format!("      description: A pet.\n{required}"),
            )
    };
    let (optional, required) = (of(""), of("      required: [name]\n"));
    for (old, new, expected) in [
        (&optional, &required, "wire+source property-became-required Pet, the property `name`"),
        (&required, &optional, "source property-became-optional Pet, the property `name`"),
    ] {
        assert_eq!(outline(&reviewed(document(old), document(new))), [expected]);
    }
}

#[test]
fn fingerprint_of_an_equal_change_covers_only_its_operations() {
    let of = |count: usize, parameters: &str| {
        let list: Vec<(String, String)> = (0..count)
            .map(|at| (format!("/p{at}"), format!("operationId: op{at}, tags: [Pets]{parameters}")))
            .collect();
        let list: Vec<(&str, &str, &str)> =
            list.iter().map(|(path, rest)| (path.as_str(), "get", rest.as_str())).collect();
        operations(&list)
    };
    let header = ", parameters: [{ name: X-Beta, in: header, schema: { type: string } }]";
    let fingerprint = |count: usize, edit: fn(String) -> String| {
        let report = reviewed(document(&of(count, header)), document(&edit(of(count, ""))));
        let found = report.entries.iter().find(|entry| entry.rule.name() == "parameter-removed");
        found.expect("the entry").fingerprint.clone()
    };
    assert_ne!(fingerprint(6, |text| text), fingerprint(7, |text| text));
    let unrelated = |text: String| text.replace("message:", "text:");
    assert_eq!(fingerprint(6, |text| text), fingerprint(6, unrelated));
}

#[test]
fn operations_that_use_a_type_are_counted_and_some_are_listed() {
    let (head, rest) = PETS.split_once("paths:\n").expect("the paths");
    let paths = (0..150).map(|at| {
        format!(
            "  /p{at}: {{ get: {{ operationId: op{at}, tags: [Pets], responses: {{ '200': {{ description: A pet, \
             content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Pet' }} }} }} }} }} }} }}\n"
        )
    });
    let text = format!("{head}paths:\n{}{rest}", paths.collect::<String>());
    let report = reviewed(document(&text), document(&text.replace("age:", "years:")));
    let entry = &report.entries[0];
    assert_eq!((entry.uses.len(), entry.use_count), (100, 152), "{:?}", outline(&report));
}

/// The errors of a tag are one type, which an operation of another tag does not have.
#[test]
fn operation_in_another_tag_has_the_errors_of_that_tag() {
    let of = |tag: &str| {
        operations(&[
            ("/pets", "get", "operationId: listPets, tags: [Pets]"),
            ("/pets/a", "get", "operationId: getA, tags: [Pets]"),
            ("/shops", "get", "operationId: listShops, tags: [Shops]"),
            ("/shops/a", "get", &format!("operationId: moved, tags: [{tag}]")),
        ])
    };
    for (old, new) in [("Pets", "Shops"), ("Shops", "Pets")] {
        let report = reviewed(document(&of(old)), document(&of(new)));
        assert_explained(&report);
        let lines = outline(&report);
        assert!(lines.contains(&"source operation-renamed moved".to_owned()), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains("error-type-changed")), "{lines:?}");
    }
}

#[test]
fn every_renamed_item_is_in_an_entry() {
    let of = |tag: &str, id: &str| {
        operations(&[
            ("/pets", "get", &format!("operationId: {id}, tags: [{tag}]")),
            ("/pets/a", "get", &format!("operationId: getA, tags: [{tag}]")),
        ])
    };
    let report = reviewed(document(&of("Pets", "list")), document(&of("Animals", "list")));
    let broken: Vec<&str> = report
        .entries
        .iter()
        .flat_map(|entry| &entry.broken)
        .map(|item| item.path.as_str())
        .collect();
    // The tag of a path that stays is another tag: its items are those of the operations.
    for path in ["pets::Pets", "pets::PetsError"] {
        assert!(broken.contains(&path), "{path}: {broken:?}");
    }
    assert!(!report.entries.iter().any(is_generic), "{:?}", outline(&report));
}

/// A part of a form breaks deployed clients only if the server does not accept the old one.
#[test]
fn part_is_wire_if_the_old_one_is_not_accepted() {
    let of = |schema: &str, encoding: &str| {
        let content = format!(
            "content: {{ multipart/form-data: {{ schema: {{ type: object, properties: {{ part: {{ {schema} }} }} }}, \
             encoding: {{ part: {{ {encoding} }} }} }} }}"
        );
        let body = format!("requestBody: {{ required: true, {content} }}");
        let rest = format!("operationId: addPet, tags: [Pets], {body}");
        operations(&[("/pets", "post", &rest)]).replace("openapi: 3.0.3", "openapi: 3.1.0")
    };
    let header = |name: &str, rest: &str| format!("{name}: {{ {rest} }}");
    let headers = |list: &[String]| format!("headers: {{ {} }}", list.join(", "));
    let (text, number) = ("schema: { type: string }", "schema: { type: integer }");
    let required = header("X-A", &format!("required: true, {text}"));
    let list = "type: array, items: { type: string }";
    for (schema, old, new, expected) in [
        (
            list,
            "style: form, explode: false".to_owned(),
            "style: form, explode: true".to_owned(),
            "behavior",
        ),
        (
            "type: string",
            headers(std::slice::from_ref(&required)),
            headers(&[required.clone(), header("X-B", text)]),
            "additive",
        ),
        (
            "type: string",
            headers(&[header("X-A", text)]),
            headers(std::slice::from_ref(&required)),
            "wire",
        ),
        (
            "type: string",
            headers(&[header("X-A", text)]),
            headers(&[header("X-A", number)]),
            "wire",
        ),
        (
            FILE,
            "contentType: image/png".to_owned(),
            "contentType: 'image/png, image/gif'".to_owned(),
            "additive",
        ),
        (
            FILE,
            "contentType: 'image/png, image/gif'".to_owned(),
            "contentType: image/png".to_owned(),
            "wire",
        ),
    ] {
        let report = reviewed(document(&of(schema, &old)), document(&of(schema, &new)));
        let lines = outline(&report);
        let found = lines.iter().find(|line| line.contains(" part-changed "));
        let is_expected = |line: &String| line.split([' ', '+']).next() == Some(expected);
        assert!(found.is_some_and(is_expected), "{old} {new}: {lines:?}");
    }
}

#[test]
fn job_whose_operation_is_only_renamed_is_the_same() {
    let read = |side: &str| {
        let path = sailwright_tests::home().join("review/job-changed").join(side);
        std::fs::read_to_string(path).expect("a file")
    };
    let (text, config) = (read("old.yaml"), read("old.toml"));
    let of = |id: &str| {
        let renamed = |text: &str| text.replace("getExport", id);
        input(&[("old.yaml", &renamed(&text))], &renamed(&config))
    };
    let lines = outline(&reviewed(of("getExport"), of("readExport")));
    assert!(lines.iter().any(|line| line.contains("operation-renamed")), "{lines:?}");
    assert!(!lines.iter().any(|line| line.contains("job-changed")), "{lines:?}");
}

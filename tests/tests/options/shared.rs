//! Types that several documents share, and crates without operations.

use std::path::PathBuf;

use sailwright::Source;

use super::pipeline::{Outcome, generate_by};
use super::{DOCUMENT, made};

/// Generates the crate of documents with these components. Each document sends its first component.
fn shared(documents: &[&str]) -> Outcome {
    let documents = documents.iter().map(|components| document(components, "requestBody"));
    crate_of(documents.collect())
}

/// Generates the crate of documents with the modules `v0`, `v1` and so on.
fn crate_of(documents: Vec<String>) -> Outcome {
    let path = |index| format!("{index}.yaml");
    let table = |index| format!("[[document]]\nmodule = \"v{index}\"\nroot = {:?}\n", path(index));
    let tables: String = (0..documents.len()).map(table).collect();
    let files = documents.into_iter().enumerate();
    let files = files.map(|(index, text)| (PathBuf::from(path(index)), text)).collect();
    let config = format!("[crate]\nname = \"shop\"\nshared-types = true\n{tables}");
    generate_by(&Source::Memory(files), &config)
}

/// Returns a document with components, the first of which is a request body or a response.
fn document(components: &str, part: &str) -> String {
    let first = components.split(':').next().unwrap_or_default().trim();
    let content = format!(
        "content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{first}' }} }} }}"
    );
    let (body, response) = match part {
        "requestBody" => (format!("requestBody: {{ {content} }}\n      "), String::new()),
        _ => (String::new(), format!(", {content}")),
    };
    let components = components.replace('\n', "\n    ");
    format!(
        "openapi: 3.0.3\ninfo: {{ title: Shop, version: '1' }}\npaths:\n  /a:\n    post:\n      {body}\
         responses: {{ '200': {{ description: Done{response} }} }}\ncomponents:\n  schemas:\n    {components}\n"
    )
}

const PET: &str =
    "Pet: { type: object, properties: { owner: { $ref: '#/components/schemas/Owner' } } }";
const OWNER: &str =
    "Owner: { type: object, properties: { pet: { $ref: '#/components/schemas/Pet' } } }";

#[test]
fn types_that_refer_to_each_other_are_shared_together() {
    let same = format!("{PET}\n{OWNER}");
    let made = shared(&[&same, &same]);
    assert_eq!(made.names("src/types/"), ["owner", "pet"]);
    assert!(made.names("src/v0/types/").is_empty() && made.names("src/v1/types/").is_empty());
    assert!(made.file("src/v1/types/mod.rs").contains("pub use crate::types::{Owner, Pet};"));
}

#[test]
fn types_that_refer_to_a_different_type_are_not_shared() {
    let same = format!("{PET}\n{OWNER}");
    let other = same.replace("{ pet:", "{ age: { type: integer }, pet:");
    let made = shared(&[&same, &other]);
    assert!(made.names("src/types/").is_empty(), "{:?}", made.names("src/types/"));
    assert_eq!(made.names("src/v1/types/"), ["owner", "pet"]);
}

#[test]
fn documentation_distinguishes_types() {
    let pet = "Pet: { type: object, description: A dog, properties: { id: { type: string } } }";
    let made = shared(&[pet, &pet.replace("dog", "cat")]);
    assert!(made.names("src/types/").is_empty());
}

#[test]
fn name_of_several_shared_types_belongs_to_the_one_of_most_documents() {
    let pet = "Pet: { type: object, properties: { id: { type: string } } }";
    let other = &pet.replace("string", "integer");
    let made = shared(&[other, other, pet, pet, pet]);
    assert!(made.file("src/types/pet.rs").contains("pub id: Option<String>"));
    assert_eq!(made.names("src/v0/types/"), ["pet"]);
    assert_eq!(made.names("src/v1/types/"), ["pet"]);
    assert!(made.names("src/v2/types/").is_empty());
}

#[test]
fn shared_type_has_a_constructor_if_one_document_sends_it() {
    let pet = "Pet: { type: object, required: [id], properties: { id: { type: string } } }";
    let made = crate_of(["response", "requestBody"].map(|part| document(pet, part)).into());
    let text = made.file("src/types/pet.rs");
    assert!(text.contains("pub fn new(") && !text.contains("non_exhaustive"), "{text}");
}

#[test]
fn changed_type_moves_back_with_the_types_that_contain_it() {
    let leaf = |name: &str| {
        format!("{name}: {{ type: object, properties: {{ id: {{ type: string }} }} }}")
    };
    let pet = "Pet: { type: object, properties: { owner: { $ref: '#/components/schemas/Owner' }, kind: { $ref: '#/components/schemas/Kind' } } }";
    let page = "Page: { type: object, properties: { pet: { $ref: '#/components/schemas/Pet' }, link: { $ref: '#/components/schemas/Link' } } }";
    let same =
        [page.to_owned(), pet.to_owned(), leaf("Owner"), leaf("Kind"), leaf("Link")].join("\n");
    assert_eq!(
        shared(&[&same, &same]).names("src/types/"),
        ["kind", "link", "owner", "page", "pet"]
    );
    let changed = |from: &str, to: &str| {
        let other = same.replace(from, to);
        assert_ne!(other, same);
        let made = shared(&[&same, &other]);
        (made.names("src/types/").join(" "), made.names("src/v1/types/").join(" "))
    };
    // A type contains the types of its fields: `Page` of each document contains its own `Pet`.
    let (stays, moves) =
        changed("properties: { owner", "properties: { age: { type: integer }, owner");
    assert_eq!((stays.as_str(), moves.as_str()), ("kind link owner", "page pet"));
    let (stays, moves) =
        changed("properties: { pet", "properties: { total: { type: integer }, pet");
    assert_eq!((stays.as_str(), moves.as_str()), ("kind link owner pet", "page"));
    let (stays, moves) = changed(
        "Link: { type: object, properties: { id",
        "Link: { type: object, properties: { url",
    );
    assert_eq!((stays.as_str(), moves.as_str()), ("kind owner pet", "link page"));
}

#[test]
fn shared_type_is_an_error_if_it_is_the_error_body_of_one_document() {
    let fault = "Fault: { type: object, properties: { id: { type: string } } }";
    let text = document(fault, "response");
    let failed = text.replace("'200': { description: Done,", "'400': { description: Failed,");
    assert_ne!(failed, text);
    let made = crate_of(vec![text, failed]);
    assert!(made.file("src/types/fault.rs").contains("error_body! { Fault }"));
}

#[test]
fn types_only_crate_contains_all_components_and_no_client() {
    let more = "\n    Unused: { type: object, properties: { id: { type: string } } }\n";
    let text = DOCUMENT.replacen("  schemas:\n", &format!("  schemas:{more}"), 1);
    for runtime in ["crate", "embedded"] {
        let package = format!("types-only = true\nruntime = \"{runtime}\"");
        let made = super::made_of(&text, &package, "", "");
        assert!(made.names("src/types/").contains(&"unused"), "{:?}", made.names("src/types/"));
        let files: Vec<&String> = made.tree.keys().collect();
        let is_json = |path: &str| {
            ["types/", "sailwright_runtime/json/"].iter().any(|folder| path.starts_with(folder))
        };
        let other = files.iter().filter_map(|path| path.strip_prefix("src/"));
        let other: Vec<&str> = other.filter(|path| !is_json(path)).collect();
        let runtime_files = [
            "sailwright_runtime/error_body/describe.rs",
            "sailwright_runtime/error_body/macros.rs",
            "sailwright_runtime/error_body/mod.rs",
            "sailwright_runtime/error_body/types.rs",
            "sailwright_runtime/generated.rs",
            "sailwright_runtime/mod.rs",
            "sailwright_runtime/modules.rs",
        ];
        let expected: &[&str] = if runtime == "crate" { &[] } else { &runtime_files };
        assert_eq!(other, [&["lib.rs"], expected].concat());
        let manifest = made.file("Cargo.toml");
        assert!(!manifest.contains("reqwest") && !manifest.contains("client"), "{manifest}");
        assert!(made.tree.values().all(|text| !text.contains("feature = \"client\"")));
    }
}

#[test]
fn feature_for_types_does_not_enable_the_client() {
    let made = made("", "", "");
    assert!(made.file("Cargo.toml").contains("\ntypes = []\n"));
    assert!(
        made.file("src/lib.rs")
            .contains("#[cfg(feature = \"client\")]\n#[rustfmt::skip]\nmod client;")
    );
}

//! Changes of a document without an effect on clients.

use crate::memory::{PETS, document, input, outline, reviewed};
use crate::properties::reversed;

#[test]
fn reordered_document_has_no_changes() {
    let tree: serde_yaml::Value = serde_yaml::from_str(PETS).expect("YAML");
    let text = serde_yaml::to_string(&reversed(tree)).expect("YAML");
    assert!(outline(&reviewed(document(PETS), document(&text))).is_empty());
}

#[test]
fn schema_in_another_file_has_no_changes() {
    let (head, schema) = PETS.split_once("    Pet:\n").expect("the schema");
    let text = format!("{head}    Pet: {{ $ref: './Pet.yaml' }}\n");
    let schema: String = schema.lines().flat_map(|line| [&line[6..], "\n"]).collect();
    let config = "[crate]\nname = \"pets\"\n[[document]]\nroot = \"pets.yaml\"\n";
    let split = input(&[("pets.yaml", &text), ("Pet.yaml", &schema)], config);
    assert_eq!(outline(&reviewed(document(PETS), split)), Vec::<String>::new());
}

#[test]
fn changed_description_is_documentation() {
    let text = PETS.replace("description: A pet.", "description: An animal.");
    let lines = outline(&reviewed(document(PETS), document(&text)));
    assert_eq!(lines, ["doc type-docs-changed Pet"]);
}

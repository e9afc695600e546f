//! The pairs of documents, operations and types.

use sailwright::Source;
use sailwright::review::Input;
use sailwright_tests::home;

use crate::assert_explained;
use crate::memory::{PETS, configured, document, input, outline, reviewed};

#[test]
fn operation_with_another_id_has_the_same_path() {
    let text = PETS.replace("getPet", "fetchPet");
    let lines = outline(&reviewed(document(PETS), document(&text)));
    assert_eq!(lines, ["source operation-renamed fetchPet"]);
}

#[test]
fn operations_are_matched_by_rewritten_paths() {
    let text = PETS
        .replace("/v1'", "'")
        .replace("/pets:", "/pets/v2:")
        .replace("/pets/{id}:", "/pets/v2/{id}:")
        .replace("listPets", "listPetsV2")
        .replace("getPet", "getPetV2");
    let rewrite = "[review]\npath-rewrite = [{ from = \"/v1\", to = \"\" }, { from = \"/*/v2\", to = \"/*\" }]\n";
    let report = reviewed(document(PETS), configured(&text, rewrite));
    let lines = outline(&report);
    assert_eq!(
        lines,
        [
            "wire operation-moved Pets",
            "source operation-renamed getPetV2",
            "source operation-renamed listPetsV2",
            "behavior base-path-changed Pets",
        ]
    );
    assert_eq!(report.entries[0].uses, ["GET /pets", "GET /pets/{id}"]);
}

#[test]
fn change_of_shared_type_is_one_entry_with_its_operations() {
    let text = PETS.replace("age: { type: integer }", "age: { type: string }");
    let report = reviewed(document(PETS), document(&text));
    assert_eq!(outline(&report), ["wire+source property-type-changed Pet, the property `age`"]);
    assert_eq!(report.entries[0].uses, ["GET /pets", "GET /pets/{id}"]);
}

#[test]
fn inline_type_is_matched_by_its_use() {
    let text = PETS.replace("owner: { type: object,", "owner: { title: Keeper, type: object,");
    let report = reviewed(document(PETS), document(&text));
    let rules: Vec<&str> = report.entries.iter().map(|entry| entry.rule.name()).collect();
    assert!(rules.contains(&"type-renamed") && !rules.contains(&"type-removed"), "{rules:?}");
}

/// Equal inline types are one type. If they differ in the new crate, it is that of the first type that contains it.
#[test]
fn inline_type_of_several_types_is_matched_by_the_first_of_them() {
    let cat = "    Cat: { type: object, properties: { owner: { type: object, properties: { name: { type: string } } } } }\n";
    let old = format!("{PETS}{cat}").replace("/Pet' } } } }", "/Cat' } } } }");
    let text = old.replace(
        "owner: { type: object, properties: { name: { type: string } } }\n",
        "owner: { type: object, properties: { name: { type: string }, age: { type: integer } } }\n",
    );
    let lines = outline(&reviewed(document(&old), document(&text)));
    assert!(lines.contains(&"additive type-added Pet owner".to_owned()), "{lines:?}");
}

#[test]
fn documents_are_matched_by_title_without_a_module() {
    let config = |module: &str| {
        format!(
            "[crate]\nname = \"zoo\"\n[[document]]\nmodule = \"a{module}\"\nroot = \"a.yaml\"\n\
             [[document]]\nmodule = \"b{module}\"\nroot = \"b.yaml\"\n"
        )
    };
    let other = PETS.replace("title: Pets", "title: Shops");
    let files = [("a.yaml", PETS), ("b.yaml", other.as_str())];
    let report = reviewed(input(&files, &config("")), input(&files, &config("2")));
    let lines = outline(&report);
    let lines: Vec<_> = lines.iter().filter(|line| !line.contains("feature-")).collect();
    assert_eq!(lines, ["source module-renamed a2", "source module-renamed b2"]);
}

#[test]
fn equal_change_of_many_operations_is_one_entry() {
    let (head, _) = PETS.split_once("paths:").expect("the paths");
    let operation = |parameters: &str| {
        let paths = (0..6).map(|at| {
            format!("  /p{at}: {{ get: {{ operationId: op{at}, {parameters}responses: {{ '204': {{ description: None }} }} }} }}\n")
        });
        format!("{head}paths:\n{}", paths.collect::<String>())
    };
    let old = operation("parameters: [{ name: X-Beta, in: header, schema: { type: string } }], ");
    let report = reviewed(document(&old), document(&operation("")));
    assert_eq!(
        outline(&report),
        ["wire+source parameter-removed Pets, the header parameter `X-Beta`"]
    );
    assert_eq!(report.entries[0].uses.len(), 6);
}

#[test]
fn reference_that_one_side_has_lost_is_no_change() {
    let text = PETS.replace("#/components/schemas/Pet'", "./Pet.yaml'");
    let report = reviewed(document(PETS), document(&text));
    assert!(!report.lost.is_empty() && report.fails(&[]), "{:?}", outline(&report));
    assert!(reviewed(document(&text), document(&text)).lost.is_empty());
}

/// The two documents of this repository are versions of one API.
#[test]
fn every_difference_of_two_real_documents_has_a_cause() {
    let input = |spec: &str| {
        let root = home().parent().expect("the repository");
        let folder = root.join("spec").join(spec);
        let config = "[crate]\nname = \"sailpoint\"\n[[document]]\nroot = \"openapi.yaml\"\n\
                      [review]\npath-rewrite = [{ from = \"/v2024\", to = \"\" }, { from = \"/beta\", to = \"\" }]\n";
        Input::memory(Source::Disk { folder }, config).expect("a configuration")
    };
    assert_explained(&reviewed(input("v2024"), input("beta")));
    assert_explained(&reviewed(input("beta"), input("v2024")));
}

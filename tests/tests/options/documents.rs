//! Where documents come from, and what is known of them.

use super::{DOCUMENT, Outcome, made, made_of};

#[test]
fn overlays() {
    let made = made("", "overlays = [\"spec/overlay.yaml\"]", "");
    assert!(made.names("src/owners_v2/").is_empty(), "the overlay removes the path");
    assert_eq!(made.report, "");
}

#[test]
fn allow_outside() {
    let allowed = far("allow-outside = true", "");
    assert!(allowed.tree.values().any(|text| text.contains("pub far: Option<String>")));
    assert!(far("", "").report.contains("reference-outside-folder"));
}

#[test]
fn module() {
    let made = made("", "module = \"v7\"", "");
    assert!(made.file("src/v7/pets/get_pet.rs").contains("use crate::v7::"));
    assert!(
        made.file("src/v7/mod.rs").contains("pub fn v7(&self)"),
        "{}",
        made.file("src/v7/mod.rs")
    );
    assert!(made.file("Cargo.toml").contains("\nv7 = [\"v7-owners-v2\", \"v7-pets\"]\n"));
}

#[test]
fn accept() {
    let rule =
        "[[accept]]\ncode = \"reference-outside-folder\"\nat = \"spec/*\"\nreason = \"known\"";
    assert_eq!(far("", rule).report, "");
}

/// What is made of a document that refers to a file outside of its folder.
fn far(document: &str, tables: &str) -> Outcome {
    let money = "$ref: '#/components/schemas/Money'";
    made_of(&DOCUMENT.replace(money, "$ref: '../far.yaml'"), "", document, tables)
}

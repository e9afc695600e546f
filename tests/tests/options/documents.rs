//! Options of a document: the table `[[document]]` and accepted diagnostics.

use super::{DOCUMENT, Outcome, made, made_of};

#[test]
fn overlay_removes_a_path() {
    let made = made("", "overlays = [\"spec/overlay.yaml\"]", "");
    assert!(made.names("src/owners_v2/").is_empty(), "the overlay removes the path");
    assert_eq!(made.report, "");
}

#[test]
fn reference_out_of_the_folder_requires_allow_outside() {
    let allowed = far("allow-outside = true", "");
    assert!(allowed.tree.values().any(|text| text.contains("pub far: Option<String>")));
    assert!(far("", "").report.contains("reference-outside-folder"));
}

#[test]
fn module_contains_the_code_of_the_document() {
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
fn tags_of_an_optional_document_are_not_enabled_by_default() {
    let made = made("name = \"zoo\"", "module = \"v7\"\noptional = true", "");
    assert!(
        made.file("Cargo.toml")
            .contains("\ndefault = [\"client\", \"gzip\", \"http2\", \"rustls-ring\"]\n"),
        "{}",
        made.file("Cargo.toml")
    );
    assert!(made.file("Cargo.toml").contains("\nv7 = [\"v7-owners-v2\", \"v7-pets\"]\n"));
    let readme = made.file("README.md");
    assert!(readme.contains("\nzoo = { version = \"0.1.0\", features = [\"v7-"), "{readme}");
    assert!(readme.contains("No tag is enabled by default."), "{readme}");
    assert!(readme.contains("| `v7` | all tags of `v7` |"), "{readme}");
}

#[test]
fn required_server_variable_has_no_default() {
    let servers =
        "servers: [{ url: 'https://{host}/v1', variables: { host: { default: a.test } } }]\npaths:";
    let text = DOCUMENT.replacen("paths:", servers, 1);
    let default = |document| {
        let made = made_of(&text, "", document, "");
        assert_eq!(made.report, "");
        made.file("src/client.rs").contains("= Some(\"https://a.test\");")
    };
    assert!(default(""));
    assert!(!default("required-server-variables = [\"host\"]"));
}

#[test]
fn accepted_diagnostic_is_not_reported() {
    let rule =
        "[[accept]]\ncode = \"reference-outside-folder\"\nat = \"spec/*\"\nreason = \"known\"";
    assert_eq!(far("", rule).report, "");
}

/// Generates the crate of a document that refers to a file outside of its folder.
fn far(document: &str, tables: &str) -> Outcome {
    let money = "$ref: '#/components/schemas/Money'";
    made_of(&DOCUMENT.replace(money, "$ref: '../far.yaml'"), "", document, tables)
}

//! Options of the crate: the table `[crate]` and its dependencies.

use super::{made, with};

#[test]
fn name_and_version_are_in_the_manifest() {
    let manifest = |package: &str| made(package, "", "").file("Cargo.toml").to_owned();
    assert!(manifest("").contains("name = \"pet-store\"\nversion = \"0.1.0\"\n"), "from the title");
    let chosen = manifest("name = \"zoo\"\nversion = \"2.1.0\"");
    assert!(chosen.contains("name = \"zoo\"\nversion = \"2.1.0\"\n"), "{chosen}");
}

#[test]
fn description_and_docs_are_in_the_manifest_and_crate_documentation() {
    let made = made("description = \"All pets.\"\ndocs = \"Not *official*.\"", "", "");
    assert!(made.file("Cargo.toml").contains("description = \"All pets.\""));
    assert!(made.file("src/lib.rs").contains("//! All pets.\n//!\n//! Not *official*.\n"));
}

#[test]
fn workspace_option_inherits_edition_and_lints() {
    let manifest = |package: &str| made(package, "", "").file("Cargo.toml").to_owned();
    let inside = manifest("workspace = true");
    assert!(
        inside.contains("edition.workspace = true") && inside.contains("[lints]\nworkspace = true")
    );
    assert!(manifest("").contains("edition = \"2024\"") && !manifest("").contains("[lints]"));
}

#[test]
fn dependencies_are_added_to_the_manifest() {
    let made =
        with("[dependencies]\njiff = { version = \"0.2\", features = [\"serde\"] }\nmoney = \"3\"");
    let manifest = made.file("Cargo.toml");
    assert!(manifest.contains("\nmoney = \"3\"\n"), "{manifest}");
    assert!(
        manifest.contains(
            "\njiff = { version = \"0.2\", default-features = false, features = [\"serde\"]"
        ),
        "{manifest}"
    );
}

#[test]
fn tables_are_merged_into_the_manifest() {
    let made = made(
        "[crate.manifest.package]\nlicense = \"MIT\"\n[crate.manifest.badges]\na = { b = 1 }",
        "",
        "",
    );
    let manifest = made.file("Cargo.toml");
    assert!(manifest.contains("\nlicense = \"MIT\"\n"), "{manifest}");
    assert!(manifest.contains("\n[badges.a]\nb = 1\n"), "{manifest}");
}

#[test]
fn crate_with_the_runtime_as_a_dependency_contains_no_runtime() {
    let made = made("runtime = \"crate\"", "", "");
    let manifest = made.file("Cargo.toml");
    assert!(manifest.contains("\n[dependencies]\nsailwright-runtime = { version = "), "{manifest}");
    assert!(!manifest.contains("reqwest"), "{manifest}");
    assert!(made.names("src/sailwright_runtime/").is_empty());
}

#[test]
fn out_is_the_output_folder_with_a_default() {
    let folder = |text: &str| sailwright::Config::read(text).expect("a configuration").package.out;
    let document = "[[document]]\nroot = \"a.yaml\"\n";
    assert_eq!(folder(&format!("[crate]\nout = \"here\"\n{document}")).to_string_lossy(), "here");
    assert_eq!(folder(&format!("[crate]\n{document}")).to_string_lossy(), "generated");
}

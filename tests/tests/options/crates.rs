//! Options of the crate: the table `[crate]` and its dependencies.

use std::fs;
use std::process::Command;

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
fn description_for_a_registry_is_in_the_manifest() {
    let manifest = made("", "", "").file("Cargo.toml").to_owned();
    assert!(manifest.contains("description = \"A client for Pet Store\"\n"), "{manifest}");
    assert!(manifest.contains("\n[package.metadata.docs.rs]\nall-features = true\n"), "{manifest}");
    let table = "license = \"MIT\"\nrepository = \"https://example.com/r\"\nreadme = \"ABOUT.md\"\n\
                 homepage = \"https://example.com\"\ndocumentation = \"https://example.com/d\"\n\
                 keywords = [\"pets\"]\ncategories = [\"api-bindings\"]\nauthors = [\"Ada\"]\n\
                 publish = false\nrust-version = \"1.90\"";
    let manifest = made(table, "", "").file("Cargo.toml").to_owned();
    for line in table.lines() {
        assert!(manifest.contains(&format!("\n{line}\n")), "{line}: {manifest}");
    }
}

#[test]
fn embedded_crate_can_be_packaged() {
    let made = made("license = \"MIT\"", "", "");
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in &made.tree {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file of the crate");
    }
    // The dependencies that are present offline.
    let lock = sailwright_tests::home().join("../Cargo.lock");
    fs::copy(lock, folder.path().join("Cargo.lock")).expect("a lock file");
    let output = Command::new(env!("CARGO"))
        .args(["package", "--offline", "--no-verify", "--allow-dirty"])
        .current_dir(folder.path())
        .env("CARGO_TARGET_DIR", folder.path().join("target"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(folder.path().join("target/package/pet-store-0.1.0.crate").exists());
}

#[test]
fn modules_written_by_hand_are_declared() {
    let made = made("modules = [\"extra\"]", "", "");
    assert!(made.file("src/lib.rs").contains("\npub mod extra;\n"));
    assert!(!made.tree.contains_key("src/extra.rs"));
}

#[test]
fn module_with_the_name_of_a_generated_item_is_an_error() {
    for name in ["pets", "types", "client", "runtime", "Error"] {
        let made = made(&format!("modules = [\"extra\", \"{name}\"]"), "", "");
        assert!(made.tree.is_empty(), "{name}");
        let message = format!(
            "error[module-collision]: the crate has a generated item with the name `{name}`"
        );
        assert!(made.report.contains(&message), "{}", made.report);
        assert!(made.report.contains("sailwright.toml:2:21"), "{}", made.report);
    }
}

#[test]
fn header_has_the_document_and_the_command() {
    let header = |package: &str| {
        made(package, "", "").file("src/client.rs").lines().next().map(str::to_owned)
    };
    let expected = |command: &str| {
        Some(format!(
            "// @generated by sailwright from spec/pets.yaml. Do not edit; run `{command}`."
        ))
    };
    assert_eq!(header(""), expected("sailwright generate"));
    assert_eq!(header("command = \"make client\""), expected("make client"));
}

#[test]
fn crate_with_the_runtime_as_a_dependency_contains_no_runtime() {
    let made = made("runtime = \"crate\"", "", "");
    let manifest = made.file("Cargo.toml");
    assert!(manifest.contains("\n[dependencies]\nsailwright-runtime = { version = "), "{manifest}");
    assert!(!manifest.contains("\nreqwest = "), "{manifest}");
    assert!(made.names("src/sailwright_runtime/").is_empty());
}

#[test]
fn out_is_the_output_folder_with_a_default() {
    let folder = |text: &str| sailwright::Config::read(text).expect("a configuration").package.out;
    let document = "[[document]]\nroot = \"a.yaml\"\n";
    assert_eq!(folder(&format!("[crate]\nout = \"here\"\n{document}")).to_string_lossy(), "here");
    assert_eq!(folder(&format!("[crate]\n{document}")).to_string_lossy(), "generated");
}

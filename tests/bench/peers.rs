//! The generators that we stand beside, as crates.io has them: how each is called, and what it needs.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::repair::Repair;

/// A generator.
pub struct Tool {
    /// The name of its package.
    pub name: &'static str,
    /// Its program.
    pub program: &'static str,
    /// Makes a crate of a document in an empty folder.
    pub generate: fn(&Path, &Path) -> Command,
    /// What is left to do until the folder is a crate.
    pub finish: fn(&Path),
    /// What it cannot do without, in the order in which it is tried.
    pub repairs: &'static [Repair],
}

/// All that are known here.
pub const PEERS: [Tool; 4] = [
    Tool {
        name: "oas3-gen",
        program: "oas3-gen",
        generate: |document, folder| {
            let mut command = Command::new("oas3-gen");
            command.args(["generate", "client-mod", "--workspace", "-i"]);
            command.arg(document).arg("-o").arg(folder);
            command
        },
        finish: |_| {},
        repairs: &[Repair::Types, Repair::PathParameters, Repair::Lists],
    },
    Tool {
        name: "openapi-to-rust",
        program: "openapi-to-rust",
        generate: |document, folder| {
            let mut command = Command::new("openapi-to-rust");
            command.arg("generate").arg(document).current_dir(folder);
            command
        },
        finish: openapi_to_rust,
        repairs: &[Repair::Types],
    },
    Tool {
        name: "ploidy",
        program: "ploidy",
        generate: |document, folder| {
            let mut command = Command::new("ploidy");
            command.args(["generate", "rust"]).arg(document).arg("-o").arg(folder);
            command
        },
        finish: |_| {},
        repairs: &[Repair::Types, Repair::PathParameters],
    },
    Tool {
        name: "progenitor",
        program: "cargo-progenitor",
        generate: |document, folder| {
            let mut command = Command::new("cargo-progenitor");
            command.args(["progenitor", "-n", "peer", "-v", "0.1.0", "-i"]);
            command.arg(document).arg("-o").arg(folder);
            command
        },
        finish: |_| {},
        repairs: &[
            Repair::Types,
            Repair::PathParameters,
            Repair::OperationIds,
            Repair::Defaults,
            Repair::MediaTypes,
            // Without these two it writes what does not compile; so they come before what it always needs.
            Repair::Enums,
            Repair::Titles,
            Repair::Bodies,
        ],
    },
];

/// It writes a module, and the dependencies of it beside it.
fn openapi_to_rust(folder: &Path) {
    let dependencies = fs::read_to_string(folder.join("src/generated/REQUIRED_DEPS.toml"));
    let package = "[package]\nname = \"peer\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n";
    let manifest = format!("{package}{}", dependencies.unwrap_or_default());
    let _ = fs::write(folder.join("Cargo.toml"), manifest);
    let _ = fs::write(folder.join("src/lib.rs"), "pub mod generated;\n");
}

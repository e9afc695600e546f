//! The other generators on crates.io: their commands, and the document changes that they require.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::correction::Correction;

/// A generator.
pub struct Tool {
    /// Name of the package.
    pub name: &'static str,
    /// Name of the program.
    pub program: &'static str,
    /// Returns the command that generates a crate in an empty folder.
    pub generate: fn(&Path, &Path) -> Command,
    /// Completes the output so that the folder is a crate.
    pub finish: fn(&Path),
    /// Required changes of documents, in the order in which they are tried.
    pub corrections: &'static [Correction],
}

/// All other generators.
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
        corrections: &[Correction::Types, Correction::PathParameters, Correction::Lists],
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
        corrections: &[Correction::Types],
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
        corrections: &[Correction::Types, Correction::PathParameters],
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
        corrections: &[
            Correction::Types,
            Correction::PathParameters,
            Correction::OperationIds,
            Correction::Defaults,
            Correction::MediaTypes,
            // Without these two the output does not compile, so they precede the one that is always required.
            Correction::Enums,
            Correction::Titles,
            Correction::Bodies,
        ],
    },
];

/// Makes a crate of the module and the list of dependencies that openapi-to-rust writes.
fn openapi_to_rust(folder: &Path) {
    let dependencies = fs::read_to_string(folder.join("src/generated/REQUIRED_DEPS.toml"));
    let package = "[package]\nname = \"peer\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n";
    let manifest = format!("{package}{}", dependencies.unwrap_or_default());
    let _ = fs::write(folder.join("Cargo.toml"), manifest);
    let _ = fs::write(folder.join("src/lib.rs"), "pub mod generated;\n");
}

//! Release builds of a client of 38 operations, and of an application that calls 20 of them, after a change of the client.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure::{self, Cost};
use crate::peers::Tool;

const OURS: &str = include_str!("application/ours.rs");
const OPENAPI_TO_RUST: &str = include_str!("application/openapi_to_rust.rs");

const HEAD: &str = "\
| release build after a change of the client | client: CPU s | application and client: CPU s |
|---|---|---|";

/// An application with its client, in a workspace of its own.
struct Application {
    tool: &'static str,
    folder: PathBuf,
    client: &'static str,
    target: PathBuf,
}

/// Builds all applications in turn, and returns a table with ratios to openapi-to-rust.
pub fn compare(
    repository: &Path,
    sailwright: &Path,
    document: &Path,
    peer: Option<&Tool>,
    runs: usize,
    scratch: &Path,
) -> Result<String, String> {
    let folder = tempfile::tempdir_in(scratch).map_err(|error| error.to_string())?;
    let mut all = Vec::new();
    for (tool, runtime) in [
        ("sailwright, `runtime = \"crate\"`", "crate"),
        ("sailwright, `runtime = \"embedded\"`", "embedded"),
    ] {
        let folder = folder.path().join(runtime);
        let client = folder.join("client");
        let mut command = Command::new(sailwright);
        command.args(["generate", "--crate", "ours", "--runtime", runtime, "--spec"]);
        generate(command.arg(document).arg("--out").arg(&client))?;
        let lock = repository.join("Cargo.lock");
        all.push(Application::new(tool, folder, "ours", OURS, Some(&lock), repository, scratch)?);
    }
    if let Some(peer) = peer {
        let folder = folder.path().join(peer.name);
        let client = folder.join("client");
        fs::create_dir_all(&client).map_err(|error| error.to_string())?;
        generate(&mut (peer.generate)(document, &client))?;
        (peer.finish)(&client);
        let text = OPENAPI_TO_RUST;
        all.push(Application::new(peer.name, folder, "peer", text, None, repository, scratch)?);
    }
    let clients = in_turn(&all, runs, scratch, true)?;
    let applications = in_turn(&all, runs, scratch, false)?;
    Ok(table(&all, &clients, &applications))
}

impl Application {
    /// Writes the application next to its client, and builds both with their dependencies.
    fn new(
        tool: &'static str,
        folder: PathBuf,
        client: &'static str,
        text: &str,
        lock: Option<&Path>,
        repository: &Path,
        scratch: &Path,
    ) -> Result<Self, String> {
        let runtime = fs::canonicalize(repository.join("templates")).unwrap_or_default();
        let runtime = serde_json::Value::from(runtime.to_string_lossy().into_owned());
        let mut manifest = format!(
            "[package]\nname = \"application\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [workspace]\n\n[dependencies]\n{client} = {{ path = \"client\" }}\n\
             tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n"
        );
        let client_manifest = fs::read_to_string(folder.join("client/Cargo.toml"));
        if client_manifest.unwrap_or_default().contains("sailwright-runtime") {
            manifest.push_str("\n[patch.crates-io.sailwright-runtime]\npath = ");
            manifest.push_str(&runtime.to_string());
            manifest.push('\n');
        }
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        fs::create_dir_all(folder.join("src")).map_err(failed)?;
        fs::write(folder.join("Cargo.toml"), manifest).map_err(failed)?;
        fs::write(folder.join("src/main.rs"), text).map_err(failed)?;
        if let Some(lock) = lock {
            fs::copy(lock, folder.join("Cargo.lock")).map_err(failed)?;
        }
        let this = Self { tool, folder, client, target: scratch.join("target") };
        // The application adds features to the dependencies of its client, so that both are built before they are measured.
        for client_only in [true, false] {
            let output = this.build(client_only).output().map_err(|error| error.to_string())?;
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            let first = text.lines().find(|line| line.starts_with("error")).unwrap_or("not built");
            if !output.status.success() {
                return Err(format!("{tool}: {first}"));
            }
        }
        Ok(this)
    }

    /// Changes the modification time of the client, and returns the command that builds it again.
    fn rebuild(&self, client_only: bool) -> Command {
        let root = self.folder.join("client/src/lib.rs");
        let text = fs::read_to_string(&root).unwrap_or_default();
        let _ = fs::write(root, text);
        self.build(client_only)
    }

    fn build(&self, client_only: bool) -> Command {
        let mut command = Command::new("cargo");
        command.args(["build", "--release"]).current_dir(&self.folder);
        if client_only {
            command.args(["--package", self.client]);
        }
        command.env("CARGO_TARGET_DIR", &self.target).env("CARGO_TERM_COLOR", "never");
        command.env_remove("RUSTFLAGS");
        command
    }
}

fn generate(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| error.to_string())?;
    let text = || String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(()) } else { Err(text()) }
}

fn in_turn(
    all: &[Application],
    runs: usize,
    scratch: &Path,
    client_only: bool,
) -> Result<Vec<Vec<Cost>>, String> {
    let commands: Vec<_> = all.iter().map(|one| move || one.rebuild(client_only)).collect();
    measure::in_turn(runs, scratch, &commands)
}

/// Returns a row for each application. A ratio is the median of the ratios of all turns.
fn table(all: &[Application], clients: &[Vec<Cost>], applications: &[Vec<Cost>]) -> String {
    let peer = all.iter().position(|one| one.client == "peer");
    let cell = |costs: &[Vec<Cost>], row: usize| {
        let cpu = measure::median(&costs[row]).cpu;
        let Some(peer) = peer.filter(|peer| *peer != row) else { return format!("{cpu:.1}") };
        let ratios = costs[row].iter().zip(&costs[peer]).map(|(cost, peer)| cost.cpu / peer.cpu);
        format!("{cpu:.1} ({:.2}x)", measure::middle(ratios.collect()))
    };
    let row = |(row, one): (usize, &Application)| {
        format!("\n| {} | {} | {} |", one.tool, cell(clients, row), cell(applications, row))
    };
    HEAD.to_owned() + &all.iter().enumerate().map(row).collect::<String>()
}

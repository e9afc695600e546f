//! Compilation of a generated crate, measured after its dependencies are compiled.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure;
use crate::row::Row;

/// A generated crate.
pub struct Crate {
    folder: PathBuf,
    target: PathBuf,
    sources: PathBuf,
}

impl Crate {
    /// Makes the folder a workspace of its own, with an optional lock file.
    pub fn new(folder: &Path, target: &Path, lock: Option<&Path>) -> Result<Self, String> {
        let manifest = folder.join("Cargo.toml");
        let failed = |error: std::io::Error| format!("{}: {error}", manifest.display());
        let text = fs::read_to_string(&manifest).map_err(failed)?;
        let ending = if text.contains("[workspace]") { "" } else { "\n[workspace]\n" };
        fs::write(&manifest, text + ending).map_err(failed)?;
        if let Some(lock) = lock {
            fs::copy(lock, folder.join("Cargo.lock")).map_err(failed)?;
        }
        let sources = folder.join("src");
        Ok(Self { folder: folder.to_owned(), target: target.to_owned(), sources })
    }

    /// Measures compilation and adds the costs to a row.
    pub fn measure(
        &self,
        runs: usize,
        scratch: &Path,
        release: bool,
        row: &mut Row,
    ) -> Result<(), String> {
        self.prepare(release).map_err(|why| format!("its dependencies do not compile: {why}"))?;
        row.crates = Some(self.dependencies());
        let check = self.timed(&["check"], runs, scratch);
        let check = check.map_err(|why| format!("does not compile: {why}"))?;
        row.note.push(format!("check run {}x", check.runs));
        row.check = Some(check);
        if release {
            let built = self.timed(&["build", "--release"], runs, scratch);
            let built = built.map_err(|why| format!("no release build: {why}"))?;
            row.note.push(format!("release run {}x", built.runs));
            row.release = Some(built);
        }
        Ok(())
    }

    /// Compiles the dependencies, with an empty crate.
    fn prepare(&self, release: bool) -> Result<(), String> {
        let aside = self.folder.join("src.aside");
        let failed = |error: std::io::Error| error.to_string();
        fs::rename(&self.sources, &aside).map_err(failed)?;
        fs::create_dir(&self.sources).map_err(failed)?;
        fs::write(self.sources.join("lib.rs"), "").map_err(failed)?;
        let mut done = self.run(&["check"]);
        if release && done.is_ok() {
            done = self.run(&["build", "--release"]);
        }
        fs::remove_dir_all(&self.sources).map_err(failed)?;
        fs::rename(&aside, &self.sources).map_err(failed)?;
        done
    }

    fn timed(
        &self,
        arguments: &[&str],
        runs: usize,
        scratch: &Path,
    ) -> Result<measure::Cost, String> {
        measure::medians(runs, scratch, || {
            let root = self.sources.join("lib.rs");
            let text = fs::read_to_string(&root).unwrap_or_default();
            let _ = fs::write(root, text);
            self.cargo(arguments)
        })
    }

    fn run(&self, arguments: &[&str]) -> Result<(), String> {
        let output = self.cargo(arguments).output().map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let first = text.lines().find(|line| line.starts_with("error")).unwrap_or("it failed");
        if output.status.success() { Ok(()) } else { Err(first.to_owned()) }
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command.args(arguments).current_dir(&self.folder);
        command.env("CARGO_TARGET_DIR", &self.target).env("CARGO_TERM_COLOR", "never");
        command.env("CARGO_INCREMENTAL", "0").env_remove("RUSTFLAGS");
        command
    }

    /// Counts the dependencies with default features.
    fn dependencies(&self) -> usize {
        let output = self.cargo(&["tree", "-e", "normal", "--prefix", "none"]).output();
        let text = output.map(|output| output.stdout).unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        let name = |line: &str| {
            let words: Vec<_> = line.split_whitespace().take(2).collect();
            words.join(" ")
        };
        let crates: BTreeSet<String> = text.lines().map(name).collect();
        crates.len().saturating_sub(1)
    }
}

/// Counts the lines and files of Rust below a folder.
pub fn count(folder: &Path) -> (usize, usize) {
    let (mut lines, mut files) = (0, 0);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            let (more_lines, more_files) = count(&path);
            lines += more_lines;
            files += more_files;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            lines += fs::read_to_string(&path).map_or(0, |text| text.lines().count());
            files += 1;
        }
    }
    (lines, files)
}

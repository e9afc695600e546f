//! Workspaces of generated crates, and the result of cargo commands in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// A cargo workspace of generated crates, outside of the repository's own.
pub struct Workspace {
    folder: PathBuf,
    packages: Vec<String>,
}

/// The result of a cargo command.
pub struct Verdict {
    /// Errors and warnings, each in one line. If empty, the command succeeded.
    pub problems: Vec<String>,
    /// Wall time in seconds.
    pub seconds: f64,
    /// Standard output of the program that cargo ran.
    #[allow(dead_code, reason = "not all tests run what they generate")]
    pub printed: String,
}

impl Workspace {
    /// Creates an empty workspace in a folder. All workspaces share the compiled dependencies.
    pub fn new(folder: &Path) -> Self {
        let _ = fs::remove_dir_all(folder.join("crates"));
        fs::create_dir_all(folder.join("crates")).expect("a folder");
        Self { folder: folder.to_path_buf(), packages: Vec::new() }
    }

    /// Writes a file of a crate and returns its path.
    #[allow(dead_code, reason = "not all tests run what they generate")]
    pub fn put(&self, name: &str, path: &str, text: &str) -> PathBuf {
        let file = self.folder.join("crates").join(name).join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        file
    }

    /// Writes the files of a crate.
    pub fn add(&mut self, name: &str, tree: &BTreeMap<String, String>) {
        for (path, text) in tree {
            self.put(name, path, text);
        }
        self.packages.push(name.to_owned());
        self.write_manifest();
    }

    /// Writes the manifest, and the lock file of the repository so that the dependencies have the same versions.
    fn write_manifest(&self) {
        let packages: Vec<_> =
            self.packages.iter().map(|name| format!("'crates/{name}'")).collect();
        let text = format!(
            "[workspace]\nresolver = '3'\n\
             members = [{}]\n\n[profile.dev]\ndebug = false\nincremental = false\n",
            packages.join(", ")
        );
        fs::write(self.folder.join("Cargo.toml"), text).expect("a manifest");
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, self.folder.join("Cargo.lock")).expect("a lock file");
    }

    /// Runs cargo offline, and collects the errors and warnings of rustc, clippy and rustdoc.
    pub fn run(&self, arguments: &[&str]) -> Verdict {
        let start = Instant::now();
        let output = Command::new(env!("CARGO"))
            .arg(arguments[0])
            .args(["--offline", "--message-format", "short"])
            .args(&arguments[1..])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled"))
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo");
        let text = String::from_utf8_lossy(&output.stderr);
        let mut problems: Vec<_> =
            text.lines().filter(|line| is_problem(line)).map(str::to_owned).collect();
        if !output.status.success() && problems.is_empty() {
            problems.push(format!("cargo failed: {}", text.trim()));
        }
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        Verdict { problems, seconds: start.elapsed().as_secs_f64(), printed }
    }
}

/// Returns whether a line of cargo is an error or a warning.
fn is_problem(line: &str) -> bool {
    let about_a_place = line.contains(": error") || line.contains(": warning");
    let summary = line.contains("could not compile") || line.contains("could not document");
    (about_a_place || line.starts_with("error") || line.starts_with("warning: unused"))
        && !summary
        && !line.contains("generated ")
}

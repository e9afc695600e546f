//! The size of a small program that uses one tag, compared with the same program written by hand.

use std::fs;
use std::path::Path;
use std::process::Command;

const OURS: &str = include_str!("size/ours.rs");
const BY_HAND: &str = include_str!("size/by_hand.rs");

/// The dependencies of the program written by hand, with the same TLS library as the client.
const BY_HAND_NEEDS: &str = r#"
reqwest = { version = "0.13", default-features = false, features = ["gzip", "http2", "json", "rustls-no-provider"] }
rustls = { version = "0.23", default-features = false, features = ["ring", "std", "tls12"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
"#;

/// Builds both programs with `--release`, stripped, and returns their sizes in a sentence.
pub fn compare(repository: &Path, scratch: &Path) -> String {
    let folder = scratch.join("size");
    let client = fs::canonicalize(repository.join("generated")).unwrap_or_default();
    let ours_needs = format!(
        "\nsailpoint = {{ path = {}, default-features = false, \
         features = [\"gzip\", \"http2\", \"rustls-ring\", \"v2024-recommendations\"] }}\n",
        serde_json::Value::from(client.to_string_lossy().into_owned())
    );
    let lock = repository.join("Cargo.lock");
    let program = |name: &str, text: &str, needs: &str| {
        build(&Program { folder: &folder.join(name), text, needs, lock: &lock, scratch })
    };
    let ours = program("ours", OURS, &ours_needs);
    let by_hand = program("by_hand", BY_HAND, BY_HAND_NEEDS);
    match (ours, by_hand) {
        (Ok(ours), Ok(by_hand)) => {
            #[allow(clippy::cast_precision_loss, reason = "no program is that large")]
            let ratio = ours as f64 / by_hand as f64;
            format!(
                "a program with all operations of one tag, release, stripped: {ours} bytes; the same by \
                 hand with reqwest and serde: {by_hand} bytes; ratio {ratio:.3}"
            )
        }
        (Err(problem), _) | (_, Err(problem)) => format!("the size of a program: {problem}"),
    }
}

/// A program that is built in a workspace of its own, so that no other crate adds features to its dependencies.
pub struct Program<'a> {
    pub folder: &'a Path,
    pub text: &'a str,
    /// Its dependencies, in addition to `tokio`.
    pub needs: &'a str,
    /// The versions of its dependencies.
    pub lock: &'a Path,
    pub scratch: &'a Path,
}

/// Builds a program with `--release`, stripped, and returns its size.
pub fn build(program: &Program<'_>) -> Result<u64, String> {
    let Program { folder, text, needs, lock, scratch } = *program;
    let manifest = format!(
        "[package]\nname = \"program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [profile.release]\nstrip = true\n\n[dependencies]\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}{needs}"
    );
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder.join("src")).map_err(failed)?;
    fs::write(folder.join("Cargo.toml"), manifest).map_err(failed)?;
    fs::write(folder.join("src/main.rs"), text).map_err(failed)?;
    fs::copy(lock, folder.join("Cargo.lock")).map_err(failed)?;
    let target = scratch.join("target");
    let output = Command::new("cargo")
        .args(["build", "--release"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("RUSTFLAGS")
        .output()
        .map_err(failed)?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let first = text.lines().find(|line| line.starts_with("error")).unwrap_or("not built");
        return Err(first.to_owned());
    }
    let program = target.join("release/program");
    fs::metadata(program).map(|program| program.len()).map_err(failed)
}

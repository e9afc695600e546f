//! The size and the crates of the smallest program by cargo features, next to those of the same program written by hand.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use crate::size::{Program, build};

const OURS: &str = include_str!("size/one_ours.rs");
const BY_HAND: &str = include_str!("size/one_by_hand.rs");

/// A set of cargo features of the client, with those of the libraries of the program by hand that have the same effect.
struct FeatureSet {
    name: &'static str,
    ours: &'static [&'static str],
    reqwest: &'static [&'static str],
    rustls: &'static [&'static str],
}

const SETS: [FeatureSet; 6] = [
    FeatureSet { name: "none", ours: &[], reqwest: &[], rustls: &[] },
    FeatureSet {
        name: "rustls-ring",
        ours: &["rustls-ring"],
        reqwest: &["rustls-no-provider"],
        rustls: &["ring"],
    },
    FeatureSet {
        name: "rustls-aws-lc",
        ours: &["rustls-aws-lc"],
        reqwest: &["rustls-no-provider"],
        rustls: &["aws_lc_rs"],
    },
    FeatureSet { name: "native-tls", ours: &["native-tls"], reqwest: &["native-tls"], rustls: &[] },
    FeatureSet {
        name: "default",
        ours: &["gzip", "http2", "rustls-ring"],
        reqwest: &["gzip", "http2", "rustls-no-provider"],
        rustls: &["ring"],
    },
    FeatureSet {
        name: "all",
        ours: &[
            "blocking",
            "brotli",
            "chrono",
            "gzip",
            "http2",
            "jiff",
            "native-tls",
            "reqwest-middleware",
            "rustls-aws-lc",
            "rustls-ring",
            "tower",
            "tracing",
            "zstd",
        ],
        reqwest: &["brotli", "gzip", "http2", "native-tls", "rustls-no-provider", "zstd"],
        rustls: &["aws_lc_rs", "ring"],
    },
];

/// Prints the table of the sets with these names, or of all.
pub fn run(names: &[String], repository: &Path, scratch: &Path) -> ExitCode {
    println!("| features | crates | bytes | crates by hand | bytes by hand | ratio of bytes |");
    println!("|---|---|---|---|---|---|");
    let sets =
        SETS.iter().filter(|set| names.is_empty() || names.iter().any(|name| name == set.name));
    let mut status = ExitCode::SUCCESS;
    for set in sets {
        match row(set, repository, scratch) {
            Ok(row) => println!("{row}"),
            Err(problem) => {
                println!("| `{}` | not built: {problem} | | | | |", set.name);
                status = ExitCode::FAILURE;
            }
        }
    }
    status
}

fn row(set: &FeatureSet, repository: &Path, scratch: &Path) -> Result<String, String> {
    let client = fs::canonicalize(repository.join("generated")).unwrap_or_default();
    let ours_needs = format!(
        "\nsailpoint = {{ path = {}, default-features = false, features = {:?} }}\n",
        serde_json::Value::from(client.to_string_lossy().into_owned()),
        [&["v2024-recommendations"], set.ours].concat()
    );
    let reqwest = [&["json"], set.reqwest].concat();
    let mut by_hand_needs = format!(
        "\nreqwest = {{ version = \"0.13\", default-features = false, features = {reqwest:?} }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n"
    );
    let mut by_hand = BY_HAND.to_owned();
    if let [provider, ..] = set.rustls {
        let features = [&["std", "tls12"], set.rustls].concat();
        let rustls = format!(
            "rustls = {{ version = \"0.23\", default-features = false, features = {features:?} }}\n"
        );
        by_hand_needs.push_str(&rustls);
        let install = format!(
            "    let _ = rustls::crypto::{provider}::default_provider().install_default();\n    let client ="
        );
        by_hand = by_hand.replacen("    let client =", &install, 1);
    }
    let (ours_crates, ours) = measure("ours", OURS, &ours_needs, repository, scratch)?;
    let (hand_crates, hand) = measure("by_hand", &by_hand, &by_hand_needs, repository, scratch)?;
    #[allow(clippy::cast_precision_loss, reason = "no program is that large")]
    let ratio = ours as f64 / hand as f64;
    Ok(format!("| `{}` | {ours_crates} | {ours} | {hand_crates} | {hand} | {ratio:.3} |", set.name))
}

/// Builds a program, and returns the number of its crates and its size.
fn measure(
    name: &str,
    text: &str,
    needs: &str,
    repository: &Path,
    scratch: &Path,
) -> Result<(usize, u64), String> {
    let folder = scratch.join("features").join(name);
    let lock = repository.join("Cargo.lock");
    let bytes = build(&Program { folder: &folder, text, needs, lock: &lock, scratch })?;
    let output = Command::new("cargo")
        .args(["tree", "--edges", "normal", "--prefix", "none"])
        .current_dir(&folder)
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut crates: Vec<_> = text.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    crates.sort_unstable();
    crates.dedup();
    Ok((crates.len().saturating_sub(1), bytes))
}

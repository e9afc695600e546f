//! The configurations in `examples/sailpoint-all`, with the documents in the folder `SAILWRIGHT_SAILPOINT`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use sailwright::config::Config;
use sailwright::{Source, generate};

/// The configurations, with the operations of their documents.
const DOCUMENTS: [(&str, usize); 4] = [("v2024", 716), ("v2026", 859), ("v1", 917), ("beta", 559)];

#[test]
fn configurations_are_valid() {
    for (name, _) in DOCUMENTS {
        let config = config(name);
        assert!(config.documents.iter().all(|document| document.optional), "{name}");
    }
}

/// No diagnostic is left: each is accepted with a reason, and no entry is unused.
#[test]
#[ignore = "needs the documents of SailPoint, in SAILWRIGHT_SAILPOINT"]
fn whole_documents_are_generated_without_diagnostics() {
    let folder = PathBuf::from(env::var("SAILWRIGHT_SAILPOINT").expect("SAILWRIGHT_SAILPOINT"));
    let is_checked = env::var("SAILWRIGHT_SAILPOINT_LEVEL").is_ok_and(|level| level == "check");
    for (name, operations) in DOCUMENTS {
        let mut config = config(name);
        config.package.manifest = manifest();
        let start = Instant::now();
        let output = generate(&Source::Disk { folder: folder.clone() }, &config);
        let seconds = start.elapsed().as_secs_f64();
        assert!(output.diagnostics.is_empty(), "{name}: {:#?}", output.diagnostics);
        for report in &output.documents {
            assert!(report.diagnostics.is_empty(), "{name}: {:#?}", report.diagnostics);
            assert_eq!(report.operations, operations, "{name}");
        }
        let tree = output.tree.expect("a crate");
        let lines: usize = tree.values().map(|text| text.lines().count()).sum();
        println!(
            "{name}: {operations} operations, {} files, {lines} lines, {seconds:.1} s",
            tree.len()
        );
        if is_checked {
            let target = tempfile::tempdir().expect("a folder");
            for (path, text) in &tree {
                let file = target.path().join(path);
                fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                fs::write(file, text).expect("a file");
            }
            check(name, target.path());
        }
    }
}

fn check(name: &str, folder: &Path) {
    let start = Instant::now();
    let status = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--all-features"])
        .env("CARGO_TARGET_DIR", root().join("target/sailpoint-all"))
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(folder)
        .status()
        .expect("cargo");
    assert!(status.success(), "{name}");
    println!("{name}: checked in {:.0} s", start.elapsed().as_secs_f64());
}

/// The runtime of this repository.
fn manifest() -> toml::Table {
    let path = toml::Value::String(root().join("templates").to_string_lossy().into_owned());
    let table = |key: &str, value| toml::Table::from_iter([(key.to_owned(), value)]);
    let runtime = table("sailwright-runtime", toml::Value::Table(table("path", path)));
    let mut manifest = table("dependencies", toml::Value::Table(runtime));
    manifest.insert("workspace".to_owned(), toml::Value::Table(toml::Table::new()));
    manifest
}

fn config(name: &str) -> Config {
    let path = root().join("examples/sailpoint-all").join(name).with_extension("toml");
    let text = fs::read_to_string(&path).expect("a configuration");
    Config::read(&text).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository")
}

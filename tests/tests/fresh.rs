//! The committed crate is what the documents, the configuration and the generator of this commit make.

use std::fs;
use std::path::Path;

use sailwright::config::Config;
use sailwright::load::Source;
use sailwright::{generate, render, sync};

#[test]
fn the_committed_crate_is_what_the_documents_say() {
    let root = sailwright_tests::home().parent().expect("the repository");
    let text = fs::read_to_string(root.join("sailwright.toml")).expect("the configuration");
    let config = Config::read(&text).expect("a configuration");
    let output = generate(&Source::Disk { folder: root.to_path_buf() }, &config);
    let tree = output.tree.expect("a crate");
    let plan = sync::plan(tree, &root.join(Path::new("generated")), render::MARK);
    let plan = plan.expect("a readable folder");
    assert!(plan.is_done(), "run `cargo run -p sailwright`\n{}", plan.report());
}

//! The committed crate is the output of the generator for the documents and the configuration of the same commit.

use std::fs;
use std::path::Path;

use sailwright::Source;
use sailwright::config::Config;
use sailwright::internal::render;
use sailwright::{generate, sync};

#[test]
fn committed_crate_equals_the_generated_crate() {
    let root = sailwright_tests::home().parent().expect("the repository");
    let text = fs::read_to_string(root.join("sailwright.toml")).expect("the configuration");
    let config = Config::read(&text).expect("a configuration");
    let output = generate(&Source::Disk { folder: root.to_path_buf() }, &config);
    let tree = output.tree.expect("a crate");
    let plan = sync::plan(tree, &root.join(Path::new("generated")), render::MARK);
    let plan = plan.expect("a readable folder");
    assert!(plan.is_done(), "run `cargo run -p sailwright`\n{}", plan.report());
}

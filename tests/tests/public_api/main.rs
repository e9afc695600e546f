//! The lists of public items: that of the runtime, which is checked in, and that of the committed crate.

mod runtime;

use std::collections::BTreeSet;
use std::fs;

use sailwright_runtime::source::PUBLIC_API;
use sailwright_tests::home;

#[test]
fn list_of_the_runtime_matches_its_sources() {
    let lines = runtime::lines();
    let text: String = lines.into_iter().map(|line| line + "\n").collect();
    if text == PUBLIC_API {
        return;
    }
    let path = home().join("../templates/public-api.txt");
    if std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        return fs::write(path, text).expect("a writable file");
    }
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) =
        (PUBLIC_API.lines().collect(), text.lines().collect());
    let added: Vec<_> = new.difference(&old).map(|line| format!("+ {line}")).collect();
    let removed: Vec<_> = old.difference(&new).map(|line| format!("- {line}")).collect();
    panic!(
        "run `INSTA_UPDATE=always cargo test -p sailwright-tests --test public_api`\n{}\n{}",
        removed.join("\n"),
        added.join("\n")
    );
}

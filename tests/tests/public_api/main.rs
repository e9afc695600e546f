//! The lists of public items: that of the runtime, which is checked in, and that of the committed crate.

mod runtime;
mod rustdoc;

use std::collections::BTreeSet;
use std::fs;

use sailwright::{Config, Source, generate};
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

#[test]
#[ignore = "needs a nightly toolchain, for the JSON of rustdoc"]
fn list_of_the_runtime_equals_that_of_rustdoc() {
    let outline = PUBLIC_API.lines().filter_map(outline).collect();
    compare(&outline, &rustdoc::outline("sailwright-runtime"));
}

#[test]
#[ignore = "needs a nightly toolchain, for the JSON of rustdoc"]
fn list_of_the_committed_crate_equals_that_of_rustdoc() {
    let text = list();
    let of_runtime: BTreeSet<&str> =
        PUBLIC_API.lines().filter(|line| !line.starts_with("Client")).collect();
    let own = text.lines().skip(2).filter(|line| !of_runtime.contains(line));
    compare(&own.filter_map(outline).collect(), &rustdoc::outline("sailpoint"));
}

/// Returns the list of the committed crate.
fn list() -> String {
    let root = home().parent().expect("the repository");
    let text = fs::read_to_string(root.join("sailwright.toml")).expect("the configuration");
    let config = Config::read(&text).expect("a configuration");
    let output = generate(&Source::Disk { folder: root.to_path_buf() }, &config);
    output.tree.expect("a crate").remove("public-api.txt").expect("the list")
}

/// Returns the path and the kind of an item, as rustdoc reports them; `None` if the line is another path of an item.
fn outline(line: &str) -> Option<String> {
    let (path, declaration) = line.split_once(": ").expect("a path");
    let path = path.replace("r#", "");
    let declaration = declaration.trim_start_matches("#[non_exhaustive] ");
    let declaration = match declaration.strip_prefix("impl<") {
        Some(rest) => &rest[end(rest)..],
        None => declaration.strip_prefix("impl").unwrap_or(declaration),
    };
    let declaration = declaration.trim_start();
    let is_impl = line.split_once(": ").is_some_and(|(_, text)| text.starts_with("impl"));
    let words = ["fn", "const fn", "async fn"];
    if words.iter().any(|word| declaration.starts_with(word)) {
        return Some(format!("{path}: fn"));
    }
    if is_impl {
        let name = declaration.split(['<', ' ']).next().unwrap_or_default();
        let name = name.rsplit("::").next().unwrap_or_default();
        return Some(format!("{path}: impl {name}"));
    }
    let word = declaration.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    (word != "use").then(|| format!("{path}: {word}"))
}

/// Returns the position after the bracket that closes generic parameters.
fn end(text: &str) -> usize {
    let mut depth = 1;
    for (position, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' if !text[..position].ends_with('-') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return position + 1;
        }
    }
    text.len()
}

fn compare(listed: &BTreeSet<String>, documented: &BTreeSet<String>) {
    // Items that a module exports in addition to the root are one line of the list.
    let is_alias =
        |line: &&String| line.split_once("::").is_some_and(|(_, rest)| listed.contains(rest));
    let missing: Vec<_> = documented.difference(listed).filter(|line| !is_alias(line)).collect();
    let surplus: Vec<_> = listed.difference(documented).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "missing {missing:#?}\nsurplus {surplus:#?}");
}

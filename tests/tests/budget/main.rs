//! Budgets: lines, crates, allocations and instructions, compared with `tests/budgets.toml`.
//!
//! A count above its budget is a regression, or a decision: write the new number into that file, and the reason into the
//! commit.

mod instructions;
mod medium;

use std::fs;
use std::path::Path;
use std::process::Command;

use sailwright::Config;
use sailwright_tests::budget;

/// The percentage by which a count may exceed its budget.
#[derive(Clone, Copy)]
enum Tolerance {
    None,
    Little = 2,
    Some = 10,
}

#[test]
fn lines_of_the_committed_crate_are_within_budget() {
    let (lines, files) = count(&repository().join("generated"));
    compare("output", Tolerance::Little, &[("sailpoint_lines", lines), ("sailpoint_files", files)]);
}

#[test]
fn lines_of_an_operation_and_a_type_are_within_budget() {
    let made = medium::generate();
    let lines = |part: &str| -> usize {
        let parts = made.iter().filter(|(path, _)| path.contains(part));
        parts.map(|(_, text)| text.lines().count()).sum()
    };
    let counts = [
        ("medium_files", made.len()),
        ("lines_of_10_operations", lines("/things/") * 10 / medium::OPERATIONS),
        ("lines_of_10_types", lines("/types/") * 10 / medium::TYPES),
    ];
    compare("output", Tolerance::Little, &counts);
}

#[test]
fn lines_of_code_of_a_small_document_are_within_budget() {
    let lines = |runtime: &str| -> usize {
        let text = format!(
            "[crate]\nname = \"petstore\"\nout = \"out\"\nruntime = \"{runtime}\"\n\
             [[document]]\nroot = \"tests/bench/petstore.yaml\"\n"
        );
        let config = Config::read(&text).expect("a configuration");
        let tree = budget::generate(&budget::repository(), &config).tree.expect("a crate");
        let is_rust = |path: &str| Path::new(path).extension().is_some_and(|ending| ending == "rs");
        let sources = tree.iter().filter(|(path, _)| is_rust(path));
        let is_code = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with("//");
        sources.map(|(_, text)| text.lines().filter(is_code).count()).sum()
    };
    let counts =
        [("petstore_crate_lines", lines("crate")), ("petstore_embedded_lines", lines("embedded"))];
    compare("output", Tolerance::None, &counts);
}

#[test]
fn public_functions_outside_of_documents_are_within_budget() {
    let text = fs::read_to_string(repository().join("sailwright.toml")).expect("the configuration");
    let config = Config::read(&text).expect("a configuration");
    let tree = budget::generate(&budget::repository(), &config).tree.expect("a crate");
    let modules =
        config.documents.iter().filter_map(|document| Some(document.module.clone()? + "::"));
    // The types that the documents share.
    let modules: Vec<String> = modules.chain(["types::".to_owned()]).collect();
    let lines = tree["public-api.txt"].lines().skip(2);
    let lines = lines.filter(|line| !modules.iter().any(|module| line.starts_with(module)));
    let is_function = |line: &&str| {
        let declaration = line.split_once(": ").map_or("", |(_, declaration)| declaration);
        let start = declaration.split('(').next().unwrap_or_default();
        start.split([' ', '<']).any(|word| word == "fn") || declaration.contains("> fn(")
    };
    let functions = lines.filter(is_function).count();
    compare("public", Tolerance::None, &[("functions", functions)]);
}

#[test]
fn dependencies_of_the_client_are_within_budget() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "-p", "sailpoint", "-e", "normal", "--prefix", "none", "--offline"])
        .current_dir(repository())
        .output()
        .expect("cargo");
    let text = String::from_utf8(output.stdout).expect("names");
    let mut crates: Vec<_> = text.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    crates.sort_unstable();
    crates.dedup();
    compare("dependencies", Tolerance::None, &[("crates", crates.len().saturating_sub(1))]);
}

#[test]
fn allocations_of_decoding_and_requests_are_within_budget() {
    let (page, client, session) = (budget::page(), budget::client(), budget::session());
    let allocations = |work: &mut dyn FnMut()| {
        // The first run initializes statics, which are not counted.
        work();
        usize::try_from(allocation_counter::measure(work).count_total).unwrap_or(usize::MAX)
    };
    let counts = [
        ("decode_page", allocations(&mut || drop(budget::decode(page.as_bytes())))),
        ("build_request", allocations(&mut || assert!(budget::request(&client)))),
        ("build_request_with_body", allocations(&mut || assert!(budget::body(&client, &session)))),
    ];
    compare("allocations", Tolerance::Little, &counts);
}

#[test]
#[ignore = "needs valgrind, x86-64 and the compiler of budgets.toml"]
fn instructions_are_within_budget() {
    let work = ["generate", "decode", "request", "body"];
    let counts = instructions::count(&work, &compiler());
    compare("instructions", Tolerance::Some, &counts.expect("instructions can be counted"));
}

/// Fails with all counts that exceed their budget.
fn compare(section: &str, tolerance: Tolerance, counts: &[(&str, usize)]) {
    let budgets = budgets();
    let mut wrong = Vec::new();
    for (name, count) in counts {
        let budget = budgets[section].get(name).and_then(toml::Value::as_integer).unwrap_or(0);
        let budget = usize::try_from(budget).expect("a count");
        println!("{section}.{name}: {count}, budget {budget}");
        if *count > budget + budget * tolerance as usize / 100 {
            wrong.push(format!("{section}.{name} is {count}, its budget is {budget}"));
        }
    }
    let advice =
        "reduce it, or write the new number into tests/budgets.toml and the reason into the commit";
    assert!(wrong.is_empty(), "{}\n{advice}", wrong.join("\n"));
}

fn budgets() -> toml::Table {
    let text = fs::read_to_string(sailwright_tests::home().join("budgets.toml"));
    text.expect("the budgets").parse().expect("TOML")
}

/// Returns the compiler of the instruction counts.
fn compiler() -> String {
    budgets()["rustc"].as_str().unwrap_or_default().to_owned()
}

fn repository() -> &'static Path {
    sailwright_tests::home().parent().expect("the repository")
}

/// Counts the lines and files of Rust below a folder.
fn count(folder: &Path) -> (usize, usize) {
    let (mut lines, mut files) = (0, 0);
    for path in sailwright_tests::entries(folder) {
        if path.is_dir() {
            let (more_lines, more_files) = count(&path);
            lines += more_lines;
            files += more_files;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            lines += fs::read_to_string(&path).expect("a readable file").lines().count();
            files += 1;
        }
    }
    (lines, files)
}

//! What must not creep: counts beside those of `budgets.toml`. A count that is larger than its budget allows is
//! a mistake, or a decision: then the new number is written into that file, with the reason in the commit.

mod instructions;
mod medium;

use std::fs;
use std::path::Path;
use std::process::Command;

use sailwright_tests::budget;

/// How much larger than written down a count may be, in percent.
#[derive(Clone, Copy)]
enum Leeway {
    None,
    Little = 2,
    Some = 10,
}

#[test]
fn the_committed_crate_does_not_grow() {
    let (lines, files) = count(&repository().join("generated"));
    hold("output", Leeway::Little, &[("sailpoint_lines", lines), ("sailpoint_files", files)]);
}

#[test]
fn an_operation_and_a_type_do_not_grow() {
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
    hold("output", Leeway::Little, &counts);
}

#[test]
fn the_client_needs_no_more_crates() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "-p", "sailpoint", "-e", "normal", "--prefix", "none", "--offline"])
        .current_dir(repository())
        .output()
        .expect("cargo");
    let text = String::from_utf8(output.stdout).expect("names");
    let mut crates: Vec<_> = text.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    crates.sort_unstable();
    crates.dedup();
    hold("dependencies", Leeway::None, &[("crates", crates.len().saturating_sub(1))]);
}

#[test]
fn reading_and_asking_allocate_no_more() {
    let (page, client, session) = (budget::page(), budget::client(), budget::session());
    let allocations = |work: &mut dyn FnMut()| {
        // What is made once for all does not count.
        work();
        usize::try_from(allocation_counter::measure(work).count_total).unwrap_or(usize::MAX)
    };
    let counts = [
        ("decode_page", allocations(&mut || drop(budget::decode(page.as_bytes())))),
        ("build_request", allocations(&mut || assert!(budget::request(&client)))),
        ("build_request_with_body", allocations(&mut || assert!(budget::body(&client, &session)))),
    ];
    hold("allocations", Leeway::Little, &counts);
}

#[test]
fn work_takes_no_more_instructions() {
    match instructions::count(&["generate", "decode", "request", "body"], &written("rustc")) {
        Ok(counts) => hold("instructions", Leeway::Some, &counts),
        Err(reason) => println!("skipped: instructions are not counted: {reason}"),
    }
}

/// Compares counts with what is written down, and says what to do about all of them at once.
fn hold(section: &str, leeway: Leeway, counts: &[(&str, usize)]) {
    let budgets = budgets();
    let mut wrong = Vec::new();
    for (name, count) in counts {
        let budget = budgets[section].get(name).and_then(toml::Value::as_integer).unwrap_or(0);
        let budget = usize::try_from(budget).expect("a count");
        println!("{section}.{name}: {count}, budget {budget}");
        if *count > budget + budget * leeway as usize / 100 {
            wrong.push(format!("{section}.{name} is {count}, and {budget} is its budget"));
        }
    }
    let advice =
        "make it less, or write the new number into tests/budgets.toml and say why in the commit";
    assert!(wrong.is_empty(), "{}\n{advice}", wrong.join("\n"));
}

fn budgets() -> toml::Table {
    let text = fs::read_to_string(sailwright_tests::home().join("budgets.toml"));
    text.expect("the budgets").parse().expect("TOML")
}

/// A text of the first lines.
fn written(name: &str) -> String {
    budgets()[name].as_str().unwrap_or_default().to_owned()
}

fn repository() -> &'static Path {
    sailwright_tests::home().parent().expect("the repository")
}

/// Lines and files of Rust below a folder.
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

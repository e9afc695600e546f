//! Real documents: each operation is in the generated crate or has a diagnostic, and the crate compiles without warnings.
//! The test prints a table.
//!
//! - `SAILWRIGHT_CORPUS`: the folder of the documents
//! - `SAILWRIGHT_CORPUS_LEVEL`: `generate` (seconds), `check` (minutes), `full` (with clippy and rustdoc), or `examples`
//!   (decodes the examples of all bodies and encodes them again)
//! - `SAILWRIGHT_CORPUS_ONLY`: comma-separated words; only documents whose path contains one of them

mod choose;
mod decode;
mod documents;
mod table;

#[path = "../probe/cargo.rs"]
mod cargo;
#[path = "../probe/examples/mod.rs"]
mod examples;
#[path = "../probe/pipeline.rs"]
mod pipeline;

use std::env;
use std::path::{Path, PathBuf};
use std::time::Instant;

use cargo::Workspace;
use choose::Verdict;
use documents::Operation;
use pipeline::Outcome;
use sailwright::Source;
use table::Row;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Generate,
    Examples,
    Check,
    Full,
}

#[test]
#[ignore = "needs SAILWRIGHT_CORPUS, a folder of documents"]
fn corpus_documents_yield_crates_with_all_operations() {
    let folder = PathBuf::from(env::var_os("SAILWRIGHT_CORPUS").expect("SAILWRIGHT_CORPUS is set"));
    let level = match env::var("SAILWRIGHT_CORPUS_LEVEL").as_deref() {
        Ok("full") => Level::Full,
        Ok("check") => Level::Check,
        Ok("examples") => Level::Examples,
        _ => Level::Generate,
    };
    let mut workspace = Workspace::new(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus"));
    let roots = chosen(documents::roots(&folder));
    assert!(!roots.is_empty(), "no document in {}", folder.display());
    let mut rows: Vec<_> = roots
        .iter()
        .map(|root| {
            let shown = root.strip_prefix(&folder).unwrap_or(root).display().to_string();
            let mut row = generate(&shown, root, &mut workspace);
            if level == Level::Examples && row.lines > 0 {
                decode::decode(&mut row, root, &workspace);
                println!("{}", table::line(&row));
            }
            row
        })
        .collect();
    for row in rows.iter_mut().filter(|row| level >= Level::Check && row.lines > 0) {
        compile(row, level, &workspace);
        println!("{}", table::line(row));
        row.complaints().iter().for_each(|complaint| println!("    {complaint}"));
    }
    println!("{}", table::print(&rows));
    let bad: Vec<_> = rows.iter().flat_map(Row::complaints).collect();
    assert!(bad.is_empty(), "{} complaints\n{}", bad.len(), bad.join("\n"));
}

/// Prints the values that are read as another alternative than the one that JSON Schema accepts.
#[test]
#[ignore = "needs SAILWRIGHT_CORPUS, a folder of documents"]
fn corpus_values_of_unions_are_read_as_the_alternative_that_is_valid() {
    let folder = PathBuf::from(env::var_os("SAILWRIGHT_CORPUS").expect("SAILWRIGHT_CORPUS is set"));
    let mut workspace =
        Workspace::new(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus-choices"));
    let mut all = Vec::new();
    for root in chosen(documents::roots(&folder)) {
        let shown = root.strip_prefix(&folder).unwrap_or(&root).display().to_string();
        let verdict = choose::choose(&root, &package_name(&shown), &mut workspace);
        let Verdict { values, ambiguous, faults } = verdict;
        println!(
            "{shown}: {values} values, {ambiguous} of them ambiguous, {} faults",
            faults.len()
        );
        for fault in &faults {
            println!("    {fault}");
        }
        all.extend(faults.into_iter().map(|fault| format!("{shown}: {fault}")));
    }
    assert!(all.is_empty(), "{} faults\n{}", all.len(), all.join("\n"));
}

fn chosen(roots: Vec<PathBuf>) -> Vec<PathBuf> {
    let Ok(words) = env::var("SAILWRIGHT_CORPUS_ONLY") else { return roots };
    let words: Vec<_> = words.split(',').collect();
    let wanted = |root: &PathBuf| words.iter().any(|word| root.to_string_lossy().contains(word));
    roots.into_iter().filter(wanted).collect()
}

fn generate(shown: &str, root: &Path, workspace: &mut Workspace) -> Row {
    let name = package_name(shown);
    let mut row = Row { document: shown.to_owned(), package: name.clone(), ..Row::default() };
    let start = Instant::now();
    let input = root.to_path_buf();
    let crate_name = name.clone();
    let outcome =
        std::panic::catch_unwind(move || pipeline::generate(&Source::disk(), &input, &crate_name));
    row.seconds = start.elapsed().as_secs_f64();
    let Ok(outcome) = outcome else {
        row.faults.push("panicked".to_owned());
        return row;
    };
    row.diagnostics = outcome.diagnostics.len();
    row.lines = outcome.tree.values().map(|text| text.lines().count()).sum();
    if outcome.tree.is_empty() {
        let first = outcome.diagnostics.iter().find(|finding| finding.fatal).map(|finding| {
            let file = finding.file.display();
            format!("{file} {:?}: {}: {}", finding.pointer, finding.code, finding.message)
        });
        row.faults.push(format!("nothing is generated: {}", first.unwrap_or_default()));
    } else {
        workspace.add(&name, &outcome.tree);
    }
    match documents::operations(root) {
        Ok(operations) => count(&operations, &outcome, &mut row),
        Err(error) => row.faults.push(format!("not counted: {error}")),
    }
    row
}

/// Returns a package name of at most 64 characters, made of the end of a path because that differs most.
fn package_name(shown: &str) -> String {
    let name: String = shown
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .collect();
    format!("c{}", &name[name.len().saturating_sub(60)..])
}

/// Counts the operations that are methods of the crate, and those that are skipped with a diagnostic. Any other one is a
/// fault.
fn count(operations: &[Operation], outcome: &Outcome, row: &mut Row) {
    row.operations = operations.len();
    let printed: Vec<_> =
        outcome.tree.values().flat_map(|text| text.lines()).flat_map(printed).collect();
    for operation in operations {
        let method = operation.method.to_uppercase();
        let there =
            printed.iter().any(|(other, path)| *other == method && path.ends_with(&operation.path));
        let named = outcome.diagnostics.iter().any(|finding| {
            finding.pointer.starts_with(&operation.pointer)
                && finding.file.ends_with(operation.file.file_name().unwrap_or_default())
        });
        if there {
            row.generated += 1;
        } else if !named {
            row.faults.push(format!("{method} {} is lost", operation.path));
        } else {
            row.left_out += 1;
        }
    }
}

/// Returns the methods and paths in a line of documentation: `GET /roles`.
fn printed(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let text = line.trim().strip_prefix("///").unwrap_or_default();
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter_map(|text| text.split_once(' '))
}

fn compile(row: &mut Row, level: Level, workspace: &Workspace) {
    let package = row.package.clone();
    let check = workspace.run(&["check", "-p", &package]);
    row.seconds_to_check = Some(check.seconds);
    row.problems.push(("check", check.problems));
    if level < Level::Full || row.problems.iter().any(|(_, problems)| !problems.is_empty()) {
        return;
    }
    let pedantic = ["clippy", "-p", &package, "--no-deps", "--", "-W", "clippy::pedantic"];
    row.problems.push(("clippy", workspace.run(&pedantic).problems));
    row.problems.push(("doc", workspace.run(&["doc", "-p", &package, "--no-deps"]).problems));
}

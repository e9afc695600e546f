//! Lowering: each case is a small document whose name is the rule.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use sailwright::ir::{self, Ty};
use sailwright::load::Source;
use sailwright::lower::{Options, Selector, lower};
use sailwright::name::candidates;
use sailwright::resolve;

/// Every case gives what its snapshot says, with all findings.
#[test]
fn cases_give_what_their_snapshots_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lower");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for case in cases(&folder) {
        let name = case.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        settings.bind(|| insta::assert_snapshot!(name, lowered(&case, &Options::default())));
    }
}

/// A selector of operations keeps what it names, and nothing that only others reach.
#[test]
fn operations_can_be_chosen() {
    let by = |selector| Options { include: vec![selector], ..Options::default() };
    assert_eq!(operations(&by(Selector::Tag("Sources".to_owned()))), ["DELETE /sources"]);
    assert_eq!(operations(&by(Selector::Operation("listRoles".to_owned()))), ["GET /roles"]);
    let method_and_path = Selector::Operation("GET /roles/{id}/owner".to_owned());
    assert_eq!(operations(&by(method_and_path)), ["GET /roles/{id}/owner"]);
    let path = || Selector::Path("/roles".to_owned());
    assert_eq!(operations(&by(path())), ["GET /roles", "GET /roles/{id}/owner"]);
    let without = Options { exclude: vec![path()], ..Options::default() };
    assert_eq!(operations(&without), ["DELETE /sources"]);
    assert!(!with(&without).contains("type "));
}

/// A parameter of the client keeps its place in the request and leaves the signature.
#[test]
fn parameters_can_be_the_clients() {
    let options =
        Options { client_parameters: vec!["X-Experimental".to_owned()], ..Options::default() };
    let text = with(&options);
    assert!(text.contains("header x-experimental: String Simple by the client"), "{text}");
}

/// Formats and components can have a type of the user's choice.
#[test]
fn types_can_be_replaced() {
    let options = Options {
        formats: BTreeMap::from([(
            "date-time".to_owned(),
            Ty::External("jiff::Timestamp".to_owned()),
        )]),
        types: BTreeMap::from([("Money".to_owned(), Ty::External("money::Money".to_owned()))]),
        ..Options::default()
    };
    let text = with(&options);
    assert!(text.contains("made?: jiff::Timestamp"), "{text}");
    assert!(text.contains("price?: money::Money"), "{text}");
    assert!(!text.contains("type Money"), "{text}");
}

fn operations(options: &Options) -> Vec<String> {
    let text = with(options);
    let lines = text.lines().filter(|line| line.starts_with("operation "));
    lines.filter_map(|line| Some(line.split(" | ").nth(1)?.to_owned())).collect()
}

fn with(options: &Options) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lower/options");
    lowered(&folder.join("document.yaml"), options)
}

fn cases(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of the cases");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    cases.sort();
    cases
}

fn lowered(case: &Path, options: &Options) -> String {
    let reading = resolve::read(&Source::disk(), case, &resolve::Options::default());
    let spec = reading.spec.expect("a document that can be read");
    let mut findings = reading.findings;
    let ir = lower(&spec, options, &mut findings);
    let mut text = ir::print(&ir, &candidates(&ir));
    for found in findings.into_sorted() {
        let help = found.help.unwrap_or_default();
        write!(text, "\n{} {}: {} ({help})", found.code.name(), found.at.pointer, found.message)
            .expect("a string takes any text");
    }
    text
}

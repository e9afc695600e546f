//! Lowering: each case is a small document whose name is the rule.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use sailwright::load::Source;
use sailwright::lower::{Options, lower, print};
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
        settings.bind(|| insta::assert_snapshot!(name, lowered(&case)));
    }
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

fn lowered(case: &Path) -> String {
    let reading = resolve::read(&Source::disk(), case, &resolve::Options::default());
    let spec = reading.spec.expect("a document that can be read");
    let mut findings = reading.findings;
    let api = lower(&spec, &Options::default(), &mut findings);
    let mut text = print(&api);
    for found in findings.into_sorted() {
        let help = found.help.unwrap_or_default();
        write!(text, "\n{} {}: {} ({help})", found.code.name(), found.at.pointer, found.message)
            .expect("a string takes any text");
    }
    text
}

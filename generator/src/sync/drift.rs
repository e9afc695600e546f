//! What `--check` prints.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use similar::TextDiff;

use super::Plan;
use crate::emit::Tree;

/// How many files are shown, and how many lines of them.
const MAX_FILES: usize = 5;
const MAX_LINES: usize = 40;

pub(super) fn text(folder: &Path, tree: &Tree, plan: &Plan) -> String {
    let mut out = String::new();
    for path in &plan.write {
        let verb = if folder.join(path).exists() { "change" } else { "create" };
        let _ = writeln!(out, "would {verb} {path}");
    }
    for path in &plan.delete {
        let _ = writeln!(out, "would delete {path}");
    }
    for path in plan.write.iter().take(MAX_FILES) {
        let (Ok(old), Some(new)) = (fs::read_to_string(folder.join(path)), tree.get(path)) else { continue };
        let diff = TextDiff::from_lines(old.as_str(), new.as_str());
        let diff = diff.unified_diff().context_radius(2).header(path, path).to_string();
        let _ = writeln!(out);
        for line in diff.lines().take(MAX_LINES) {
            let _ = writeln!(out, "{line}");
        }
        if diff.lines().count() > MAX_LINES {
            let _ = writeln!(out, "... {} more lines", diff.lines().count() - MAX_LINES);
        }
    }
    out
}

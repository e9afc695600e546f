//! What a plan would change, for people.

use std::fmt::Write as _;

use similar::TextDiff;

use super::Plan;

/// A report shows the changes of so many files, and names the others.
const FILES: usize = 10;
/// A report shows so many lines of the changes of a file.
const LINES: usize = 30;

impl Plan {
    /// The files that differ, and a bounded part of how.
    #[must_use]
    pub fn report(&self) -> String {
        let mut text = String::new();
        for file in &self.write {
            let what = if file.old.is_some() { "differs" } else { "missing" };
            let _ = writeln!(text, "{what}: {}", file.path);
        }
        for path in &self.delete {
            let _ = writeln!(text, "no longer generated: {path}");
        }
        for path in &self.foreign {
            let _ = writeln!(text, "in the way, and not ours: {path}");
        }
        let changed = self.write.iter().filter_map(|file| Some((file, file.old.as_deref()?)));
        for (file, old) in changed.take(FILES) {
            let diff = TextDiff::from_lines(old, &file.new);
            let names = (format!("a/{}", file.path), format!("b/{}", file.path));
            let diff = diff.unified_diff().context_radius(1).header(&names.0, &names.1).to_string();
            let mut lines = diff.lines();
            text.push('\n');
            lines.by_ref().take(LINES).for_each(|line| {
                let _ = writeln!(text, "{line}");
            });
            let more = lines.count();
            if more > 0 {
                let _ = writeln!(text, "... and {more} more lines");
            }
        }
        text
    }
}

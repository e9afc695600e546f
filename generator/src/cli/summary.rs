//! The lines of `sailwright generate` about its input, its files, and the next step.

use std::path::Path;

use super::report::counted;
use crate::pipeline::Output;
use crate::sync::Plan;

/// The first program of a crate.
const PROGRAM: &str = "examples/quickstart.rs";

/// Returns `read 98 files, 2 documents: 74 operations, 95 types`.
pub(super) fn summary(output: &Output) -> String {
    let documents = output.documents.len();
    let files: usize = output.documents.iter().map(|report| report.files.iter().count()).sum();
    let operations: usize = output.documents.iter().map(|report| report.operations).sum();
    let types: usize = output.documents.iter().map(|report| report.types).sum();
    let mut read = counted(files, "file");
    if documents != 1 {
        read.extend([", ", &counted(documents, "document")]);
    }
    format!("read {read}: {}, {}", counted(operations, "operation"), counted(types, "type"))
}

/// Returns the numbers of files with their verbs, without zeros. If all are zero, returns all of them.
pub(super) fn counts(all: [(&str, usize); 3]) -> String {
    let is_empty = all.iter().all(|(_, count)| *count == 0);
    let shown = all.iter().filter(|(_, count)| is_empty || *count > 0);
    shown.map(|(verb, count)| format!("{verb} {count}")).collect::<Vec<_>>().join(", ")
}

/// Returns the line with the command that runs the first program, if all files of the crate are new.
pub(super) fn next_step(plan: &Plan, out: &Path) -> String {
    let is_new = plan.write.iter().all(|file| file.old.is_none());
    let has_program = plan.write.iter().any(|file| file.path == PROGRAM);
    if !is_new || !has_program || plan.unchanged > 0 || !plan.delete.is_empty() {
        return String::new();
    }
    let folder = shell_word(&out.to_string_lossy());
    format!(
        "next: `cd {folder} && cargo run --example quickstart`; its first lines name the settings\n"
    )
}

/// Returns a path as one word of a shell.
fn shell_word(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/.\\:_-".contains(c);
    if path.chars().all(is_plain) {
        return path.to_owned();
    }
    format!("'{}'", path.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_are_left_out_unless_all_are_zero() {
        assert_eq!(
            counts([("wrote", 2), ("deleted", 0), ("unchanged", 1)]),
            "wrote 2, unchanged 1"
        );
        assert_eq!(
            counts([("wrote", 0), ("deleted", 0), ("unchanged", 0)]),
            "wrote 0, deleted 0, unchanged 0"
        );
    }

    #[test]
    fn path_with_a_space_is_one_word() {
        assert_eq!(shell_word("../pet-store_1"), "../pet-store_1");
        assert_eq!(shell_word("Bob's pets"), r"'Bob'\''s pets'");
    }
}

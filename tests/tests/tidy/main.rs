//! Rules for the source itself: imports, sizes, libraries and vocabulary.

mod cycles;
mod limits;
mod paths;
mod runtime;
mod sources;
mod stages;
mod versions;
mod words;

/// Fails with one line for each violation.
fn reject(violations: &[String]) {
    assert!(violations.is_empty(), "{} violations\n{}", violations.len(), violations.join("\n"));
}

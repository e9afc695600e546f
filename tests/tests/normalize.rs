//! What documents of all versions and habits mean.
//!
//! `normalize/<rule>.yaml`, or a folder for several files, with the outline of what is read and the
//! codes of what is said about it.

use std::fmt::Write;

use sailwright::load::Source;
use sailwright::read::{self, Options};
use sailwright_tests::outline::outline;
use sailwright_tests::{cases, check, home};

#[test]
fn every_case_means_what_its_outline_says() {
    for case in cases("normalize") {
        let source = Source::Disk { folder: home().to_owned() };
        let options = Options { overlays: case.overlays.clone(), allow_outside: false };
        let reading = read::read(&source, &case.root, &options);
        let mut text = reading.spec.as_ref().map_or("rejected\n".to_owned(), outline);
        for found in reading.findings.into_sorted() {
            let _ = writeln!(text, "{}: {}", found.code.name(), found.message);
        }
        check(&case, &text);
    }
}

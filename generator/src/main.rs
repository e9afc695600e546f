//! The command.

use std::path::Path;

use sailwright::{load::Source, resolve};

fn main() {
    for path in std::env::args().skip(1) {
        let reading =
            resolve::read(&Source::disk(), Path::new(&path), &resolve::Options::default());
        for found in reading.findings.into_sorted() {
            let file = reading.files.get(found.at.file).map(|file| file.path.display().to_string());
            eprintln!(
                "{}: {} {}#{}",
                found.code.name(),
                found.message,
                file.unwrap_or_default(),
                found.at.pointer
            );
        }
        if let Some(spec) = reading.spec {
            eprintln!(
                "{path}: {} operations, {} schemas, {} files",
                spec.operations.len(),
                spec.schemas.len(),
                reading.files.iter().count()
            );
            if std::env::var_os("DUMP").is_some() {
                println!("{spec:#?}");
            }
        }
    }
}

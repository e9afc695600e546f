//! The table of conformance: each row is a call of a generated client, and the bytes that the standards require.
//!
//! `CONTRIBUTING.md` describes how to add a row.

mod compare;
mod page;
mod rejected;
mod round_trip;
#[allow(
    unused_imports,
    clippy::pedantic,
    reason = "the rows of all documents are printed in the same way"
)]
mod rows;

use std::path::{Path, PathBuf};

use sailwright_conformance::table::{self, Document};

/// The smallest number of rows, so that no part of the table is skipped.
const ROWS: usize = 1300;

#[tokio::test]
async fn every_row_sends_and_reads_what_the_standard_requires() {
    let mut violations = Vec::new();
    let mut count = 0;
    for document in documents() {
        for construct in &document.constructs {
            for (index, row) in construct.rows.iter().enumerate() {
                let key =
                    format!("{}/{}#{} {index}", document.area, document.name, construct.pointer);
                let found = compare::row(&key, construct, row).await;
                violations.extend(found.into_iter().map(|found| format!("{key}: {found}")));
                count += 1;
            }
        }
    }
    println!("{count} rows");
    assert!(violations.is_empty(), "{} violations\n{}", violations.len(), violations.join("\n"));
    assert!(count >= ROWS, "{count} rows");
}

/// Returns the folders of the areas.
fn areas() -> Vec<PathBuf> {
    table::entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("areas"))
}

/// Returns the documents that are compiled.
fn documents() -> Vec<Document> {
    areas().iter().flat_map(|area| table::documents(area, &table::stem(area))).collect()
}

/// Returns the documents whose operations are replaced by diagnostics.
fn rejected_documents() -> Vec<Document> {
    let with_folder = areas().into_iter().filter(|area| area.join("rejected").is_dir());
    with_folder
        .flat_map(|area| table::documents(&area.join("rejected"), &table::stem(&area)))
        .collect()
}

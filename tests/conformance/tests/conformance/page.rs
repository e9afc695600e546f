//! The page of supported features, which is made of the table.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use sailwright_conformance::table::{Construct, Document, Row};

use crate::{documents, rejected_documents};

const HEAD: &str = "# Supported features

How generated clients send and read the constructs of OpenAPI. Every line is a test: `tests/conformance` calls a generated
client for each example, and compares the bytes with the standard. This page is made of the same documents; `INSTA_UPDATE=always
cargo test -p sailwright-conformance` writes it.

The documents of each version of the specification have a section of their own. The rules that OpenAPI 3.1 does not change are
tested with OpenAPI 3.0.

An operation with a construct that no standard defines has no method. A diagnostic with the code in the second column
reports it when the client is generated.
";

#[test]
fn page_of_supported_features_has_all_constructs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generator/FEATURES.md");
    let page = page();
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &page).expect("a writable file");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "FEATURES.md differs; write it with INSTA_UPDATE=always");
}

fn page() -> String {
    let mut out = HEAD.to_owned();
    let mut documents = documents();
    documents.extend(rejected_documents());
    documents.sort_by(|a, b| (&a.version, &a.area).cmp(&(&b.version, &b.area)));
    // Swagger precedes OpenAPI in time, but follows it in the alphabet.
    let (older, newer): (Vec<_>, Vec<_>) =
        documents.iter().partition(|each| each.version.starts_with("Swagger"));
    let mut version = "";
    for document in older.into_iter().chain(newer) {
        if document.version != version {
            version = &document.version;
            write!(out, "\n## {version}\n").expect("a string");
        }
        section(&mut out, document);
    }
    out
}

fn section(out: &mut String, document: &Document) {
    write!(out, "\n### {}\n\n", document.title).expect("a string");
    if !document.description.is_empty() {
        write!(out, "{}\n\n", document.description.trim()).expect("a string");
    }
    out.push_str("| construct | support | example | standard |\n|---|---|---|---|\n");
    for construct in &document.constructs {
        let code = construct.rows.iter().find_map(|row| row.diagnostic.as_ref());
        let is_error = construct.rows.iter().all(|row| row.error.as_deref() == Some("build"));
        let (support, example) = match code {
            Some(code) => (format!("diagnostic `{code}`"), String::new()),
            None if is_error => ("error before sending".to_owned(), String::new()),
            None => ("yes".to_owned(), example(construct)),
        };
        let (summary, clause) = (&construct.summary, &construct.clause);
        writeln!(out, "| {summary} | {support} | {example} | {clause} |").expect("a string");
    }
    let reasons = document.constructs.iter().flat_map(|construct| {
        construct.rows.iter().filter_map(|row| Some((&construct.summary, row.why.as_ref()?)))
    });
    for (index, (summary, why)) in reasons.enumerate() {
        let gap = if index == 0 { "\n" } else { "" };
        writeln!(out, "{gap}- {summary}: {}", why.trim()).expect("a string");
    }
}

/// Returns the first row that sends or reads something as an example.
fn example(construct: &Construct) -> String {
    construct.rows.iter().find_map(line).unwrap_or_default()
}

fn line(row: &Row) -> Option<String> {
    let given = row.call.clone().or_else(|| Some(row.value.as_ref()?.to_string()));
    let header =
        row.headers.iter().find_map(|(name, value)| Some(format!("{name}: {}", value.as_ref()?)));
    let sent = [&row.target, &row.query, &row.path, &header, &row.body, &row.result];
    let sent = sent.into_iter().flatten().find(|text| !text.is_empty())?;
    Some(match given {
        Some(given) => format!("{} → {}", code(&given), code(sent)),
        None => code(sent),
    })
}

/// Returns a text as code in a cell of a table.
fn code(text: &str) -> String {
    let text = text.replace('|', "\\|").replace("\r\n", "⏎").replace(['\r', '\n'], "⏎");
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

//! The pages about the diagnostic codes: each example causes its diagnostic, and the corrected example causes none.

use std::collections::BTreeMap;
use std::path::PathBuf;

use sailwright::diagnostic::{Code, SourceText, render};
use sailwright::{Config, Source, generate};

/// The codes without an example: bugs of the generator, and documents that are too long or not UTF-8.
const WITHOUT_EXAMPLE: &[Code] =
    &[Code::InternalError, Code::SchemaTooDeep, Code::InvalidUtf8, Code::InvalidObject];

/// The configuration of an example that has none.
const CONFIG: &str = "[crate]\nout = \"pets\"\n\n[[document]]\nroot = \"openapi.yaml\"\n";

#[test]
fn every_page_has_its_code_as_title_and_a_correction() {
    for code in Code::ALL {
        let page = code.page();
        assert!(page.starts_with(&format!("# {}\n\n", code.name())), "{}", code.name());
        assert!(page.contains("\n## Correction\n\n"), "{}", code.name());
    }
}

#[test]
fn every_example_causes_the_diagnostic_of_its_page() {
    let (mut without_example, mut wrong) = (Vec::new(), Vec::new());
    for code in Code::ALL {
        let Some((example, _)) = parts(code.page()) else {
            without_example.push(*code);
            continue;
        };
        let printed = diagnostics(&files(example));
        let shown = block(example, "text").expect("a diagnostic");
        if !printed.contains(shown.trim_end()) {
            wrong.push(format!("{}\n{printed}\n{shown}", code.name()));
        }
        assert!(shown.contains(&format!("[{}]: ", code.name())), "{}", code.name());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(without_example, WITHOUT_EXAMPLE);
}

#[test]
fn every_corrected_example_causes_no_diagnostic() {
    for code in Code::ALL {
        let Some((example, correction)) = parts(code.page()) else { continue };
        let corrected = files(correction);
        assert!(!corrected.is_empty(), "{}", code.name());
        let mut all = files(example);
        all.extend(corrected);
        let printed = diagnostics(&all);
        assert!(printed.is_empty(), "{}\n{printed}", code.name());
    }
}

/// Returns the example and the correction of a page.
fn parts(page: &str) -> Option<(&str, &str)> {
    page.split_once("\n## Example\n")?.1.split_once("\n## Correction\n")
}

/// Returns the content of the first code block in a language.
fn block<'t>(text: &'t str, language: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!("```{language}\n"))?;
    Some(rest.split_once("```").expect("the end of the block").0)
}

/// Returns the files of a part: `sailwright.toml`, and YAML with its name in the first line unless it is the document.
fn files(part: &str) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for piece in part.split("\n```yaml\n").skip(1) {
        let text = piece.split_once("```").expect("the end of the block").0;
        let name = text.lines().next().and_then(|line| line.strip_prefix("# "));
        let name = PathBuf::from(name.unwrap_or("openapi.yaml"));
        found.insert(name, text.to_owned());
    }
    if let Some(text) = block(part, "toml") {
        found.insert("sailwright.toml".into(), text.to_owned());
    }
    found
}

/// Returns the printed diagnostics of files with a configuration.
fn diagnostics(files: &BTreeMap<PathBuf, String>) -> String {
    let path = PathBuf::from("sailwright.toml");
    let text = files.get(&path).map_or(CONFIG, String::as_str);
    let config = Config::read(text).expect("a configuration");
    let output = generate(&Source::Memory(files.clone()), &config);
    let documents = output.documents.iter();
    let printed: String =
        documents.map(|each| render(&each.diagnostics, &each.files.sources())).collect();
    printed + &render(&output.diagnostics, &[SourceText { path: &path, text }])
}

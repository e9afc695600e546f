//! Operations without a defined serialization: a diagnostic replaces the method.

use sailwright::{Config, Source, generate};

use crate::rejected_documents;

#[test]
fn operations_that_no_standard_defines_have_a_diagnostic_and_no_method() {
    let mut violations = Vec::new();
    for document in rejected_documents() {
        let file = document.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = document.path.parent().expect("a folder").to_owned();
        let text =
            format!("[crate]\nname = \"{}\"\n[[document]]\nroot = \"{file}\"\n", document.name);
        let config = Config::read(&text).expect("a configuration");
        let output = generate(&Source::Disk { folder }, &config);
        let diagnostics = &output.documents[0].diagnostics;
        let tree = output.tree.unwrap_or_default();
        for construct in &document.constructs {
            let key = format!("{}/rejected/{}#{}", document.area, file, construct.pointer);
            for row in &construct.rows {
                let code = row.diagnostic.as_deref().expect("the code of a diagnostic");
                let is_reported = diagnostics.iter().any(|found| {
                    found.code.name() == code
                        && found.at.pointer.to_string().starts_with(&construct.pointer)
                });
                if !is_reported {
                    violations.push(format!("{key}: no {code}"));
                }
            }
            let id = construct.object["operationId"].as_str().unwrap_or_default();
            let statement = format!("request.operation(\"{id}\")");
            if tree.values().any(|text| text.contains(&statement)) {
                violations.push(format!("{key}: a method"));
            }
        }
    }
    assert!(violations.is_empty(), "{} violations\n{}", violations.len(), violations.join("\n"));
}

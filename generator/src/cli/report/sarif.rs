//! Diagnostics as a SARIF 2.1.0 log, which tools of code review read.

use std::path::{Component, Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Finding, Reason, name};
use crate::diagnostic::Code;

/// The characters that a segment of a URI contains only encoded.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(super) fn print(findings: &[Finding<'_>], reason: Option<Reason<'_>>) -> String {
    let mut codes: Vec<Code> = findings.iter().map(Finding::code).collect();
    codes.sort();
    codes.dedup();
    let driver = json!({
        "name": "sailwright",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": codes.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
    });
    let failure =
        reason.map(|reason| json!({ "level": "error", "message": { "text": reason.text } }));
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": failure.is_none(),
                "toolExecutionNotifications": Vec::from_iter(failure),
            }],
            "results": findings.iter().map(|each| result(each, &codes)).collect::<Vec<_>>(),
        }],
    });
    format!("{log}\n")
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.description() },
        "defaultConfiguration": { "level": name(code.severity()) },
    })
}

fn result(finding: &Finding<'_>, codes: &[Code]) -> Value {
    let diagnostic = finding.at.diagnostic;
    let level = if finding.is_failure() { "error" } else { name(finding.severity()) };
    let text = format!("{}; {}", diagnostic.message, diagnostic.help);
    let mut result = json!({
        "ruleId": diagnostic.code.name(),
        "ruleIndex": codes.iter().position(|code| *code == diagnostic.code),
        "level": level,
        "message": { "text": text },
        "locations": [],
    });
    if let Some(place) = finding.at.place {
        let (line, column) = (place.position.line, place.position.column);
        result["locations"] = json!([{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(place.path) },
                "region": { "startLine": line, "startColumn": column },
            },
            "logicalLocations": [{ "fullyQualifiedName": diagnostic.at.pointer.to_string() }],
        }]);
    }
    result
}

/// Returns a path as a URI that is relative to the current folder.
fn uri(path: &Path) -> String {
    let path = match std::env::current_dir() {
        Ok(current) if path.is_absolute() => relative(path, &current),
        _ => path.to_owned(),
    };
    let segments = path.components().filter_map(|part| match part {
        Component::ParentDir => Some("..".to_owned()),
        Component::Normal(name) => {
            Some(utf8_percent_encode(&name.to_string_lossy(), SEGMENT).to_string())
        }
        Component::CurDir | Component::RootDir | Component::Prefix(_) => None,
    });
    segments.collect::<Vec<_>>().join("/")
}

/// Returns the path from a folder to a file. Both are absolute.
fn relative(path: &Path, folder: &Path) -> PathBuf {
    let common = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(common).map(|_| Component::ParentDir);
    up.chain(path.components().skip(common)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_from_a_folder_to_a_file_is_relative() {
        for (path, folder, expected) in [
            ("/a/b/c.yaml", "/a/b", "c.yaml"),
            ("/a/x/c.yaml", "/a/b", "../x/c.yaml"),
            ("/c.yaml", "/a/b", "../../c.yaml"),
        ] {
            assert_eq!(relative(Path::new(path), Path::new(folder)), Path::new(expected));
        }
    }

    #[test]
    fn uri_has_encoded_segments() {
        assert_eq!(uri(Path::new("./my apis/a%b.yaml")), "my%20apis/a%25b.yaml");
        assert_eq!(uri(Path::new("../a#b.yaml")), "../a%23b.yaml");
    }
}

//! Overlay actions that correct what the diagnostics report.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::{Subject, comment};
use crate::diagnostic::{Code, Diagnostic, FileId, Pointer, Severity};

/// The number of actions for each code.
const SHOWN: usize = 3;

/// Adds, as comments, an overlay with an action for each diagnostic about the root file.
pub(super) fn add(text: &mut String, subject: &Subject<'_>) {
    let mut by_code: BTreeMap<Code, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in subject.diagnostics {
        let is_configured = diagnostic.code == Code::RequiredServerVariable;
        if diagnostic.code.severity() == Severity::Warning && !is_configured {
            by_code.entry(diagnostic.code).or_default().push(diagnostic);
        }
    }
    if by_code.is_empty() {
        return;
    }
    text.push_str(
        "\n# Corrections of the document. Write the actions that you want to corrections.yaml, and name that file in\n\
         # `overlays` above. `sailwright check --verbose` prints every diagnostic.\n#\n\
         # overlay: 1.0.0\n# info: { title: Corrections, version: 1.0.0 }\n# actions:\n",
    );
    for (code, diagnostics) in by_code {
        for diagnostic in diagnostics.iter().take(SHOWN) {
            add_action(text, subject, diagnostic);
        }
        if diagnostics.len() > SHOWN {
            let more = diagnostics.len() - SHOWN;
            let _ = writeln!(text, "# # and {more} more with `{}`", code.name());
        }
    }
}

fn add_action(text: &mut String, subject: &Subject<'_>, diagnostic: &Diagnostic) {
    let code = diagnostic.code.name();
    let _ = writeln!(text, "# # {code}: {}", comment(&diagnostic.message));
    let pointer = &diagnostic.at.pointer;
    if diagnostic.at.file != FileId(0) {
        let path =
            subject.files.get(diagnostic.at.file).map(|file| file.path.display().to_string());
        let place = format!("{}#{pointer}", path.unwrap_or_default());
        let _ = writeln!(text, "# #   in {}", comment(&place));
        return;
    }
    let _ = writeln!(text, "# - target: {}", comment(&scalar(&target(subject, pointer))));
    let correction = correction(diagnostic.code);
    let _ = match correction {
        Some(correction) => writeln!(text, "#   {correction}"),
        None => writeln!(text, "#   update: {{}} # {}", comment(&diagnostic.help)),
    };
}

/// Returns the correction of the node that a diagnostic is about, if it is always the same.
fn correction(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::InvalidDefault
        | Code::InvalidEnumValue
        | Code::InvalidExtension
        | Code::BooleanRequired
        | Code::InvalidStyle
        | Code::InvalidMediaType
        | Code::InvalidStatusCode
        | Code::UnusedPathParameter
        | Code::DuplicateParameter
        | Code::InvalidParameter
        | Code::RequestBodyNotAllowed
        | Code::ResponseBodyNotAllowed => "remove: true",
        Code::MissingItems => "update: { items: {} }",
        Code::OptionalPathParameter => "update: { required: true }",
        _ => return None,
    })
}

/// Returns a pointer to a node of the root file as a JSONPath. Whether a number is an index or a key depends on the node.
fn target(subject: &Subject<'_>, pointer: &Pointer) -> String {
    let mut node = subject.files.get(FileId(0)).map(|file| &file.tree);
    let step = |key: &String| {
        let index = key.parse::<usize>().ok().filter(|_| node.is_some_and(Value::is_array));
        let text = match index {
            Some(index) => format!("[{index}]"),
            None => format!("['{}']", key.replace('\\', "\\\\").replace('\'', "\\'")),
        };
        node = node.and_then(|node| index.map_or_else(|| node.get(key), |index| node.get(index)));
        text
    };
    format!("${}", pointer.0.iter().map(step).collect::<String>())
}

/// Returns a string of YAML.
fn scalar(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

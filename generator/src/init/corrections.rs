//! Overlay actions that correct what the diagnostics report.

use std::cmp::Reverse;
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
    let mut shown: Vec<&Diagnostic> =
        by_code.values().flat_map(|all| all.iter().take(SHOWN)).copied().collect();
    // An action changes the indexes of the items that follow, so the last items are first.
    shown.sort_by_cached_key(|diagnostic| Reverse(order(&diagnostic.at.pointer)));
    for diagnostic in shown {
        add_action(text, subject, diagnostic);
    }
    for (code, diagnostics) in by_code.iter().filter(|(_, all)| all.len() > SHOWN) {
        let more = diagnostics.len() - SHOWN;
        let _ = writeln!(text, "# # and {more} more with `{}`", code.name());
    }
}

/// Returns the steps of a pointer, with the numbers among them.
fn order(pointer: &Pointer) -> Vec<(Option<usize>, &String)> {
    pointer.0.iter().map(|key| (key.parse().ok(), key)).collect()
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
    let (mut target, node) = target(subject, pointer);
    let mut correction = correction(diagnostic.code);
    if diagnostic.code == Code::ResponseBodyNotAllowed {
        // The diagnostic is about the response; without it, the operation has no result.
        let body = ["content", "schema"]
            .into_iter()
            .find(|key| node.is_some_and(|node| node.get(key).is_some()));
        correction = correction.filter(|_| body.is_some());
        target.push_str(&body.map(|key| format!("['{key}']")).unwrap_or_default());
    }
    let _ = writeln!(text, "# - target: {}", comment(&scalar(&target)));
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

/// Returns a pointer to a node of the root file as a JSONPath, and the node. Whether a number is an index or a key depends on
/// the node.
fn target<'s>(subject: &Subject<'s>, pointer: &Pointer) -> (String, Option<&'s Value>) {
    let mut node = subject.files.get(FileId(0)).map(|file| &file.tree);
    let mut text = "$".to_owned();
    for key in &pointer.0 {
        let index = key.parse::<usize>().ok().filter(|_| node.is_some_and(Value::is_array));
        let _ = match index {
            Some(index) => write!(text, "[{index}]"),
            None => write!(text, "['{}']", key.replace('\\', "\\\\").replace('\'', "\\'")),
        };
        node = node.and_then(|node| index.map_or_else(|| node.get(key), |index| node.get(index)));
    }
    (text, node)
}

/// Returns a string of YAML.
fn scalar(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

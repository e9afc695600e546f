//! The fields at the root of a document: `info`, `servers`, `tags` and `paths`.

use serde_json::{Map, Value, json};

use super::report::{Decision, Reporter};
use super::version::Version;
use crate::diagnostic::Code;
use crate::tree::NodePath;

/// Adds the required fields of an OpenAPI Object.
pub(super) fn complete(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    version: Version,
    at: &NodePath<'_>,
) {
    let has = |fields: &Map<String, Value>, key: &str| {
        fields.get(key).is_some_and(|value| !value.is_null())
    };
    if !has(fields, "info") {
        reporter.missing("info", "title and version are treated as empty strings", at);
        fields.insert("info".to_owned(), json!({ "title": "", "version": "" }));
    }
    let has_other =
        version != Version::V3_0 && (has(fields, "components") || has(fields, "webhooks"));
    if !has(fields, "paths") && !has_other {
        reporter.missing("paths", "no operations are generated", at);
    }
    if let Some(version) = fields.get_mut("openapi").filter(|version| version.is_number()) {
        *version = version.to_string().into();
    }
}

/// Adds the required fields of an Info Object.
pub(super) fn info(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    for key in ["title", "version"] {
        if !fields.contains_key(key) {
            reporter.missing(key, "treated as an empty string", at);
            fields.insert(key.to_owned(), "".into());
        }
    }
    Decision::Keep
}

/// Drops a server without a URL.
pub(super) fn server(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    if fields.contains_key("url") {
        return Decision::Keep;
    }
    reporter.missing("url", "the server is skipped", at);
    Decision::Drop
}

/// Adds the default of a server variable.
pub(super) fn variable(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    if !fields.contains_key("default") {
        let first = fields.get("enum").and_then(|values| values.get(0)).cloned();
        let help = "the first enum value, or an empty string, is used";
        reporter.missing("default", help, at);
        fields.insert("default".to_owned(), first.unwrap_or_else(|| "".into()));
    }
    Decision::Keep
}

/// Drops a tag without a name.
pub(super) fn tag(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    if fields.contains_key("name") {
        return Decision::Keep;
    }
    reporter.missing("name", "the tag is skipped", at);
    Decision::Drop
}

/// Reports paths that do not start with a slash. The slash is added when the path is resolved.
pub(super) fn paths(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    for path in fields.keys() {
        if !path.starts_with('/') && !path.starts_with("x-") {
            let message = format!("the path `{path}` does not start with a slash");
            let help = format!("treated as `/{path}`");
            reporter.report(Code::PathWithoutSlash, &at.key(path), message, help);
        }
    }
    Decision::Keep
}

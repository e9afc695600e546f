//! Which version of OpenAPI a document is written in.

use serde_json::Value;

use super::walk::Walk;
use crate::diagnostic::Code;
use crate::load::NodePath;

/// Whether the document follows 3.1 and not 3.0; none when it is neither.
pub(super) fn check(walk: &mut Walk<'_>, tree: &Value, at: &NodePath<'_>) -> Option<bool> {
    let Value::Object(fields) = tree else {
        walk.say(
            Code::NotOpenapi,
            at,
            "this is not a description of an API: it is not an object",
            HELP,
        );
        return None;
    };
    if let Some(version) = fields.get("swagger") {
        let message = format!("Swagger {} is not supported", plain(version));
        let help = "convert the document to OpenAPI 3 before, for instance with `swagger2openapi`";
        walk.say(Code::UnsupportedVersion, &at.key("swagger"), message, help);
        return None;
    }
    let Some(version) = fields.get("openapi").filter(|version| !version.is_null()) else {
        walk.say(
            Code::NotOpenapi,
            at,
            "this is not a description of an API: `openapi` is missing",
            HELP,
        );
        return None;
    };
    let version = plain(version);
    let mut parts = version.trim().split('.');
    match (parts.next(), parts.next()) {
        (Some("3"), Some("0")) => Some(false),
        (Some("3"), Some("1")) => Some(true),
        _ => {
            let message = format!("OpenAPI {version} is not supported");
            let help = "3.0 and 3.1 are; if the document uses nothing newer, say so in `openapi`";
            walk.say(Code::UnsupportedVersion, &at.key("openapi"), message, help);
            None
        }
    }
}

const HELP: &str = "the root file must start with `openapi: 3.0.x` or `openapi: 3.1.x`";

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

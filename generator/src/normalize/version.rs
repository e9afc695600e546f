//! The OpenAPI version of a document.

use serde_json::Value;

use super::report::Reporter;
use crate::diagnostic::Code;
use crate::tree::NodePath;

/// A supported version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    V3_0,
    V3_1,
    V3_2,
}

/// Returns the version of a document, which is 3.0 after the conversion of Swagger 2.0. Reports an error and returns `None` if it is not supported.
pub(super) fn check(
    reporter: &mut Reporter<'_>,
    tree: &Value,
    at: &NodePath<'_>,
) -> Option<Version> {
    let Value::Object(fields) = tree else {
        let message = "the file is not an OpenAPI document: it is not an object";
        reporter.report(Code::NotOpenapi, at, message, HELP);
        return None;
    };
    if let Some(version) = fields.get("swagger").filter(|version| !version.is_null()) {
        if plain(version).trim() == "2.0" || plain(version).trim() == "2" {
            return Some(Version::V3_0);
        }
        let message = format!("Swagger {} is not supported", plain(version));
        let help = "convert the document to Swagger 2.0 or OpenAPI 3";
        reporter.report(Code::UnsupportedVersion, &at.key("swagger"), message, help);
        return None;
    }
    let Some(version) = fields.get("openapi").filter(|version| !version.is_null()) else {
        let message = "the file is not an OpenAPI document: the field `openapi` is missing";
        reporter.report(Code::NotOpenapi, at, message, HELP);
        return None;
    };
    let version = plain(version);
    let mut parts = version.trim().split('.');
    match (parts.next(), parts.next()) {
        (Some("3"), Some("0")) => Some(Version::V3_0),
        (Some("3"), Some("1")) => Some(Version::V3_1),
        (Some("3"), Some("2")) => Some(Version::V3_2),
        _ => {
            let message = format!("OpenAPI {version} is not supported");
            let help = "declare `openapi: 3.0.x`, `3.1.x` or `3.2.x` if the document uses no newer feature";
            reporter.report(Code::UnsupportedVersion, &at.key("openapi"), message, help);
            None
        }
    }
}

const HELP: &str =
    "use a root file that declares `swagger: '2.0'`, `openapi: 3.0.x`, `3.1.x` or `3.2.x`";

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

//! The methods of a path item.

use serde_json::{Map, Value};

use super::report::Reporter;
use crate::diagnostic::Code;
use crate::tree::{METHODS, NodePath};

/// Moves the operations whose key is a method in upper case to the field of the method.
pub(super) fn lower_case(
    reporter: &mut Reporter<'_>,
    path_item: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    let is_method = |key: &String| METHODS.contains(&key.to_ascii_lowercase().as_str());
    let is_upper = |key: &String| key.chars().any(|c| c.is_ascii_uppercase());
    let keys: Vec<String> =
        path_item.keys().filter(|key| is_upper(key) && is_method(key)).cloned().collect();
    for key in keys {
        let Some(operation) = path_item.remove(&key) else { continue };
        let method = key.to_ascii_lowercase();
        let is_free = path_item.get(&method).is_none_or(Value::is_null);
        let help = if is_free {
            format!("treated as `{method}`")
        } else {
            format!("the operation is skipped; `{method}` is declared too")
        };
        let message = format!("the field of a method is in lower case, found `{key}`");
        reporter.report(Code::InvalidMethod, &at.key(&key), message, help);
        if is_free {
            reporter.moved(&at.key(&key), &at.key(&method));
            path_item.insert(method, operation);
        }
    }
}

/// Drops the additional operations whose key is not a method that can be sent. A method with a field of its own becomes
/// that field.
pub(super) fn additional(
    reporter: &mut Reporter<'_>,
    path_item: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    let Some(Value::Object(mut operations)) = path_item.remove(FIELD) else { return };
    let above = at.key(FIELD);
    for method in METHODS {
        let key = method.to_ascii_uppercase();
        let Some(operation) = operations.remove(&key) else { continue };
        let message = format!("the method `{key}` has the field `{method}` of its own");
        let is_free = path_item.get(method).is_none_or(Value::is_null);
        let help = if is_free {
            format!("treated as `{method}`")
        } else {
            format!("the operation is skipped; declare it only under `{method}`")
        };
        reporter.report(Code::InvalidMethod, &above.key(&key), message, help);
        if is_free {
            reporter.moved(&above.key(&key), &at.key(method));
            path_item.insert(method.to_owned(), operation);
        }
    }
    operations.retain(|key, _| {
        let message = match key.as_str() {
            "CONNECT" => "the method `CONNECT` opens a tunnel and is not sent to a path".to_owned(),
            key if is_token(key) => return true,
            key => format!("`{}` is not a method", key.escape_debug()),
        };
        let help = "the operation is skipped; write a method such as `COPY`";
        reporter.report(Code::InvalidMethod, &above.key(key), message, help);
        false
    });
    path_item.insert(FIELD.to_owned(), Value::Object(operations));
}

const FIELD: &str = "additionalOperations";

/// Returns whether a text is a token, which a method must be (RFC 9110, section 9.1).
fn is_token(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_allowed)
}

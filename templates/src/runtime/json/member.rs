//! Members that stand at a place in JSON: names, with `/` between those that stand in one another.

use serde_json::Value;

use super::{ToJson, View};

/// The text at a place, or the text of a number.
pub(crate) fn member_text(value: &dyn ToJson, place: &str) -> Option<String> {
    let mut view = value.view();
    for name in place.split('/') {
        view = match view {
            View::Object(members) => {
                members.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)?
            }
            View::Json(value) => View::Json(value.get(name)?),
            _ => return None,
        };
    }
    match view {
        View::Str(text) => Some(text.to_owned()),
        View::Json(Value::String(text)) => Some(text.clone()),
        View::I64(number) => Some(number.to_string()),
        View::U64(number) => Some(number.to_string()),
        View::Json(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    }
}

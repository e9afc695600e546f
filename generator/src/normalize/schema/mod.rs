//! Schemas.

mod combine;
mod limits;
mod list;
mod object;
mod rules;
mod types;
mod values;

use serde_json::{Map, Value, json};

use super::document::missing;
use super::walk::{Fate, Walk, name};
use crate::diagnostic::Code;
use crate::load::{Kind, Spot};

/// Makes a schema one of OpenAPI 3.0.
pub(super) fn repair(walk: &mut Walk<'_>, value: &mut Value, at: &Spot<'_>) -> Fate {
    let members = match value {
        Value::Object(members) => members,
        // `additionalProperties` may be a flag in every version.
        Value::Bool(_) if matches!(at, Spot::Key(_, "additionalProperties")) => return Fate::Keep,
        Value::Bool(allowed) => {
            *value = if *allowed { json!({}) } else { json!({ "not": {} }) };
            return Fate::Keep;
        }
        _ => {
            let message = format!("a schema is an object, not {}", name(value));
            walk.say(Code::WrongType, at, message, "it is taken as any value");
            *value = json!({});
            return Fate::Keep;
        }
    };
    if !combine::reference(walk, members, at) {
        return Fate::Keep;
    }
    types::repair(walk, members, at);
    values::repair(walk, members, at);
    limits::repair(members);
    list::repair(walk, members, at);
    object::repair(walk, members, at);
    rules::repair(walk, members, at);
    combine::repair(walk, members, at);
    walk.members(members, Kind::Schema, at);
    Fate::Keep
}

/// A discriminator without a property says nothing.
pub(super) fn discriminator(
    walk: &mut Walk<'_>,
    members: &mut Map<String, Value>,
    at: &Spot<'_>,
) -> Fate {
    if members.contains_key("propertyName") {
        return Fate::Keep;
    }
    missing(walk, "propertyName", "the discriminator is left out", at);
    Fate::Drop
}

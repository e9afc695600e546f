//! Types with the names of the prelude.

use crate::{
    Unknown, UnknownInteger, UnknownValue, integer_enum, model, newtype, string_enum, union,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Result {
    pub ok: Option,
    pub unknown: Unknown,
}

model! { Result {
    "ok" => ok: required,
    ..unknown
} }

#[derive(Clone, Debug, PartialEq)]
pub enum Option {
    Some,
    None,
    Ok(UnknownValue),
}

string_enum! { Option {
    "some" => Some,
    "none" => None,
    ..Ok
} }

#[derive(Clone, Debug, PartialEq)]
pub enum Vec {
    Err,
    Ok(UnknownInteger),
}

integer_enum! { Vec {
    1 => Err,
    ..Ok
} }

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    String(String),
    Box(Box),
    Err(serde_json::Value),
}

union! { Value {
    String(String) from String,
    Box(Box),
    ..Err
} }

#[derive(Clone, Debug, PartialEq)]
pub struct String(pub Vec);

newtype! { String(Vec) }

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Box {}

model! { Box {
} }

#[derive(Clone, Debug, PartialEq)]
pub enum From {
    Box(Box),
    Default(serde_json::Value),
}

union! { From by "type" {
    "box" => Box(Box) from Box,
    ..Default
} }

#[test]
fn macros_work_when_types_shadow_the_prelude() {
    for json in [r#"{"ok":"none","x":1}"#, r#"{"ok":"other"}"#] {
        assert_eq!(crate::again::<Result>(json), json);
    }
    for json in ["1", "7", "{}", "[]"] {
        assert_eq!(crate::again::<Value>(json), json);
    }
    assert_eq!(crate::again::<From>(r#"{"type":"box"}"#), r#"{"type":"box"}"#);
}

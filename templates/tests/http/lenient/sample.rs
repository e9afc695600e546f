//! Models as the generator prints them.

use std::collections::BTreeMap;

use sailwright_runtime::generated::{
    DateTime, Foreign, Maybe, Unknown, UnknownInteger, UnknownValue, Value, integer_enum, model,
    string_enum, union,
};

/// An object whose required properties have every type with an empty value.
#[derive(Clone, Debug, PartialEq)]
pub struct Full {
    pub boolean: bool,
    pub integer: i32,
    pub number: f64,
    pub string: String,
    pub list: Vec<i64>,
    pub map: BTreeMap<String, i64>,
    pub color: Color,
    pub level: Level,
    pub shape: Shape,
    pub value: Value,
    pub inner: Box<Inner>,
    pub unknown: Unknown,
}

model! { Full {
    "boolean" => boolean: required,
    "integer" => integer: required,
    "number" => number: required,
    "string" => string: required,
    "list" => list: required,
    "map" => map: required,
    "color" => color: required,
    "level" => level: required,
    "shape" => shape: required,
    "value" => value: required,
    "inner" => inner: required,
    ..unknown
} }

/// An enum of strings that lists the empty string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Color {
    None,
    Red,
    Unknown(UnknownValue),
}

string_enum! { Color { "" => None, "RED" => Red, ..Unknown } }

/// An enum of integers that lists 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Level {
    Zero,
    One,
    Unknown(UnknownInteger),
}

integer_enum! { Level { 0 => Zero, 1 => One, ..Unknown } }

/// A union.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Inner(Box<Inner>),
    String(String),
    Unknown(Value),
}

union! { Shape { Inner(Box<Inner>), String(String), ..Unknown } }

/// A union with a discriminator.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Inner(Box<Inner>),
    Unknown(Value),
}

union! { Kind by "kind" { "inner" => Inner(Box<Inner>), ..Unknown } }

/// An object with every presence.
#[derive(Clone, Debug, PartialEq)]
pub struct Inner {
    pub id: String,
    pub count: Option<i64>,
    pub weight: Option<f64>,
    pub nickname: Maybe<String>,
    pub unknown: Unknown,
}

model! { Inner {
    "id" => id: required,
    "count" => count: nullable,
    "weight" => weight: optional,
    "nickname" => nickname: optional,
    ..unknown
} }

/// An object that requires a date-time, which has no empty value.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    pub name: String,
    pub created: DateTime,
    pub unknown: Unknown,
}

model! { Dated {
    "name" => name: required,
    "created" => created: required,
    ..unknown
} }

/// An object with parts that require a date-time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holder {
    pub one: Option<Dated>,
    pub several: Option<Vec<Dated>>,
    pub by_key: Option<BTreeMap<String, Dated>>,
    pub unknown: Unknown,
}

model! { Holder {
    "one" => one: optional,
    "several" => several: optional,
    "byKey" => by_key: optional,
    ..unknown
} }

/// An object that requires itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Endless {
    pub next: Box<Endless>,
}

model! { Endless { "next" => next: required, } }

/// An object that requires a type of another crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Host {
    pub address: std::net::IpAddr,
    pub others: Vec<std::net::IpAddr>,
    pub unknown: Unknown,
}

model! { Host {
    "address" => address: required as Foreign,
    "others" => others: required as Vec<Foreign>,
    ..unknown
} }

/// An object whose additional properties are numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    pub total: i64,
    pub other: BTreeMap<String, i64>,
}

model! { Counts { "total" => total: required, ..other } }

/// A type that the configuration names as lenient.
#[derive(Clone, Debug, PartialEq)]
pub struct Soft {
    pub name: String,
    pub created: Option<DateTime>,
    pub dated: Vec<Dated>,
    pub unknown: Unknown,
}

model! { Soft: lenient {
    "name" => name: required,
    "created" => created: optional,
    "dated" => dated: required,
    ..unknown
} }

/// An object with values of a lenient type.
#[derive(Clone, Debug, PartialEq)]
pub struct Mixed {
    pub id: String,
    pub soft: Option<Soft>,
    pub list: Vec<Soft>,
    pub unknown: Unknown,
}

model! { Mixed {
    "id" => id: required,
    "soft" => soft: optional,
    "list" => list: required,
    ..unknown
} }

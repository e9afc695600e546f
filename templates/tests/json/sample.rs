//! Models as the generator prints them.

use std::collections::BTreeMap;

use crate::{
    Date, DateTime, Maybe, Unknown, UnknownInteger, UnknownValue, Value, integer_enum, model,
    newtype, string_enum, union,
};

/// An object with every presence.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub id: String,
    pub manager: Option<String>,
    pub nickname: Option<String>,
    pub phone: Maybe<String>,
    pub roles: Vec<Role>,
    pub unknown: Unknown,
}

model! { Account {
    "id" => id: required,
    "manager" => manager: nullable,
    "nickname" => nickname: optional,
    "phone" => phone: optional,
    "roles" => roles: required,
    ..unknown
} }

/// An object without unknown properties.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Role {
    pub name: Option<String>,
    pub since: Option<DateTime>,
}

model! { Role {
    "name" => name: optional,
    "since" => since: optional,
} }

/// An object whose additional properties are numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    pub total: Option<i64>,
    pub other: BTreeMap<String, i64>,
}

model! { Counts {
    "total" => total: optional,
    ..other
} }

/// An object that contains itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    pub next: Option<Box<Node>>,
    pub unknown: Unknown,
}

model! { Node {
    "next" => next: optional,
    ..unknown
} }

/// An enum of strings.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    Created,
    LockedOut,
    Unknown(UnknownValue),
}

string_enum! { State {
    "CREATED" => Created,
    "LOCKED_OUT" => LockedOut,
    ..Unknown
} }

/// An enum of integers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    Below,
    One,
    Unknown(UnknownInteger),
}

integer_enum! { Level {
    -1 => Below,
    1 => One,
    ..Unknown
} }

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cat {
    pub kind: Option<String>,
    pub lives: Option<i32>,
}

model! { Cat {
    "kind" => kind: optional,
    "lives" => lives: optional,
} }

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dog {
    pub name: Option<String>,
    pub weight: Option<f64>,
    pub unknown: Unknown,
}

model! { Dog {
    "name" => name: optional,
    "weight" => weight: optional,
    ..unknown
} }

/// A union without a discriminator.
#[derive(Clone, Debug, PartialEq)]
pub enum Any {
    Date(Date),
    State(State),
    Number(f64),
    Integer(i64),
    String(String),
    Cat(Box<Cat>),
    Dog(Box<Dog>),
    Unknown(Value),
}

union! { Any {
    Date(Date) from Date,
    State(State) from State,
    Number(f64),
    Integer(i64),
    String(String),
    Cat(Box<Cat>),
    Dog(Box<Dog>),
    ..Unknown
} }

/// A union with a discriminator.
#[derive(Clone, Debug, PartialEq)]
pub enum Pet {
    Cat(Box<Cat>),
    Dog(Box<Dog>),
    Unknown(Value),
}

union! { Pet by "kind" {
    "cat" => Cat(Box<Cat>) from Cat,
    "dog" | "hound" => Dog(Box<Dog>) from Dog,
    ..Unknown
} }

/// Two alternatives that contain the union again and differ only in their last property.
#[derive(Clone, Debug, PartialEq)]
pub enum Maze {
    Left(Box<Left>),
    Right(Box<Right>),
    Unknown(Value),
}

union! { Maze {
    Left(Box<Left>),
    Right(Box<Right>),
    ..Unknown
} }

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Left {
    pub way: Option<Maze>,
    pub left: String,
}

model! { Left {
    "way" => way: optional,
    "left" => left: required,
} }

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Right {
    pub way: Option<Maze>,
    pub right: String,
}

model! { Right {
    "way" => way: optional,
    "right" => right: required,
} }

/// A list of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree(pub Vec<Tree>);

newtype! { Tree(Vec<Tree>) }

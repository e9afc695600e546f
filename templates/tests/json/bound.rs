//! The bound on the work of reading nested unions.

use std::cell::Cell;

use crate::read;
use crate::{FromJson, JsonError, Reader, ToJson, Value, View, model, union};

thread_local! {
    static READS: Cell<usize> = const { Cell::new(0) };
}

/// A boolean that counts how often it is read.
#[derive(Clone, Debug, PartialEq)]
struct Counted(bool);

impl ToJson for Counted {
    fn view(&self) -> View<'_> {
        View::Bool(self.0)
    }
}

impl FromJson for Counted {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
        READS.set(READS.get() + 1);
        reader.bool().map(Self)
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Outer {
    First(Box<First>),
    Second(Box<Second>),
    Leaf(Counted),
    Unknown(Value),
}

union! { Outer {
    First(Box<First>),
    Second(Box<Second>),
    Leaf(Counted),
    ..Unknown
} }

#[derive(Clone, Debug, PartialEq)]
enum Inner {
    Second(Box<Second>),
    First(Box<First>),
    Leaf(Counted),
    Unknown(Value),
}

union! { Inner {
    Second(Box<Second>),
    First(Box<First>),
    Leaf(Counted),
    ..Unknown
} }

#[derive(Clone, Debug, PartialEq)]
struct First {
    next: Option<Inner>,
    end: String,
}

model! { First {
    "next" => next: optional,
    "end" => end: required,
} }

#[derive(Clone, Debug, PartialEq)]
struct Second {
    next: Option<Outer>,
    end: String,
    count: Option<f64>,
}

model! { Second {
    "next" => next: optional,
    "end" => end: required,
    "count" => count: optional,
} }

/// Returns how often the leaf in nested objects is read.
fn reads(levels: usize, end: &str) -> usize {
    READS.set(0);
    let json = format!("{}true{}", r#"{"next":"#.repeat(levels), end.repeat(levels));
    read::<Outer>(&json);
    READS.get()
}

#[test]
fn nested_unions_are_read_within_the_bound() {
    let (types, alternatives) = (2, 3);
    for end in [r#","end":""}"#, r#","end":"","count":1}"#, r#","end":"","x":1}"#, "}"] {
        for levels in [1, 10, 127] {
            let bound = (levels + 1) * types * (alternatives + 1) + 1;
            let reads = reads(levels, end);
            assert!(reads <= bound, "{reads} reads of {levels} levels that end with {end}");
        }
    }
}

#[test]
fn error_after_many_levels_does_not_repeat_the_trials() {
    assert!(reads(100, r#","end":1}"#) <= 101 * 2 * 4 + 1);
}

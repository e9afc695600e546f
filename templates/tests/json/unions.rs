//! Unions: the arm that fits best, or the arm of the tag.

use std::time::{Duration, Instant};

use crate::runtime::{Date, Maybe};
use crate::sample::{Any, Cat, Dog, Maze, Pet, State};
use crate::{again, fault, read, write};

#[test]
fn the_arm_without_anything_strange_is_taken() {
    assert_eq!(read::<Any>(r#""2024-05-31""#), Any::Date(Date::from("2024-05-31")));
    assert_eq!(read::<Any>(r#""CREATED""#), Any::State(State::Created));
    assert_eq!(read::<Any>(r#""hello""#), Any::String("hello".into()));
    assert_eq!(read::<Any>("5"), Any::Integer(5));
    assert_eq!(read::<Any>("5.5"), Any::Number(5.5));
}

#[test]
fn the_arm_that_knows_most_members_is_taken() {
    assert!(matches!(read(r#"{"lives":9}"#), Any::Cat(_)));
    assert!(matches!(read(r#"{"name":"Rex"}"#), Any::Dog(_)));
    assert!(matches!(read(r#"{"weight":9,"x":1}"#), Any::Dog(_)));
    assert!(matches!(read("{}"), Any::Cat(_)));
}

#[test]
fn the_best_arm_is_read_once_more_where_a_worse_one_was_tried_behind_it() {
    let json = r#"[{"lives":9,"x":1},{"lives":8,"x":[{}]},7]"#;
    let found = read::<Vec<Any>>(json);
    assert!(matches!(found.as_slice(), [Any::Cat(_), Any::Cat(_), Any::Integer(7)]), "{found:?}");
}

#[test]
fn an_arm_that_does_not_fit_is_not_taken() {
    assert!(matches!(read(r#"{"lives":"nine"}"#), Any::Dog(_)));
}

#[test]
fn what_fits_no_arm_is_kept() {
    for json in ["true", "null", "[1,[2]]"] {
        assert!(matches!(read(json), Any::Unrecognized(_)));
        assert_eq!(again::<Vec<Any>>(&format!("[{json},5]")), format!("[{json},5]"));
    }
}

#[test]
fn reading_goes_on_behind_a_union() {
    let json = r#"[{"weight":1.5,"x":"\n"},"a\tb",7,{"lives":9}]"#;
    assert_eq!(again::<Vec<Any>>(json), json);
}

#[test]
fn a_tag_names_the_arm() {
    assert!(matches!(read(r#"{"lives":9,"x":[{"kind":"dog"}],"kind":"cat"}"#), Pet::Cat(_)));
    assert!(matches!(read(r#"{"kind":"hound","lives":9}"#), Pet::Dog(_)));
    assert_eq!(again::<Pet>(r#"{"kind":"hound"}"#), r#"{"kind":"hound"}"#);
}

#[test]
fn an_unknown_tag_or_none_is_kept() {
    for json in [r#"{"kind":"bird"}"#, r#"{"lives":9}"#, r#"{"kind":1}"#, "[]", "null"] {
        assert!(matches!(read(json), Pet::Unrecognized(_)));
        assert_eq!(again::<Pet>(json), json);
    }
}

#[test]
fn a_tag_that_nobody_set_is_written() {
    assert_eq!(
        write(&Pet::Cat(Box::new(Cat { kind: None, lives: Some(9) }))),
        r#"{"kind":"cat","lives":9}"#
    );
    assert_eq!(write(&Pet::Dog(Box::default())), r#"{"kind":"dog"}"#);
}

#[test]
fn the_arm_of_a_tag_must_fit() {
    assert_eq!(
        fault::<Vec<Pet>>(r#"[{"kind":"cat","lives":"nine"}]"#),
        "at $[0].lives: expected a number, found a string"
    );
}

#[test]
fn unions_in_unions_do_not_take_exponential_time() {
    let start = Instant::now();
    let json = format!("{}{}", r#"{"way":"#.repeat(60), r#"{"right":""}"#);
    let right = format!("{json}{}", r#","right":""}"#.repeat(60));
    assert_eq!(again::<Maze>(&right), right);
    let neither = format!("{json}{}", "}".repeat(60));
    assert!(matches!(read(&neither), Maze::Unrecognized(_)));
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_fault_in_an_arm_leaves_no_trace() {
    let dogs: Vec<Any> = read(r#"[{"lives":{"a":[1]},"name":"Rex"},{"lives":1}]"#);
    assert!(matches!(&dogs[0], Any::Dog(dog) if dog.unknown.get("lives").is_some()));
    assert!(matches!(&dogs[1], Any::Cat(_)));
    assert_eq!(Maybe::from(Dog::default()).map(|dog| dog.name), Maybe::Value(None));
}

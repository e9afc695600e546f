//! Unions: the alternative that fits best, or that of the discriminator.

use crate::sample::{Any, Cat, Dog, Maze, Pet, State};
use crate::{Date, Maybe};
use crate::{again, error, read, write};

#[test]
fn alternative_that_fits_exactly_is_chosen() {
    assert_eq!(read::<Any>(r#""2024-05-31""#), Any::Date(Date::from("2024-05-31")));
    assert_eq!(read::<Any>(r#""CREATED""#), Any::State(State::Created));
    assert_eq!(read::<Any>(r#""hello""#), Any::String("hello".into()));
    assert_eq!(read::<Any>("5"), Any::Integer(5));
    assert_eq!(read::<Any>("5.5"), Any::Number(5.5));
}

#[test]
fn alternative_that_recognizes_most_properties_is_chosen() {
    assert!(matches!(read(r#"{"lives":9}"#), Any::Cat(_)));
    assert!(matches!(read(r#"{"name":"Rex"}"#), Any::Dog(_)));
    assert!(matches!(read(r#"{"weight":9,"x":1}"#), Any::Dog(_)));
    assert!(matches!(read("{}"), Any::Cat(_)));
}

#[test]
fn best_alternative_is_chosen_if_a_worse_one_follows() {
    let json = r#"[{"lives":9,"x":1},{"lives":8,"x":[{}]},7]"#;
    let found = read::<Vec<Any>>(json);
    assert!(matches!(found.as_slice(), [Any::Cat(_), Any::Cat(_), Any::Integer(7)]), "{found:?}");
}

#[test]
fn value_with_a_wrong_type_is_not_an_alternative_that_recognizes_less() {
    assert!(matches!(read(r#"{"lives":"nine"}"#), Any::Unknown(_)));
    assert!(matches!(read(r#"{"lives":"nine","name":"Rex"}"#), Any::Dog(_)));
}

#[test]
fn value_that_fits_no_alternative_is_kept() {
    for json in ["true", "null", "[1,[2]]"] {
        assert!(matches!(read(json), Any::Unknown(_)));
        assert_eq!(again::<Vec<Any>>(&format!("[{json},5]")), format!("[{json},5]"));
    }
}

#[test]
fn reading_continues_after_a_union() {
    let json = r#"[{"weight":1.5,"x":"\n"},"a\tb",7,{"lives":9}]"#;
    assert_eq!(again::<Vec<Any>>(json), json);
}

#[test]
fn discriminator_chooses_the_alternative() {
    assert!(matches!(read(r#"{"lives":9,"x":[{"kind":"dog"}],"kind":"cat"}"#), Pet::Cat(_)));
    assert!(matches!(read(r#"{"kind":"hound","lives":9}"#), Pet::Dog(_)));
    assert_eq!(again::<Pet>(r#"{"kind":"hound"}"#), r#"{"kind":"hound"}"#);
}

#[test]
fn value_with_unknown_or_missing_discriminator_is_kept() {
    for json in [r#"{"kind":"bird"}"#, r#"{"lives":9}"#, r#"{"kind":1}"#, "[]", "null"] {
        assert!(matches!(read(json), Pet::Unknown(_)));
        assert_eq!(again::<Pet>(json), json);
    }
}

#[test]
fn missing_discriminator_is_written() {
    assert_eq!(
        write(&Pet::Cat(Box::new(Cat { kind: None, lives: Some(9) }))),
        r#"{"kind":"cat","lives":9}"#
    );
    assert_eq!(write(&Pet::Dog(Box::default())), r#"{"kind":"dog"}"#);
}

#[test]
fn alternative_of_a_discriminator_must_fit() {
    assert_eq!(
        error::<Vec<Pet>>(r#"[{"kind":"cat","lives":"nine"}]"#),
        "at $[0].lives: expected a number, found a string"
    );
}

#[test]
fn nested_unions_are_read_and_written() {
    let json = format!("{}{}", r#"{"way":"#.repeat(60), r#"{"right":""}"#);
    let right = format!("{json}{}", r#","right":""}"#.repeat(60));
    assert_eq!(again::<Maze>(&right), right);
    let neither = format!("{json}{}", "}".repeat(60));
    assert!(matches!(read(&neither), Maze::Unknown(_)));
}

#[test]
fn error_in_an_alternative_does_not_affect_the_next() {
    let dogs: Vec<Any> = read(r#"[{"lives":{"a":[1]},"name":"Rex"},{"lives":1}]"#);
    assert!(matches!(&dogs[0], Any::Dog(dog) if dog.unknown.get("lives").is_some()));
    assert!(matches!(&dogs[1], Any::Cat(_)));
    assert_eq!(Maybe::from(Dog::default()).map(|dog| dog.name), Maybe::Value(None));
}

#[test]
fn alternative_converts_into_its_variant() {
    assert_eq!(Pet::from(Cat::default()), Pet::Cat(Box::default()));
    assert_eq!(Any::from(State::Created), Any::State(State::Created));
}

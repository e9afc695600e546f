//! The choice of an alternative without a discriminator.

use crate::{Unknown, UnknownValue, Value, model, string_enum, union};
use crate::{again, read};

macro_rules! object {
    ($type:ident { $($key:literal => $field:ident: $presence:ident $ty:ty,)* } $($closed:ident)?) => {
        #[derive(Clone, Debug, PartialEq)]
        struct $type {
            $($field: $ty,)*
            unknown: Unknown,
        }

        model! { $type { $($key => $field: $presence,)* ..unknown $(: $closed)? } }
    };
}

macro_rules! alternatives {
    ($type:ident { $($variant:ident,)* }) => {
        #[derive(Clone, Debug, PartialEq)]
        enum $type {
            $($variant(Box<$variant>),)*
            Unknown(Value),
        }

        union! { $type { $($variant(Box<$variant>),)* ..Unknown } }
    };
}

object! { Tag { "id" => id: required String, "color" => color: optional Option<String>, } }
object! { Account { "id" => id: optional Option<String>, } }
object! { Person {
    "id" => id: required String,
    "surname" => surname: optional Option<String>,
    "accounts" => accounts: optional Option<Vec<Account>>,
} }
alternatives! { Found { Tag, Person, } }

#[test]
fn unknown_properties_below_a_property_cost_less_than_the_property() {
    let accounts = r#"[{"id":"a","new1":1,"new2":2},{"id":"b","new1":1,"new2":2}]"#;
    let json = format!(r#"{{"id":"1","surname":"L","accounts":{accounts}}}"#);
    assert!(matches!(read(&json), Found::Person(_)));
    let json = format!(r#"{{"accounts":{accounts},"id":"1"}}"#);
    assert!(matches!(read(&json), Found::Person(_)));
    assert!(matches!(read(r#"{"id":"1","color":"red","new":1}"#), Found::Tag(_)));
}

#[test]
fn wrong_type_of_one_property_is_no_reason_for_another_alternative() {
    let json = r#"{"accounts":5,"id":"1","surname":"L"}"#;
    assert!(matches!(read(json), Found::Unknown(_)));
    let json = r#"{"accounts":[{"id":5}],"id":"1","surname":"L"}"#;
    assert!(matches!(read(json), Found::Unknown(_)));
    assert_eq!(again::<Found>(json), json);
    // Without its required property, no value is a person.
    let json = r#"{"accounts":5,"surname":"L"}"#;
    assert!(matches!(read(json), Found::Unknown(_)));
}

object! { Rich { "id" => id: required String, "a" => a: optional Option<i64>, "b" => b: optional Option<i64>, "c" => c: required i64, } }
alternatives! { Partial { Rich, Tag, } }

#[test]
fn alternative_without_a_required_property_does_not_count() {
    assert!(matches!(read(r#"{"id":"1","a":1,"b":2}"#), Partial::Tag(_)));
    assert!(matches!(read(r#"{"id":"1","a":"x","b":2}"#), Partial::Tag(_)));
}

#[derive(Clone, Debug, PartialEq)]
enum Known {
    Short,
    Long,
    Unknown(UnknownValue),
}

string_enum! { Known { "SHORT" => Short, "LONG" => Long, ..Unknown: any } }

object! { Formatting { "from" => from: optional Option<Known>, "to" => to: optional Option<Known>, } }
object! { RuleA { "name" => name: required String, "a" => a: required String, } }
object! { RuleB { "name" => name: required String, "b" => b: required String, } }
alternatives! { Rule { RuleA, RuleB, } }
alternatives! { Transform { Formatting, Rule, } }

#[test]
fn string_next_to_an_enum_is_not_unknown() {
    assert!(matches!(read(r#"{"from":"dd MM","to":"MM dd"}"#), Transform::Formatting(_)));
    assert!(matches!(read(r#"{"name":"n","b":"b"}"#), Transform::Rule(_)));
}

#[test]
fn nested_union_that_recognizes_nothing_is_not_an_alternative() {
    alternatives! { Only { Rule, RuleB, } }
    for json in [r#"{"name":"n"}"#, r#"{"b":5,"name":"n"}"#, "5", "null"] {
        assert!(matches!(read(json), Only::Unknown(_)), "{json}");
        assert_eq!(again::<Only>(json), json);
    }
    assert!(matches!(read(r#"{"from":5}"#), Transform::Unknown(_)));
}

object! { By { "name" => name: optional Option<String>, } }
object! { Granted { "item" => item: required String, "by" => by: nullable Option<By>, } }
object! { Revoked { "item" => item: required String, "by" => by: optional Option<By>, } }
alternatives! { Event { Granted, Revoked, } }

#[test]
fn absent_required_property_that_is_nullable_counts() {
    assert!(matches!(read(r#"{"item":"i"}"#), Event::Revoked(_)));
    assert!(matches!(read(r#"{"item":"i","by":null}"#), Event::Granted(_)));
    assert_eq!(again::<Event>(r#"{"item":"i"}"#), r#"{"item":"i"}"#);
}

object! { Small { "id" => id: required String, } closed }
object! { Large { "id" => id: required String, "name" => name: optional Option<String>, } closed }
object! { Open { "extra" => extra: optional Option<String>, } }
alternatives! { Sized { Small, Large, } }
alternatives! { Mixed { Small, Open, } }

#[test]
fn closed_alternative_does_not_allow_other_properties() {
    assert!(matches!(read(r#"{"id":"1"}"#), Sized::Small(_)));
    assert!(matches!(read(r#"{"id":"1","name":"n"}"#), Sized::Large(_)));
    assert!(matches!(read(r#"{"id":"1","other":1}"#), Mixed::Open(_)));
    assert!(matches!(read(r#"{"id":"1","name":"n","new":1}"#), Sized::Large(_)));
    assert_eq!(again::<Sized>(r#"{"id":"1","new":1}"#), r#"{"id":"1","new":1}"#);
}

object! { Wide { "id" => id: required String, "title" => title: optional Option<String>, "parts" => parts: optional Option<Value>, } }
object! { Deep { "id" => id: required String, "parts" => parts: optional Option<Vec<Account>>, } }
alternatives! { Depth { Deep, Wide, } }

#[test]
fn properties_of_the_value_count_before_those_of_its_parts() {
    let json = r#"{"id":"1","title":"t","parts":[{"id":"a"},{"id":"b"}]}"#;
    assert!(matches!(read(json), Depth::Wide(_)));
    assert!(matches!(read(r#"{"id":"1","parts":[{"id":"a"}]}"#), Depth::Deep(_)));
}

//! Objects whose table is in parts and has the types of the fields.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use crate::{
    Field, Maybe, Presence, Reader, Slot, ToJson, Unknown, View, again, error, large_model, read,
};

/// An object with every presence, in two parts.
#[derive(Clone, Debug)]
struct Large {
    id: String,
    manager: Option<String>,
    nickname: Option<String>,
    phone: Maybe<String>,
    count: i64,
    unknown: Unknown,
}

large_model! { Large {
    part0 {
        "id" => id: required String,
        "manager" => manager: nullable Option<String>,
    }
    part1 {
        "nickname" => nickname: optional Option<String>,
        "phone" => phone: optional Maybe<String>,
        "count" => count: required i64,
    }
    ..unknown
} }

#[test]
fn each_presence_of_a_large_object_is_written_as_it_was_read() {
    for json in [
        r#"{"id":"a","manager":"m","nickname":"n","phone":"p","count":1,"other":[1]}"#,
        r#"{"id":"a","manager":null,"phone":null,"count":1}"#,
        r#"{"id":"a","manager":null,"count":1}"#,
    ] {
        assert_eq!(again::<Large>(json), json);
    }
}

#[test]
fn missing_required_property_of_any_part_is_an_error() {
    for (json, key) in [(r#"{"count":1}"#, "id"), (r#"{"id":"a"}"#, "count")] {
        assert_eq!(error::<Large>(json), format!("at $.{key}: this required property is missing"));
    }
}

#[test]
fn large_objects_are_equal_if_all_their_properties_are() {
    let json = r#"{"id":"a","manager":"m","nickname":"n","phone":"p","count":1,"other":2}"#;
    let value = read::<Large>(json);
    assert!(value == value.clone());
    for (one, other) in [
        (r#":"a""#, r#":"b""#),
        (r#":"m""#, ":null"),
        (r#":"n""#, r#":"o""#),
        (r#":"p""#, ":null"),
        (":1", ":2"),
        (":2", ":3"),
    ] {
        assert!(value != read::<Large>(&json.replace(one, other)), "{one} -> {other}");
    }
}

// A search from the first mark on would compare the keys more than 10^9 times.
#[test]
fn many_nulls_are_written_again_in_proportion_to_their_number() {
    const COUNT: usize = 50_000;
    let keys = (0..COUNT).map(|index| format!("property{index}"));
    let keys: Vec<&'static str> = keys.map(|key| &*key.leak()).collect();
    let fields: Vec<Field> = keys.iter().map(|key| Field(key, Presence::optional)).collect();
    let values: Vec<&dyn ToJson> = keys.iter().map(|_| &None::<i64> as &dyn ToJson).collect();
    let start = Instant::now();
    let mut unknown = Unknown::default();
    unknown.read(&mut Cow::Borrowed("x"), &mut Reader::new(b"1")).expect("a number");
    for key in &keys {
        unknown.mark(key);
    }
    let View::Object(entries) = View::object(&fields, &values, &unknown) else {
        panic!("no object")
    };
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    assert_eq!(entries.len(), COUNT + 1);
    assert!(entries[..COUNT].iter().all(|(_, value)| matches!(value, View::Null)));
}

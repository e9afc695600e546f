//! Properties, digits and nulls that a type does not describe are written as they were read.

use crate::sample::{Account, Dog, Node, Role};
use crate::{Foreign, Maybe, Unknown, Value, from_slice, model, union};
use crate::{again, error, read, write};

#[derive(Clone, Debug, Default, PartialEq)]
struct Closed {
    id: Option<String>,
    unknown: Unknown,
}

model! { Closed { "id" => id: optional, ..unknown: closed } }

#[test]
fn properties_of_a_closed_object_are_kept() {
    let json = r#"{"id":"1","new":{"a":[1]}}"#;
    assert_eq!(again::<Closed>(json), json);
}

#[test]
fn digits_of_unknown_numbers_are_kept() {
    for number in [
        "12345678901234567890123",
        "1.10",
        "0.1000000000000000055511151231257827",
        "1e400",
        "-0",
        "-1E-400",
        "1.0",
        "18446744073709551615",
    ] {
        let json = format!(r#"{{"a":1,"b":{{"c":[{number},"x"]}},"d":{number}}}"#);
        assert_eq!(again::<Node>(&json), json);
    }
    let node: Node = read(r#"{"a": 1.50 ,"b":1e400}"#);
    assert_eq!(node.unknown.get("a"), Some(&Value::from(1.5)));
    assert_eq!(node.unknown.get("b"), Some(&Value::from("1e400")));
}

#[test]
fn property_that_is_set_has_no_digits_of_the_previous_value() {
    let mut node: Node = read(r#"{"a":1.10,"b":1.10,"a":1.10}"#);
    node.unknown.insert("a", 2);
    node.unknown.remove("b");
    assert_eq!(write(&node), r#"{"a":2}"#);
    assert_eq!(again::<Node>(r#"{"a":1.10,"a":2}"#), r#"{"a":2}"#);
}

#[test]
fn number_that_is_out_of_range_is_an_error_of_its_field_only() {
    assert_eq!(
        error::<Dog>(r#"{"new":1e400,"weight":1e400}"#),
        "at $.weight: expected a 64-bit number, found 1e400"
    );
    assert_eq!(again::<Dog>(r#"{"weight":1,"new":1e400}"#), r#"{"weight":1,"new":1e400}"#);
}

#[test]
fn null_of_a_property_that_is_not_nullable_is_written_again() {
    let json = r#"{"id":"1","manager":null,"nickname":null,"phone":null,"roles":[]}"#;
    let mut account: Account = read(json);
    assert_eq!((account.nickname.as_deref(), account.unknown.iter().count()), (None, 0));
    assert!(account.unknown.is_empty());
    assert_eq!(write(&account), json);
    account.nickname = Some("L".into());
    assert_eq!(
        write(&account),
        r#"{"id":"1","manager":null,"nickname":"L","phone":null,"roles":[]}"#
    );
}

#[test]
fn kept_nulls_and_digits_do_not_affect_comparison_and_debug() {
    let node: Node = read(r#"{"next":null}"#);
    assert_eq!(node, Node::default());
    assert_eq!(format!("{node:?}"), format!("{:?}", Node::default()));
}

#[test]
fn byte_order_mark_is_skipped() {
    let read = from_slice::<Role>(b"\xef\xbb\xbf{\"name\":\"a\"}").unwrap();
    assert_eq!(read.name.as_deref(), Some("a"));
    let fault = from_slice::<Role>(b"\xef\xbb\xbf{\"name\":5}").unwrap_err();
    assert_eq!((fault.offset(), fault.path().as_str()), (11, "$.name"));
}

#[derive(Clone, Debug, PartialEq)]
enum Vehicle {
    Bike(Box<Bike>),
    Car(Box<Car>),
    Unknown(Value),
}

union! { Vehicle by scalar "seats" {
    "1" => Bike(Box<Bike>),
    "4" | "5" => Car(Box<Car>),
    ..Unknown
} }

#[derive(Clone, Debug, Default, PartialEq)]
struct Bike {
    seats: Option<i64>,
    unknown: Unknown,
}

model! { Bike { "seats" => seats: optional, ..unknown } }

#[derive(Clone, Debug, PartialEq)]
struct Car {
    seats: i64,
    unknown: Unknown,
}

model! { Car { "seats" => seats: required, ..unknown } }

#[test]
fn integer_is_a_discriminator() {
    for json in [r#"{"seats":5}"#, r#"{"seats":4,"doors":2}"#] {
        assert!(matches!(read(json), Vehicle::Car(_)));
        assert_eq!(again::<Vehicle>(json), json);
    }
    assert!(matches!(read(r#"{"seats":1.0}"#), Vehicle::Bike(_)));
    assert!(matches!(read(r#"{"seats":9}"#), Vehicle::Unknown(_)));
    assert_eq!(write(&Vehicle::Bike(Box::default())), r#"{"seats":1}"#);
}

#[derive(Clone, Debug, PartialEq)]
enum Lamp {
    On(Box<Bike>),
    Off(Box<Node>),
    Unknown(Value),
}

union! { Lamp by scalar "on" {
    "true" => On(Box<Bike>),
    Off(Box<Node>),
    ..Unknown
} }

#[test]
fn boolean_is_a_discriminator() {
    assert!(matches!(read(r#"{"on":true}"#), Lamp::On(_)));
    assert!(matches!(read(r#"{"on":false}"#), Lamp::Unknown(_)));
    assert_eq!(write(&Lamp::On(Box::default())), r#"{"on":true}"#);
    assert_eq!(write(&Lamp::Off(Box::default())), "{}");
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Host {
    address: Option<std::net::IpAddr>,
    gateway: Maybe<std::net::IpAddr>,
    unknown: Unknown,
}

model! { Host {
    "address" => address: optional as Foreign,
    "gateway" => gateway: optional as Foreign,
    ..unknown
} }

#[test]
fn null_of_a_type_of_another_crate_is_written_again() {
    for json in ["{}", r#"{"address":null,"gateway":null}"#, r#"{"address":"::1"}"#] {
        assert_eq!(again::<Host>(json), json);
    }
    let mut host: Host = read(r#"{"address":null}"#);
    host.address = Some(std::net::Ipv4Addr::LOCALHOST.into());
    assert_eq!(write(&host), r#"{"address":"127.0.0.1"}"#);
}

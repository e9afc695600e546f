//! Tests of items that are private to the crate.

use serde::{Deserialize, Serialize};

use crate::json::{from_slice, to_value};
use crate::{ErrorBody, Foreign, Maybe, Value, error_body, error_set, model, union};

/// The errors of some operations.
#[derive(Debug, PartialEq)]
enum Documented {
    Bad(Box<Value>),
    Conflict,
    Client(String),
    Broken(String),
    Default(Box<Value>),
}

error_set! { Documented {
    400 => Bad(Value): "the request is invalid",
    409 => Conflict: "the object has changed",
    410..=499 => Client(String): "Client Error",
    502 => Broken as text: "Bad Gateway",
    _ => Default(Value): "Error",
} }

#[test]
fn error_set_reads_the_body_of_each_status() {
    let read = |status, body: &str| Documented::read(status, body.as_bytes());
    let number = || Box::new(Value::from(1));
    assert_eq!(read(400, "1"), Some(Ok(Documented::Bad(number()))));
    assert_eq!(read(409, "not json"), Some(Ok(Documented::Conflict)));
    assert_eq!(read(418, "\"tea\""), Some(Ok(Documented::Client("tea".to_owned()))));
    assert_eq!(read(500, "1"), Some(Ok(Documented::Default(number()))));
    assert!(matches!(read(418, "1"), Some(Err(_))));
    assert_eq!(read(502, "<e/>"), Some(Ok(Documented::Broken("<e/>".to_owned()))));
}

#[test]
fn error_is_printed_as_its_meaning_and_the_message_of_its_body() {
    let print = |status, body: &str| match Documented::read(status, body.as_bytes()) {
        Some(Ok(error)) => error.as_error().map(ToString::to_string).unwrap_or_default(),
        other => panic!("{other:?}"),
    };
    assert_eq!(print(400, "1"), "the request is invalid");
    assert_eq!(
        print(400, r#"{"title":"Bad","detail":"no name"}"#),
        "the request is invalid: no name"
    );
    assert_eq!(print(400, r#"{"error":{"message":"a\nb"}}"#), "the request is invalid: a b");
    assert_eq!(print(409, ""), "the object has changed");
    assert_eq!(print(418, "\"tea\""), "Client Error: tea");
    assert_eq!(print(502, " \n"), "Bad Gateway");
}

#[test]
fn json_type_is_the_body_of_every_error() {
    assert_eq!(Value::read(404, b"1"), Some(Ok(Value::from(1))));
    assert_eq!(Vec::<i64>::read(500, b"[1]"), Some(Ok(vec![1])));
    assert!(Value::from(1).as_error().is_none());
}

#[test]
fn generated_type_is_an_error_with_the_message_of_its_body() {
    let text = r#"{"address":"::1","host":null,"inner":[]}"#;
    let Some(Ok(machine)) = Machine::read(500, text.as_bytes()) else { panic!("no machine") };
    assert_eq!(machine.to_string(), "the server returned an error");
    assert_eq!(machine.as_error().and_then(|error| error.downcast_ref()), Some(&machine));
}

/// A type of another crate: it implements serde and has no empty value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Host {
    address: std::net::IpAddr,
}

#[derive(Clone, Debug, PartialEq)]
struct Machine {
    address: std::net::IpAddr,
    host: Option<Host>,
    other: Maybe<std::net::IpAddr>,
    inner: Vec<Machine>,
}

model! { Machine {
    "address" => address: required as Foreign,
    "host" => host: nullable as Foreign,
    "other" => other: optional as Foreign,
    "inner" => inner: required,
} }

error_body! { Machine }

#[derive(Clone, Debug, PartialEq)]
enum Thing {
    Host(Box<Host>),
    Machine(Box<Machine>),
    Other(Value),
}

union! { Thing by "kind" {
    "host" | "h" => Host(Box<Host>) as Box<Foreign>,
    "machine" => Machine(Box<Machine>),
    ..Other
} }

#[test]
fn struct_with_required_foreign_type_is_read_and_written() {
    let text = r#"{"address":"::1","host":null,"inner":[{"address":"192.0.2.1","host":{"address":"::2"},"inner":[],"other":null}]}"#;
    let machine: Machine = from_slice(text.as_bytes()).expect("a machine");
    assert_eq!(machine.inner[0].other, Maybe::Null);
    assert_eq!(to_value(&machine).to_string(), text);
    let twice = r#"{"address":"::1","address":"::2","host":null,"inner":[]}"#;
    let machine: Machine = from_slice(twice.as_bytes()).expect("a machine");
    assert!(machine.address.to_string() == "::2", "the last value counts");
}

#[test]
fn discriminator_is_added_to_a_foreign_alternative() {
    let text = r#"{"address":"::1","kind":"h"}"#;
    let thing: Thing = from_slice(text.as_bytes()).expect("a host");
    assert!(matches!(thing, Thing::Host(_)));
    assert_eq!(to_value(&thing).to_string(), r#"{"address":"::1","kind":"host"}"#);
}

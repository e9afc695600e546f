//! Tests of what only the crate around the runtime can reach.

use crate::runtime::{ErrorBody, Value, error_set};

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
    400 => Bad(Value),
    409 => Conflict,
    410..=499 => Client(String),
    502 => Broken as text,
    _ => Default(Value),
} }

#[test]
fn an_error_set_reads_the_body_of_each_status() {
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
fn what_holds_nothing_documents_nothing() {
    assert_eq!(<()>::read(404, b"{}"), None);
    assert_eq!(Value::read(404, b"1"), Some(Ok(Value::from(1))));
}

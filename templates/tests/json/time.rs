//! Date-times and dates are kept as they were sent.

use crate::again;
use crate::{Date, DateTime, Value, union};

/// A union of a date-time, a date and a string.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    DateTime(DateTime),
    Date(Date),
    String(String),
    Unknown(Value),
}

union! { When {
    DateTime(DateTime),
    Date(Date),
    String(String),
    ..Unknown
} }

#[test]
fn string_is_written_as_it_was_read() {
    for json in [r#""2024-05-31T12:00:00.120+02:00""#, r#""soon""#] {
        assert_eq!(again::<DateTime>(json), json);
        assert_eq!(again::<Date>(json), json);
    }
    assert_eq!(DateTime::from("x").to_string(), DateTime::from("x".to_owned()).as_str());
}

#[test]
fn union_prefers_the_type_whose_format_matches() {
    for string in
        ["2024-05-31T12:00:00Z", "2024-05-31t12:00:00.5-09:30", "2024-05-31 12:00:00+00:00"]
    {
        assert!(matches!(crate::read(&format!("{string:?}")), When::DateTime(_)), "{string}");
    }
    assert!(matches!(crate::read(r#""2024-05-31""#), When::Date(_)));
    for string in ["", "2024", "2024-05-31T12:00:00", "2024-05-31T12", "2024-05-31T12:00:00é", "T"]
    {
        assert!(matches!(crate::read(&format!("{string:?}")), When::String(_)), "{string}");
    }
}

#[cfg(feature = "jiff")]
#[test]
fn jiff_converts() {
    let time = DateTime::from("2024-05-31T12:00:00.5+02:00").to_timestamp().unwrap();
    assert_eq!(DateTime::from(time).as_str(), "2024-05-31T10:00:00.5Z");
    assert!(DateTime::from("soon").to_timestamp().is_err());
    assert_eq!(Date::from(Date::from("2024-05-31").to_date().unwrap()).as_str(), "2024-05-31");
}

#[cfg(feature = "chrono")]
#[test]
fn chrono_converts() {
    let time = DateTime::from("2024-05-31T12:00:00.5+02:00").to_chrono().unwrap();
    assert_eq!(DateTime::from(time).as_str(), "2024-05-31T12:00:00.500+02:00");
    assert!(DateTime::from("soon").to_chrono().is_err());
    assert_eq!(Date::from(Date::from("2024-05-31").to_chrono().unwrap()).as_str(), "2024-05-31");
}

//! Moments and dates are kept as they were sent.

use crate::again;
use crate::runtime::{Date, DateTime, Value, union};

/// A union that tells a moment from a text.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    Moment(DateTime),
    Day(Date),
    Text(String),
    Unrecognized(Value),
}

union! { When {
    Moment(DateTime),
    Day(Date),
    Text(String),
    ..Unrecognized
} }

#[test]
fn the_text_stays_as_it_is() {
    for json in [r#""2024-05-31T12:00:00.120+02:00""#, r#""soon""#] {
        assert_eq!(again::<DateTime>(json), json);
        assert_eq!(again::<Date>(json), json);
    }
    assert_eq!(DateTime::from("x").to_string(), DateTime::from("x".to_owned()).as_str());
}

#[test]
fn a_union_knows_what_a_moment_is() {
    for text in ["2024-05-31T12:00:00Z", "2024-05-31t12:00:00.5-09:30", "2024-05-31 12:00:00+00:00"]
    {
        assert!(matches!(crate::read(&format!("{text:?}")), When::Moment(_)), "{text}");
    }
    assert!(matches!(crate::read(r#""2024-05-31""#), When::Day(_)));
    for text in ["", "2024", "2024-05-31T12:00:00", "2024-05-31T12", "2024-05-31T12:00:00é", "T"] {
        assert!(matches!(crate::read(&format!("{text:?}")), When::Text(_)), "{text}");
    }
}

#[cfg(feature = "jiff")]
#[test]
fn jiff_converts() {
    let moment = DateTime::from("2024-05-31T12:00:00.5+02:00").to_timestamp().unwrap();
    assert_eq!(DateTime::from(moment).as_str(), "2024-05-31T10:00:00.5Z");
    assert!(DateTime::from("soon").to_timestamp().is_err());
    assert_eq!(Date::from(Date::from("2024-05-31").to_date().unwrap()).as_str(), "2024-05-31");
}

#[cfg(feature = "chrono")]
#[test]
fn chrono_converts() {
    let moment = DateTime::from("2024-05-31T12:00:00.5+02:00").to_chrono().unwrap();
    assert_eq!(DateTime::from(moment).as_str(), "2024-05-31T12:00:00.500+02:00");
    assert!(DateTime::from("soon").to_chrono().is_err());
    assert_eq!(Date::from(Date::from("2024-05-31").to_chrono().unwrap()).as_str(), "2024-05-31");
}

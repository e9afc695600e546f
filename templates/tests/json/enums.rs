//! Enums keep unknown values.

use crate::sample::{Level, State};
use crate::{again, error, read, write};

#[test]
fn known_string_is_read_as_its_variant() {
    assert_eq!(read::<State>(r#""LOCKED_OUT""#), State::LockedOut);
    assert_eq!(State::from("CREATED"), State::Created);
    assert_eq!("LOCKED_OUT".parse(), Ok(State::LockedOut));
    assert_eq!(State::LockedOut.as_str(), "LOCKED_OUT");
    assert_eq!(State::Created.to_string(), "CREATED");
    assert_eq!(write(&State::Created), r#""CREATED""#);
}

#[test]
fn unknown_string_is_written_as_it_was_read() {
    let state: State = read(r#""N\u00c9W""#);
    assert!(matches!(&state, State::Unknown(value) if value.as_str() == "NÉW"));
    assert_eq!(write(&state), r#""NÉW""#);
    assert_eq!(State::from("x".to_owned()).as_str(), "x");
}

#[test]
fn number_in_enum_of_strings_is_an_error() {
    assert_eq!(error::<State>("1"), "at $: expected a string, found a number");
}

#[test]
fn enum_of_integers_keeps_unknown_integers() {
    assert_eq!(read::<Vec<Level>>("[-1,1.0]"), [Level::Below, Level::One]);
    assert_eq!(again::<Vec<Level>>("[-1,1,7]"), "[-1,1,7]");
    assert_eq!(Level::from(9).to_string(), "9");
    assert_eq!("-1".parse(), Ok(Level::Below));
    assert!("one".parse::<Level>().is_err());
}

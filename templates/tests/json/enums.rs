//! Enumerations stay open.

use crate::sample::{Level, State};
use crate::{again, fault, read, write};

#[test]
fn a_known_text_is_a_variant() {
    assert_eq!(read::<State>(r#""LOCKED_OUT""#), State::LockedOut);
    assert_eq!(State::from("CREATED"), State::Created);
    assert_eq!(State::LockedOut.as_str(), "LOCKED_OUT");
    assert_eq!(State::Created.to_string(), "CREATED");
    assert_eq!(write(&State::Created), r#""CREATED""#);
}

#[test]
fn an_unknown_text_survives() {
    let state: State = read(r#""N\u00c9W""#);
    assert!(matches!(&state, State::Unrecognized(text) if text.as_str() == "NÉW"));
    assert_eq!(write(&state), r#""NÉW""#);
    assert_eq!(State::from("x".to_owned()).as_str(), "x");
}

#[test]
fn a_number_is_no_text() {
    assert_eq!(fault::<State>("1"), "at $: expected a string, found a number");
}

#[test]
fn numbers_may_be_enumerated() {
    assert_eq!(read::<Vec<Level>>("[-1,1.0]"), [Level::Below, Level::One]);
    assert_eq!(again::<Vec<Level>>("[-1,1,7]"), "[-1,1,7]");
    assert_eq!(Level::from(9).to_string(), "9");
}

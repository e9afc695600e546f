//! Enums keep unknown values.

use crate::sample::{Level, State};
use crate::{Value, again, error, mixed_enum, read, write};

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

/// An enum of values of several types.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Setting {
    Auto,
    Never,
    Large,
    Half,
    Yes,
    Unknown(Value),
}

mixed_enum! { Setting {
    "auto" => Auto,
    0 => Never,
    5_000_000_000 => Large,
    -0.5 => Half,
    true => Yes,
    ..Unknown
} }

#[test]
fn mixed_enum_reads_and_writes_each_type() {
    for (json, value) in [
        (r#""auto""#, Setting::Auto),
        ("0", Setting::Never),
        ("5000000000", Setting::Large),
        ("-0.5", Setting::Half),
        ("true", Setting::Yes),
    ] {
        assert_eq!(read::<Setting>(json), value);
        assert_eq!(write(&value), json);
    }
    assert_eq!(read::<Setting>("0.0"), Setting::Never);
}

#[test]
fn mixed_enum_keeps_unknown_values_of_any_scalar_type() {
    for json in [r#""0""#, r#""true""#, "1", "0.25", "false"] {
        assert!(matches!(read::<Setting>(json), Setting::Unknown(_)), "{json}");
        assert_eq!(again::<Setting>(json), json);
    }
}

#[test]
fn mixed_enum_rejects_null_lists_and_objects() {
    let expected = "at $: expected a string, a number or a boolean, found";
    assert_eq!(error::<Setting>("null"), format!("{expected} null"));
    assert_eq!(error::<Setting>("[]"), format!("{expected} a list"));
    assert_eq!(error::<Setting>("{}"), format!("{expected} an object"));
}

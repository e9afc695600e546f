//! `Maybe` distinguishes absent, null and a value.

use crate::Maybe;

#[test]
fn values_and_options_convert_to_maybe() {
    assert_eq!(Maybe::from(5), Maybe::Value(5));
    assert_eq!(Maybe::from(Some(5)), Maybe::Value(5));
    assert_eq!(Maybe::<i32>::from(None), Maybe::Null);
    assert_eq!(Maybe::<i32>::default(), Maybe::Absent);
}

#[test]
fn maybe_converts_to_an_option() {
    assert_eq!(Maybe::Value(5).value(), Some(&5));
    assert_eq!(Option::from(Maybe::Value(5)), Some(5));
    assert_eq!(Maybe::<i32>::Null.into_option(), None);
    assert_eq!(Maybe::Value(5).map(|number| number + 1), Maybe::Value(6));
}

#[test]
fn predicates_match_the_variant() {
    let all = [Maybe::Absent, Maybe::Null, Maybe::Value(5)];
    assert_eq!(all.map(|maybe| maybe.is_absent()), [true, false, false]);
    assert_eq!(all.map(|maybe| maybe.is_null()), [false, true, false]);
}

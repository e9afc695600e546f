//! Fields: presence, order, and unknown properties.

use crate::Maybe;
use crate::sample::{Account, Counts, Node, Role, Tree};
use crate::{again, error, read, write};

#[test]
fn each_presence_is_written_as_it_was_read() {
    let all = r#"{"id":"a","manager":"m","nickname":"n","phone":"p","roles":[]}"#;
    let none = r#"{"id":"a","manager":null,"phone":null,"roles":[]}"#;
    let absent = r#"{"id":"a","manager":null,"roles":[]}"#;
    for json in [all, none, absent] {
        assert_eq!(again::<Account>(json), json);
    }
}

#[test]
fn nullable_property_may_be_absent() {
    let account: Account = read(r#"{"id":"a","roles":[]}"#);
    assert_eq!(account.manager, None);
}

#[test]
fn null_in_optional_field_is_read_as_absent() {
    let account: Account = read(r#"{"id":"a","nickname":null,"roles":[]}"#);
    assert_eq!(account.nickname, None);
    assert_eq!(account.phone, Maybe::Absent);
}

#[test]
fn null_in_required_field_is_an_error() {
    assert_eq!(
        error::<Account>(r#"{"id":null,"roles":[]}"#),
        "at $.id: expected a string, found null"
    );
    assert_eq!(
        error::<Account>(r#"{"id":"a","roles":null}"#),
        "at $.roles: expected a list, found null"
    );
}

#[test]
fn missing_required_property_is_an_error() {
    assert_eq!(
        error::<Vec<Account>>(r#"[{"id":"a","roles":[]},{"id":"b"}]"#),
        "at $[1].roles: this required property is missing"
    );
}

#[test]
fn properties_are_read_in_any_order() {
    let one: Vec<Account> =
        read(r#"[{"id":"a","phone":"p","roles":[]},{"roles":[],"id":"a","phone":"p"}]"#);
    assert_eq!(one[0], one[1]);
}

#[test]
fn last_value_of_a_repeated_property_counts() {
    let role: Role = read(r#"{"name":"a","since":"s","name":"b"}"#);
    assert_eq!(role.name.as_deref(), Some("b"));
    let account: Account =
        read(r#"{"id":"a","roles":[{"name":"x"}],"roles":[{},{}],"phone":"p","phone":null}"#);
    assert_eq!(
        (account.roles, account.phone),
        (vec![Role::default(), Role::default()], Maybe::Null)
    );
}

#[test]
fn unknown_properties_are_written_again() {
    let json = r#"{"id":"a","manager":null,"roles":[],"new":{"x":[1,2.5,null]}}"#;
    assert_eq!(again::<Account>(json), json);
}

#[test]
fn unknown_properties_of_a_closed_object_are_dropped() {
    assert_eq!(again::<Role>(r#"{"new":{"x":[1]},"name":"a"}"#), r#"{"name":"a"}"#);
}

#[test]
fn additional_properties_are_read_with_their_type() {
    let json = r#"{"total":3,"a":1,"b":2}"#;
    let counts: Counts = read(json);
    assert_eq!(counts.other["b"], 2);
    assert_eq!(write(&counts), json);
    assert_eq!(
        error::<Counts>(r#"{"a b":"1"}"#),
        r#"at $["a b"]: expected a number, found a string"#
    );
}

#[test]
fn keys_may_be_escaped() {
    let role: Role = read(r#"{"n\u0061me":"a\nb"}"#);
    assert_eq!(role.name.as_deref(), Some("a\nb"));
}

#[test]
fn recursive_types_are_read() {
    for json in [r#"{"next":{"next":{}}}"#, r#"{"next":{"x":1}}"#] {
        assert_eq!(again::<Node>(json), json);
    }
    assert_eq!(again::<Tree>("[[],[[]]]"), "[[],[[]]]");
}

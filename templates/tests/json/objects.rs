//! Members: presence, order, and those that nobody expects.

use crate::runtime::Maybe;
use crate::sample::{Account, Counts, Node, Role, Tree};
use crate::{again, fault, read, write};

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
fn a_nullable_member_may_be_missing() {
    let account: Account = read(r#"{"id":"a","roles":[]}"#);
    assert_eq!(account.manager, None);
}

#[test]
fn null_for_an_optional_member_means_absent() {
    let account: Account = read(r#"{"id":"a","nickname":null,"roles":[]}"#);
    assert_eq!(account.nickname, None);
    assert_eq!(account.phone, Maybe::Absent);
}

#[test]
fn null_for_a_required_member_is_a_fault() {
    assert_eq!(
        fault::<Account>(r#"{"id":null,"roles":[]}"#),
        "at $.id: expected a string, found null"
    );
    assert_eq!(
        fault::<Account>(r#"{"id":"a","roles":null}"#),
        "at $.roles: expected a list, found null"
    );
}

#[test]
fn a_missing_required_member_is_a_fault() {
    assert_eq!(
        fault::<Vec<Account>>(r#"[{"id":"a","roles":[]},{"id":"b"}]"#),
        "at $[1].roles: this member is required and is missing"
    );
}

#[test]
fn the_order_of_members_does_not_matter() {
    let one: Vec<Account> =
        read(r#"[{"id":"a","phone":"p","roles":[]},{"roles":[],"id":"a","phone":"p"}]"#);
    assert_eq!(one[0], one[1]);
}

#[test]
fn of_the_same_member_twice_the_last_counts() {
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
fn unknown_members_are_written_back() {
    let json = r#"{"id":"a","manager":null,"roles":[],"new":{"x":[1,2.5,null]}}"#;
    assert_eq!(again::<Account>(json), json);
}

#[test]
fn unknown_members_are_dropped_where_there_is_no_room() {
    assert_eq!(again::<Role>(r#"{"new":{"x":[1]},"name":"a"}"#), r#"{"name":"a"}"#);
}

#[test]
fn other_members_may_have_a_type() {
    let json = r#"{"total":3,"a":1,"b":2}"#;
    let counts: Counts = read(json);
    assert_eq!(counts.other["b"], 2);
    assert_eq!(write(&counts), json);
    assert_eq!(
        fault::<Counts>(r#"{"a b":"1"}"#),
        r#"at $["a b"]: expected a number, found a string"#
    );
}

#[test]
fn keys_may_be_escaped() {
    let role: Role = read(r#"{"n\u0061me":"a\nb"}"#);
    assert_eq!(role.name.as_deref(), Some("a\nb"));
}

#[test]
fn types_may_hold_themselves() {
    for json in [r#"{"next":{"next":{}}}"#, r#"{"next":{"x":1}}"#] {
        assert_eq!(again::<Node>(json), json);
    }
    assert_eq!(again::<Tree>("[[],[[]]]"), "[[],[[]]]");
}

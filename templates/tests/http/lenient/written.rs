//! Values that could not be read are not sent back.

use super::lenient;
use super::sample::{Counts, Full, Host, Inner};
use sailwright_runtime::generated::{ToJson, to_vec};

fn write(value: &dyn ToJson) -> String {
    String::from_utf8(to_vec(value)).expect("JSON")
}

#[test]
fn empty_value_is_not_sent_back() {
    for body in ["{}", r#"{"string":7,"inner":null,"list":"x","level":"1"}"#] {
        assert_eq!(write(&lenient::<Full>(body).0), "{}");
    }
    let (host, _) = lenient::<Host>(r#"{"address":"::1","others":null,"x":1}"#);
    assert_eq!(write(&host), r#"{"address":"::1","x":1}"#);
}

#[test]
fn stored_value_that_was_filled_can_be_read_again() {
    for body in ["{}", r#"{"string":7,"inner":null,"list":"x","level":"1"}"#] {
        let (full, _) = lenient::<Full>(body);
        let stored = serde_json::to_string(&full).expect("JSON");
        let again: Full = serde_json::from_str(&stored).expect("the stored value");
        assert_eq!(again.string, full.string, "{stored}");
        assert_eq!(again.inner, full.inner, "{stored}");
        assert_eq!(write(&full), "{}");
    }
    let (host, _) = lenient::<Host>(r#"{"address":"::1"}"#);
    let stored = serde_json::to_string(&host).expect("JSON");
    assert_eq!(stored, r#"{"address":"::1","others":[]}"#);
}

#[test]
fn value_that_was_set_afterwards_is_sent() {
    let (mut full, _) = lenient::<Full>("{}");
    full.string = "s".to_owned();
    full.inner.id = "1".to_owned();
    assert_eq!(write(&full), r#"{"string":"s","inner":{"id":"1"}}"#);
    let (mut host, _) = lenient::<Host>(r#"{"address":"::1"}"#);
    host.others.push(host.address);
    assert_eq!(write(&host), r#"{"address":"::1","others":["::1"]}"#);
}

#[test]
fn empty_value_that_was_received_is_sent_back() {
    let body = r#"{"id":"","count":null,"weight":0}"#;
    assert_eq!(write(&lenient::<Inner>(body).0), body);
}

#[test]
fn nullable_or_optional_field_that_could_not_be_read_is_not_sent_back() {
    let (mut inner, _) = lenient::<Inner>(r#"{"id":"1","count":"2","weight":"3","nickname":4}"#);
    assert_eq!(write(&inner), r#"{"id":"1"}"#);
    inner.count = Some(2);
    assert_eq!(write(&inner), r#"{"id":"1","count":2}"#);
}

#[test]
fn object_with_typed_additional_properties_sends_empty_values() {
    let (counts, problems) = lenient::<Counts>(r#"{"total":null,"a":1}"#);
    assert_eq!(problems.len(), 1);
    assert_eq!(write(&counts), r#"{"total":0,"a":1}"#);
}

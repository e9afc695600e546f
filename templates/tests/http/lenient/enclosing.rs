//! Values whose types have no empty value: an optional value or an item around them is omitted.

use super::sample::{Counts, Dated, Endless, Holder, Host};
use super::{decode, lenient};

/// The JSON of an object without its date-time.
const UNDATED: &str = r#"{"name":"a","created":null}"#;

#[test]
fn item_without_a_required_date_time_is_omitted_with_its_json() {
    let body = format!(r#"[{{"name":"b","created":"2024-05-31T12:00:00Z"}},{UNDATED},{{}}]"#);
    let (list, problems) = lenient::<Vec<Dated>>(&body);
    assert_eq!(list.len(), 1);
    let expected = [
        format!("$[1].created: a string, null omits $[1]: {UNDATED}"),
        "$[2].created: a string, nothing omits $[2]: {}".to_owned(),
    ];
    // The problem of `name` in the last item is not listed, because the item is not in the result.
    assert_eq!(problems, expected);
}

#[test]
fn optional_field_and_map_entry_are_omitted() {
    let dated = r#"{"name":null,"created":"x"}"#;
    let body = format!(
        r#"{{"one":{UNDATED},"several":[{UNDATED},{dated}],"byKey":{{"k":{UNDATED},"l":{dated}}}}}"#
    );
    let (holder, problems) = lenient::<Holder>(&body);
    assert_eq!(holder.one, None);
    assert_eq!(holder.several.map(|list| list.len()), Some(1));
    assert_eq!(holder.by_key.map(|map| map.into_keys().collect()), Some(vec!["l".to_owned()]));
    let expected = [
        format!("$.one.created: a string, null omits $.one: {UNDATED}"),
        format!("$.several[0].created: a string, null omits $.several[0]: {UNDATED}"),
        "$.several[1].name: a string, null: null".to_owned(),
        format!("$.byKey.k.created: a string, null omits $.byKey.k: {UNDATED}"),
        "$.byKey.l.name: a string, null: null".to_owned(),
    ];
    assert_eq!(problems, expected);
}

#[test]
fn type_of_another_crate_has_no_empty_value() {
    let body = r#"[{"address":"::1","others":null},{"address":1,"others":[]},
        {"address":"::1","others":["::1","x"]}]"#;
    let (hosts, problems) = lenient::<Vec<Host>>(body);
    assert_eq!(hosts.iter().map(|host| host.others.len()).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert_eq!(problems[0], "$[0].others: a list, null: null");
    assert!(problems[1].ends_with(r#"omits $[1]: {"address":1,"others":[]}"#), "{problems:?}");
    assert!(problems[2].ends_with(r#"omits $[2].others[1]: "x""#), "{problems:?}");
}

#[test]
fn type_that_requires_itself_has_no_empty_value() {
    let (list, problems) = lenient::<Vec<Endless>>(r#"[{"next":{"next":null}}]"#);
    assert!(list.is_empty());
    let expected = r#"$[0].next.next: an object, null omits $[0]: {"next":{"next":null}}"#;
    assert_eq!(problems, [expected]);
}

#[test]
fn additional_property_of_another_type_is_omitted() {
    let (counts, problems) = lenient::<Counts>(r#"{"total":1,"a":"x","b":2}"#);
    assert_eq!(counts.other.into_iter().collect::<Vec<_>>(), [("b".to_owned(), 2)]);
    assert_eq!(problems, [r#"$.a: a number, a string omits $.a: "x""#]);
}

#[tokio::test]
async fn body_without_anything_to_omit_is_an_error() {
    for (body, message) in [
        (UNDATED, "at $.created: expected a string, found null"),
        ("[]", "at $: expected an object, found a list"),
        ("null", "at $: expected an object, found null"),
    ] {
        let error = decode::<Dated>(body, true).await.expect_err("an error");
        assert!(error.to_string().contains(message), "{error}");
    }
}

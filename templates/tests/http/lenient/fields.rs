//! Fields whose values do not have the shape of their types.

use super::lenient;
use super::sample::{Full, Inner, Kind, Level};
use sailwright_runtime::Maybe;

/// The empty value of each type, and its kind.
const EMPTY: [(&str, &str, &str); 11] = [
    ("boolean", "a boolean", "false"),
    ("integer", "a number", "0"),
    ("number", "a number", "0.0"),
    ("string", "a string", "\"\""),
    ("list", "a list", "[]"),
    ("map", "an object", "{}"),
    ("color", "a string", "Unknown(UnknownValue(\"\"))"),
    ("level", "a number", "Unknown(UnknownInteger(0))"),
    ("shape", "a value", "Unknown(Null)"),
    ("value", "a value", "Null"),
    ("inner", "an object", ""),
];

fn assert_empty(full: &Full) {
    let inner = "Inner { id: \"\", count: None, weight: None, nickname: Absent, \
                 unknown: Unknown(None) }";
    let debug = format!("{full:?}");
    for (field, _, value) in EMPTY {
        let value = if field == "inner" { inner } else { value };
        assert!(debug.contains(&format!("{field}: {value}")), "{field}: {value} in {debug}");
    }
}

#[test]
fn required_field_that_is_missing_has_the_empty_value_of_its_type() {
    let (full, problems) = lenient::<Full>("{}");
    assert_empty(&full);
    let expected = EMPTY.map(|(field, kind, _)| format!("$.{field}: {kind}, nothing"));
    assert_eq!(problems, expected);
}

#[test]
fn required_field_that_is_null_has_the_empty_value_of_its_type() {
    let nulls: Vec<String> = EMPTY.iter().map(|(field, ..)| format!("\"{field}\":null")).collect();
    let (full, problems) = lenient::<Full>(&format!("{{{}}}", nulls.join(",")));
    assert_empty(&full);
    // Null is a value of a union and of any JSON.
    let expected: Vec<String> = EMPTY
        .iter()
        .filter(|(field, ..)| !["shape", "value"].contains(field))
        .map(|(field, kind, _)| format!("$.{field}: {kind}, null: null"))
        .collect();
    assert_eq!(problems, expected);
}

#[test]
fn required_field_of_another_json_type_has_the_empty_value_of_its_type() {
    let body = r#"{"boolean":"true","integer":"1","number":{},"string":7,"list":{"a":[1]},"map":[],
        "color":1,"level":"1","shape":[],"value":1,"inner":"x"}"#;
    let (full, problems) = lenient::<Full>(body);
    assert_eq!((full.boolean, full.integer, full.string.as_str()), (false, 0, ""));
    assert!(full.list.is_empty() && full.map.is_empty() && full.inner.id.is_empty());
    assert!(matches!(full.level, Level::Unknown(_)));
    let expected = [
        "$.boolean: a boolean, a string: \"true\"",
        "$.integer: a number, a string: \"1\"",
        "$.number: a number, an object: {}",
        "$.string: a string, a number: 7",
        "$.list: a list, an object: {\"a\":[1]}",
        "$.map: an object, a list: []",
        "$.color: a string, a number: 1",
        "$.level: a number, a string: \"1\"",
        "$.inner: an object, a string: \"x\"",
    ];
    assert_eq!(problems, expected);
}

#[test]
fn optional_field_of_another_json_type_has_no_value() {
    let body = r#"{"id":"1","count":"2","weight":[],"nickname":3}"#;
    let (inner, problems) = lenient::<Inner>(body);
    assert_eq!((inner.id.as_str(), inner.count, inner.weight), ("1", None, None));
    assert_eq!(inner.nickname, Maybe::Absent);
    let expected = [
        "$.count: a number, a string omits $.count: \"2\"",
        "$.weight: a number, a list omits $.weight: []",
        "$.nickname: a string, a number omits $.nickname: 3",
    ];
    assert_eq!(problems, expected);
}

#[test]
fn number_that_is_out_of_range_is_a_problem_of_its_field_only() {
    let (full, problems) =
        lenient::<Full>(&complete(r#""number":1e400,"integer":3000000000,"string":"s""#));
    assert_eq!((full.integer, full.string.as_str()), (0, "s"));
    assert!(full.number.abs() < f64::EPSILON);
    let expected = [
        "$.number: a 64-bit number, 1e400: 1e400",
        "$.integer: a 32-bit integer, 3000000000: 3000000000",
    ];
    assert_eq!(problems, expected);
    let (inner, problems) = lenient::<Inner>(r#"{"id":"1","weight":1e400,"count":2}"#);
    assert_eq!((inner.weight, inner.count), (None, Some(2)));
    assert_eq!(problems, ["$.weight: a 64-bit number, 1e400 omits $.weight: 1e400"]);
}

#[test]
fn nested_field_has_its_path() {
    let body =
        complete(r#""inner":{"id":null,"weight":"x"},"list":[1,"2",3],"map":{"a":1,"b":{}}"#);
    let (full, problems) = lenient::<Full>(&body);
    assert_eq!(full.list, [1, 3]);
    assert_eq!(full.map.keys().collect::<Vec<_>>(), ["a"]);
    let expected = [
        "$.inner.id: a string, null: null",
        "$.inner.weight: a number, a string omits $.inner.weight: \"x\"",
        "$.list[1]: a number, a string omits $.list[1]: \"2\"",
        "$.map.b: a number, an object omits $.map.b: {}",
    ];
    assert_eq!(problems, expected);
}

#[test]
fn value_that_is_read_has_no_problem() {
    let body = complete(r#""new":{"a":1e400}"#);
    let (full, problems) = lenient::<Full>(&body);
    assert_eq!(problems, [""; 0]);
    assert_eq!(full.unknown.iter().count(), 1);
    // Null means that there is no value.
    assert_eq!(lenient::<Inner>(r#"{"id":"1","weight":null}"#).1, [""; 0]);
}

#[test]
fn alternatives_are_chosen_as_in_strict_decoding() {
    let (full, problems) = lenient::<Full>(&complete(r#""shape":{"id":7}"#));
    assert_eq!(format!("{:?}", full.shape), r#"Unknown(Object {"id": Number(7)})"#);
    assert_eq!(problems, [""; 0]);
    // A discriminator value is a choice: the alternative is lenient.
    let (kinds, problems) = lenient::<Vec<Kind>>(r#"[{"kind":"inner","id":7},{"kind":"new"}]"#);
    assert!(matches!(&kinds[..], [Kind::Inner(inner), Kind::Unknown(_)] if inner.id.is_empty()));
    assert_eq!(problems, ["$[0].id: a string, a number: 7"]);
}

/// Returns an object with these properties and all others that are required.
fn complete(properties: &str) -> String {
    let all = r#""boolean":true,"integer":1,"number":1,"string":"","list":[],"map":{},"color":"RED",
        "level":1,"shape":"","value":1,"inner":{"id":""}"#;
    format!("{{{all},{properties}}}")
}

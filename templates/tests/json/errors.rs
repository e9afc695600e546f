//! An error contains the path, the problem and an excerpt.

use crate::sample::{Account, Role};
use crate::{JsonError, from_slice, from_value};

fn error_of(json: &str) -> JsonError {
    from_slice::<Vec<Account>>(json.as_bytes()).unwrap_err()
}

#[test]
fn path_contains_keys_and_indexes() {
    let error = error_of(r#"[{"id":"a","roles":[{},{"name":5}]}]"#);
    assert_eq!(error.path(), "$[0].roles[1].name");
    assert_eq!(error.message(), "expected a string, found a number");
    assert_eq!(error.offset(), 31);
}

#[test]
fn key_with_special_characters_is_quoted_in_path() {
    let error = error_of(r#"[{"id":"a","a.\"b":tru}]"#);
    assert_eq!(error.path(), r#"$[0]["a.\"b"]"#);
}

#[test]
fn excerpt_is_at_most_120_characters() {
    let json = format!(r#"[{{"id":"{}","roles":7,"z":"{}"#, "é".repeat(500), "ü\n".repeat(500));
    let excerpt = error_of(&json).excerpt(json.as_bytes());
    assert_eq!(excerpt.chars().count(), 120);
    assert!(excerpt.contains(r#"éé","roles":7,"z":"ü ü"#));
    assert_eq!(error_of("[7]").excerpt(b"[7]"), "[7]");
    assert_eq!(error_of("[7]").excerpt(b""), "");
}

#[test]
fn error_in_a_tree_equals_error_in_a_document() {
    let tree = serde_json::json!({"name": 5});
    assert_eq!(
        from_value::<Role>(&tree).unwrap_err().to_string(),
        "at $.name: expected a string, found a number"
    );
}

#[test]
fn error_converts_to_a_boxed_error() {
    let error: Box<dyn std::error::Error + Send + Sync> = Box::new(error_of("x"));
    assert_eq!(error.to_string(), "at $: malformed JSON: expected value");
}

//! A fault says where and what.

use crate::runtime::{Fault, from_slice, from_value};
use crate::sample::{Account, Role};

fn fault(json: &str) -> Fault {
    from_slice::<Vec<Account>>(json.as_bytes()).unwrap_err()
}

#[test]
fn the_path_leads_to_the_value() {
    let fault = fault(r#"[{"id":"a","roles":[{},{"name":5}]}]"#);
    assert_eq!(fault.path(), "$[0].roles[1].name");
    assert_eq!(fault.message(), "expected a string, found a number");
    assert_eq!(fault.offset(), 31);
}

#[test]
fn a_key_that_is_no_word_is_quoted() {
    let fault = fault(r#"[{"id":"a","a.\"b":tru}]"#);
    assert_eq!(fault.path(), r#"$[0]["a.\"b"]"#);
}

#[test]
fn the_excerpt_is_short_and_whole() {
    let json = format!(r#"[{{"id":"{}","roles":7,"z":"{}"#, "é".repeat(500), "ü\n".repeat(500));
    let excerpt = fault(&json).excerpt(json.as_bytes());
    assert_eq!(excerpt.chars().count(), 120);
    assert!(excerpt.contains(r#"éé","roles":7,"z":"ü ü"#));
    assert_eq!(fault("[7]").excerpt(b"[7]"), "[7]");
    assert_eq!(fault("[7]").excerpt(b""), "");
}

#[test]
fn a_tree_is_read_as_a_text_is() {
    let tree = serde_json::json!({"name": 5});
    assert_eq!(
        from_value::<Role>(&tree).unwrap_err().to_string(),
        "at $.name: expected a string, found a number"
    );
}

#[test]
fn it_is_an_error() {
    let error: Box<dyn std::error::Error + Send + Sync> = Box::new(fault("x"));
    assert_eq!(error.to_string(), "at $: malformed JSON: expected value");
}

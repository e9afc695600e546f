//! Unknown properties.

use serde_json::json;

use crate::Unknown;

#[test]
fn size_is_one_pointer() {
    assert_eq!(size_of::<Unknown>(), size_of::<usize>());
}

#[test]
fn properties_are_inserted_and_sorted() {
    let mut unknown = Unknown::default();
    assert!(unknown.is_empty());
    assert_eq!(unknown.insert("b", 1), None);
    assert_eq!(unknown.insert("b", json!([2])), Some(json!(1)));
    unknown.insert("a", "x");
    assert_eq!(unknown.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(unknown.get("b"), Some(&json!([2])));
}

#[test]
fn map_without_properties_equals_a_new_one() {
    let mut unknown = Unknown::default();
    unknown.insert("a", 1);
    assert_eq!(unknown.remove("a"), Some(json!(1)));
    assert_eq!(unknown.remove("a"), None);
    assert_eq!(unknown, Unknown::default());
}

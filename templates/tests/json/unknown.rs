//! Members without a field.

use serde_json::json;

use crate::runtime::Unknown;

#[test]
fn it_is_small_when_empty() {
    assert_eq!(size_of::<Unknown>(), size_of::<usize>());
}

#[test]
fn it_is_a_map() {
    let mut unknown = Unknown::new();
    assert!(unknown.is_empty());
    assert_eq!(unknown.insert("b", 1), None);
    assert_eq!(unknown.insert("b", json!([2])), Some(json!(1)));
    unknown.insert("a", "x");
    assert_eq!(unknown.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!((unknown.len(), unknown.get("b")), (2, Some(&json!([2]))));
}

#[test]
fn it_is_empty_again_when_all_are_removed() {
    let mut unknown = Unknown::new();
    unknown.insert("a", 1);
    assert_eq!(unknown.remove("a"), Some(json!(1)));
    assert_eq!(unknown.remove("a"), None);
    assert_eq!(unknown, Unknown::default());
}

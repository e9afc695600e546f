//! The JSON format and its schema.

use jsonschema::Validator;
use sailwright::diagnostic::Rule;
use sailwright::review::{Format, format};
use serde_json::Value;

use crate::{FAIL_ON, sample};

fn schema() -> Value {
    let text = include_str!("../../../generator/review.schema.json");
    serde_json::from_str(text).expect("the schema is JSON")
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).expect("the schema is valid")
}

fn json() -> Value {
    let text = format(&sample::report(), Format::Json, &FAIL_ON);
    serde_json::from_str(&text).expect("the report is JSON")
}

#[test]
fn report_is_valid() {
    let validator = validator();
    let report = json();
    let errors: Vec<String> =
        validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn every_property_of_a_report_is_required_and_described() {
    let validator = validator();
    let report = json();
    let mut pointers = Vec::new();
    keys(&report, "", &mut pointers);
    assert!(pointers.len() > 100, "the sample has few properties");
    for (parent, key) in pointers {
        let mut without = report.clone();
        let object = without.pointer_mut(&parent).and_then(Value::as_object_mut).expect(&parent);
        let value = object.remove(&key).expect(&key);
        assert!(!validator.is_valid(&without), "{parent}/{key} is not required");
        let object = without.pointer_mut(&parent).and_then(Value::as_object_mut).expect(&parent);
        object.insert(key.clone(), value);
        object.insert("unknown property".to_owned(), Value::Null);
        assert!(!validator.is_valid(&without), "{parent} allows unknown properties");
    }
}

/// Lists the pointer and the key of every property.
fn keys(value: &Value, pointer: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                found.push((pointer.to_owned(), key.clone()));
                keys(value, &format!("{pointer}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                keys(value, &format!("{pointer}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_rule_has_a_valid_name() {
    let schema = schema();
    let pattern = schema.pointer("/$defs/rule").expect("the rules");
    let validator = jsonschema::draft202012::new(pattern).expect("the schema is valid");
    for rule in Rule::ALL {
        assert!(validator.is_valid(&rule.name().into()), "{}", rule.name());
    }
}

//! The traits of serde, for programs that store or log models.

use crate::read;
use crate::sample::{Account, Any, Level, Pet, State, Tree};

const ACCOUNT: &str = r#"{"id":"a","manager":null,"phone":null,"roles":[{"since":"x"}],"y":[0.1]}"#;

#[test]
fn serde_writes_and_reads_the_same_json() {
    let account: Account = read(ACCOUNT);
    assert_eq!(serde_json::to_string(&account).unwrap(), ACCOUNT);
    assert_eq!(serde_json::from_str::<Account>(ACCOUNT).unwrap(), account);
    let tree = serde_json::to_value(&account).unwrap();
    assert_eq!(serde_json::from_value::<Account>(tree).unwrap(), account);
}

#[test]
fn every_kind_of_type_implements_serde() {
    let json = r#"["CREATED",[7],{"kind":"cat"},5,[[]]]"#;
    let all: (State, Vec<Level>, Pet, Any, Tree) = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&all).unwrap(), json);
}

#[test]
fn error_becomes_the_error_of_serde() {
    let error = serde_json::from_str::<Account>(r#"{"id":5}"#).unwrap_err();
    assert_eq!(error.to_string(), "at $.id: expected a string, found a number");
}

//! The examples of a document, decoded and encoded again by its crate.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use sailwright::Source;
use sailwright::config::Document;
use serde_json::Value;

use crate::cargo::Workspace;
use crate::examples::{Example, difference, examples};
use crate::table::Row;

/// Decodes all examples that are valid for their schema, in a program that uses the generated crate.
pub fn decode(row: &mut Row, root: &Path, workspace: &Workspace) {
    let document = Document { root: root.to_owned(), ..Document::default() };
    let all = examples(&Source::disk(), &document, &row.package.replace('-', "_"));
    let (valid, invalid): (Vec<Example>, Vec<Example>) =
        all.into_iter().partition(|example| example.invalid.is_none());
    row.examples = Some((valid.len(), invalid.len()));
    workspace.put(&row.package, "invalid.txt", &listed(&invalid));
    if valid.is_empty() {
        return;
    }
    let types: BTreeSet<&str> = valid.iter().map(|example| example.ty.as_str()).collect();
    let types: Vec<&str> = types.into_iter().collect();
    let lines = valid.iter().map(|example| {
        let ty = types.iter().position(|ty| *ty == example.ty).unwrap_or_default();
        format!("{ty} {}\n", example.value)
    });
    let name = row.package.replace('-', "_");
    workspace.put(&row.package, "examples/decode.rs", &program(&name, &types));
    let cases = workspace.put(&row.package, "examples.txt", &lines.collect::<String>());
    let cases = cases.to_string_lossy();
    let verdict = workspace.run(&["run", "-p", &row.package, "--example", "decode", "--", &cases]);
    row.seconds_to_check = Some(verdict.seconds);
    let responses: Vec<&str> = verdict.printed.lines().collect();
    if responses.len() == valid.len() {
        let faults =
            valid.iter().zip(responses).filter_map(|(example, response)| fault(example, response));
        row.faults.extend(faults);
    } else {
        row.problems.push(("decode", verdict.problems));
        row.faults.push("the examples could not be decoded".to_owned());
    }
}

fn listed(invalid: &[Example]) -> String {
    let mut text = String::new();
    for example in invalid {
        let reason: String =
            example.invalid.iter().flat_map(|reason| reason.chars()).take(200).collect();
        let _ = writeln!(text, "{}: {reason}", example.place);
    }
    text
}

/// Returns the fault in the output line of the program for an example.
fn fault(example: &Example, response: &str) -> Option<String> {
    let Example { place, ty, value, .. } = example;
    let after: Value = match response.strip_prefix("ok ") {
        Some(text) => serde_json::from_str(text).ok()?,
        None => return Some(format!("{place} as {ty}: {response}: {value:.120}")),
    };
    difference(value, &after).map(|difference| format!("{place} as {ty}: {difference}"))
}

/// Returns the source of a program that reads lines of a type and a value, and prints each value encoded again.
fn program(name: &str, types: &[&str]) -> String {
    let mut alternatives = String::new();
    for (number, ty) in types.iter().enumerate() {
        let _ = writeln!(alternatives, "        \"{number}\" => check::<{ty}>(value),");
    }
    format!(
        r#"use {name}::sailwright_runtime::generated::{{FromJson, from_slice, to_vec}};

fn main() {{
    let file = std::env::args().nth(1).expect("a file");
    let text = std::fs::read_to_string(file).expect("a readable file");
    for line in text.lines() {{
        let (ty, value) = line.split_once(' ').expect("a type and a value");
        println!("{{}}", decode(ty, value));
    }}
}}

fn decode(ty: &str, value: &str) -> String {{
    match ty {{
{alternatives}        _ => "no such type".to_owned(),
    }}
}}

fn check<T: FromJson>(value: &str) -> String {{
    match from_slice::<T>(value.as_bytes()) {{
        Ok(value) => format!("ok {{}}", String::from_utf8(to_vec(&value)).expect("UTF-8")),
        Err(fault) => format!("{{fault}}"),
    }}
}}
"#
    )
}

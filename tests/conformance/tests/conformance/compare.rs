//! Compares the outcome of a row with the row.

use std::fmt::Debug;

use sailwright_conformance::table::{Construct, Row};
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

use crate::rows::{self, Outcome};

/// Runs a row against a server, and returns the differences.
pub async fn row(key: &str, construct: &Construct, row: &Row) -> Vec<String> {
    let response = response(row);
    let server = Server::start(move |_| response.clone());
    let outcome = rows::run(key, server.url().to_owned()).await;
    let mut found = Vec::new();
    let expected = row.error.as_deref();
    differ("error", &outcome.error, &expected, &mut found);
    match server.requests().first() {
        Some(request) => sent(request, row, &mut found),
        None if construct.component.is_none() && row.error.is_none() => {
            found.push("no request".to_owned());
        }
        None => {}
    }
    read(&outcome, construct, row, &mut found);
    found
}

fn response(row: &Row) -> ScriptedResponse {
    let Some(response) = &row.response else { return ScriptedResponse::new(204) };
    let mut scripted = ScriptedResponse::new(response.status);
    for (name, value) in &response.headers {
        scripted = scripted.header(name, value);
    }
    if response.body.is_empty() { scripted } else { scripted.send(&response.body) }
}

fn sent(request: &RecordedRequest, row: &Row, found: &mut Vec<String>) {
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let lines = [
        ("method", &request.method[..], &row.method),
        ("target", &request.target, &row.target),
        ("path", path, &row.path),
        ("query", query, &row.query),
    ];
    for (part, actual, expected) in lines {
        if let Some(expected) = expected {
            differ(part, &actual, &expected.as_str(), found);
        }
    }
    for (name, expected) in &row.headers {
        let boundary = expected.as_deref().map(|value| with_boundary(value, request));
        differ(name, &request.header(name), &boundary.as_deref(), found);
    }
    if let Some(expected) = &row.body {
        differ("body", &request.text(), &with_boundary(expected, request), found);
    }
    if row.error.as_deref().is_some_and(|error| ["build", "auth", "config"].contains(&error)) {
        found.push("a request".to_owned());
    }
}

/// Replaces `{boundary}` by the boundary of the request.
fn with_boundary(text: &str, request: &RecordedRequest) -> String {
    let content_type = request.header("content-type").unwrap_or_default();
    let boundary = content_type.split_once("boundary=").map_or("", |(_, boundary)| boundary);
    text.replace("{boundary}", boundary.trim_matches('"'))
}

fn read(outcome: &Outcome, construct: &Construct, row: &Row, found: &mut Vec<String>) {
    if let Some(expected) = &row.result {
        differ("result", &outcome.read.as_str(), &expected.as_str(), found);
    }
    if construct.component.is_some() {
        let expected = row.written.as_ref().or(row.value.as_ref());
        differ("written", &outcome.written.as_ref(), &expected, found);
    }
}

fn differ<T: PartialEq + Debug>(part: &str, actual: &T, expected: &T, found: &mut Vec<String>) {
    if actual != expected {
        found.push(format!("{part}\n    expected {expected:?}\n    found    {actual:?}"));
    }
}

//! Expected requests, written by hand in each test.

use sailwright_test_server::RecordedRequest;
use serde_json::Value;

use crate::Version;

/// The bearer token of all tests.
pub const TOKEN: &str = "token-of-the.test_1~2";

/// An expected request: the exact request line and headers, and the body as a JSON value.
pub struct Expected {
    method: &'static str,
    target: &'static str,
    accept: &'static str,
    media_type: Option<&'static str>,
    body: Option<Value>,
}

/// Expects a `GET` of a path and query, as they are in the request line after the base path.
pub fn get(target: &'static str) -> Expected {
    expect("GET", target)
}

/// Expects a `POST`.
pub fn post(target: &'static str) -> Expected {
    expect("POST", target)
}

/// Expects a `PUT`.
pub fn put(target: &'static str) -> Expected {
    expect("PUT", target)
}

/// Expects a `PATCH`.
pub fn patch(target: &'static str) -> Expected {
    expect("PATCH", target)
}

impl Expected {
    /// Expects a body with the media type `application/json`.
    pub fn json(self, body: Value) -> Self {
        Self { media_type: Some("application/json"), body: Some(body), ..self }
    }

    /// Expects a body with the media type `application/json-patch+json`.
    pub fn json_patch(self, body: Value) -> Self {
        Self { media_type: Some("application/json-patch+json"), body: Some(body), ..self }
    }

    /// Expects an `Accept` header with `application/zip` only.
    pub fn accept_zip(self) -> Self {
        Self { accept: "application/zip", ..self }
    }

    /// Compares with a received request.
    pub fn assert_is(&self, version: &Version, host: &str, received: &RecordedRequest) {
        let mut headers = received.headers.clone();
        headers.sort();
        let body = (!received.body.is_empty())
            .then(|| serde_json::from_slice::<Value>(&received.body).expect("a body of JSON"));
        let arrived = as_text(&received.line(), &headers, body.as_ref());
        let expected =
            as_text(&self.line(version), &self.headers(version, host), self.body.as_ref());
        assert!(arrived == expected, "arrived:\n{arrived}\n\nexpected:\n{expected}\n");
    }

    fn line(&self, version: &Version) -> String {
        let (first, rest) = self.target.split_at(end_of_first_segment(self.target));
        let inserted = version.resource_version.unwrap_or_default();
        format!("{} {}{first}{inserted}{rest} HTTP/1.1", self.method, version.base_path)
    }

    /// Returns all headers, sorted by name. No other header may be sent.
    fn headers(&self, version: &Version, host: &str) -> Vec<(String, String)> {
        let length = match &self.body {
            Some(body) => Some(body.to_string().len()),
            None => ["POST", "PUT", "PATCH"].contains(&self.method).then_some(0),
        };
        [
            ("accept", Some(self.accept.to_owned())),
            ("accept-encoding", Some("gzip".to_owned())),
            ("authorization", Some(format!("Bearer {TOKEN}"))),
            ("content-length", length.map(|length| length.to_string())),
            ("content-type", self.media_type.map(str::to_owned)),
            ("host", Some(host.to_owned())),
            ("user-agent", Some(format!("sailpoint/{}", env!("CARGO_PKG_VERSION")))),
            ("x-sailpoint-experimental", version.experimental.then(|| "true".to_owned())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
    }
}

fn expect(method: &'static str, target: &'static str) -> Expected {
    Expected { method, target, accept: "application/json", media_type: None, body: None }
}

/// Returns the end of the first segment of a path and query that start with a slash.
fn end_of_first_segment(target: &str) -> usize {
    let found = target.char_indices().skip(1).find(|(_, c)| matches!(c, '/' | '?'));
    found.map_or(target.len(), |(position, _)| position)
}

/// Returns the text of a request, with its headers and the properties of its body in sorted order.
fn as_text(line: &str, headers: &[(String, String)], body: Option<&Value>) -> String {
    let headers: Vec<_> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let body = body.map(Value::to_string).unwrap_or_default();
    format!("{line}\n{}\n\n{body}", headers.join("\n"))
}

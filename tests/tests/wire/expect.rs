//! A request as it must arrive, written down by hand in each case.

use sailwright_test_server::RecordedRequest;
use serde_json::Value;

use crate::Version;

/// The bearer token that every case uses.
pub const TOKEN: &str = "token-of-the.test_1~2";

/// A request as it must arrive: its line and its headers exactly, its body as a JSON value.
pub struct Expected {
    method: &'static str,
    target: &'static str,
    accept: &'static str,
    media_type: Option<&'static str>,
    body: Option<Value>,
}

/// A `GET` of a path and query, as they stand in the request line after the version.
pub fn get(target: &'static str) -> Expected {
    expect("GET", target)
}

/// The same for `POST`.
pub fn post(target: &'static str) -> Expected {
    expect("POST", target)
}

/// The same for `PUT`.
pub fn put(target: &'static str) -> Expected {
    expect("PUT", target)
}

/// The same for `PATCH`.
pub fn patch(target: &'static str) -> Expected {
    expect("PATCH", target)
}

impl Expected {
    /// With this body as `application/json`.
    pub fn json(self, body: Value) -> Self {
        Self { media_type: Some("application/json"), body: Some(body), ..self }
    }

    /// With this body as `application/json-patch+json`.
    pub fn json_patch(self, body: Value) -> Self {
        Self { media_type: Some("application/json-patch+json"), body: Some(body), ..self }
    }

    /// With the media type of JSON, but without a single byte of body: what the official client sends
    /// if an optional body is left out.
    pub fn empty_json(self) -> Self {
        Self { media_type: Some("application/json"), ..self }
    }

    /// With `application/zip` as the only kind of answer that is accepted.
    pub fn accept_zip(self) -> Self {
        Self { accept: "application/zip", ..self }
    }

    /// Compares with what arrived.
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
        format!("{} {}{} HTTP/1.1", self.method, version.base_path, self.target)
    }

    /// All headers, sorted by name; others must not be sent.
    fn headers(&self, version: &Version, host: &str) -> Vec<(String, String)> {
        let length = match (&self.body, self.media_type) {
            (Some(body), _) => Some(body.to_string().len()),
            (None, Some(_)) => Some(0),
            (None, None) => None,
        };
        [
            ("accept", Some(self.accept.to_owned())),
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

/// A request as it reads on the wire, but for the headers, which are sorted, and the members of the
/// body, which are too.
fn as_text(line: &str, headers: &[(String, String)], body: Option<&Value>) -> String {
    let headers: Vec<_> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let body = body.map(Value::to_string).unwrap_or_default();
    format!("{line}\n{}\n\n{body}", headers.join("\n"))
}

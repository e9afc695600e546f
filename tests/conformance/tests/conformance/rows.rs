//! The functions of the rows, which the build script prints.

use std::io::{Read, Write};
use std::net::TcpStream;

use sailwright_runtime::{BoxFuture, ConfigError, Error, Url};
use serde::de::DeserializeOwned;
use serde_json::Value;

include!(concat!(env!("OUT_DIR"), "/rows.rs"));

/// The outcome of a row.
pub struct Outcome {
    /// The kind of the error.
    pub error: Option<&'static str>,
    /// The expression `read` of the row.
    pub read: String,
    /// The JSON of the value of a schema.
    pub written: Option<Value>,
}

impl Outcome {
    /// Returns the outcome of a row whose client has an invalid configuration, which is in the error.
    fn config(error: &ConfigError) -> Self {
        Self { error: Some("config"), read: error.to_string(), written: None }
    }
}

/// Returns a value from JSON.
fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// Visits the redirect of an authorization, as the browser of a user who allows it.
fn redirect(url: Url) {
    let parameter = |name: &str| {
        let value = url.query_pairs().find(|(other, _)| other == name);
        value.unwrap_or_else(|| panic!("{url} has no {name}")).1.into_owned()
    };
    assert_eq!(parameter("code_challenge_method"), "S256");
    let target = Url::parse(&parameter("redirect_uri")).expect("a redirect URI");
    let query = format!("code=c0de&state={}", parameter("state"));
    std::thread::spawn(move || {
        let port = target.port().expect("a port");
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a flow that listens");
        let path = target.path();
        write!(stream, "GET {path}?{query} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\r\n")
            .expect("a request");
        stream.read_to_end(&mut Vec::new()).expect("a response");
    });
}

/// Returns the kind of the error of a result.
fn kind<T, E>(result: &Result<T, Error<E>>) -> Option<&'static str> {
    Some(match result.as_ref().err()? {
        Error::Config(_) => "config",
        Error::Build(_) => "build",
        Error::Auth(_) => "auth",
        Error::Transport(_) => "transport",
        Error::Api(_) => "api",
        Error::Undocumented(_) => "undocumented",
        Error::Decode(_) => "decode",
        _ => "save",
    })
}

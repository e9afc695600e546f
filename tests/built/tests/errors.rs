//! Errors of operations with error bodies of all kinds, in one function.

use std::error::Error as _;

use sailwright_built::calendar::types::{Problem, Reason};
use sailwright_built::calendar::{Client, Error, ErrorBody};
use sailwright_test_server::{ScriptedResponse, Server};

/// Calls operations whose errors have different types.
async fn calls(client: &Client) -> Result<(), Error> {
    client.guests().uninvite().send().await?;
    client.guests().guests().send().await?;
    Ok(())
}

async fn error_of(call: usize, status: u16, body: &'static str) -> Error {
    let server = Server::start(move |request| {
        if request.index == call {
            ScriptedResponse::json(status, body)
        } else {
            ScriptedResponse::json(200, r#"{"name":"Ada","born":"1815-12-10T00:00:00Z"}"#)
        }
    });
    let client = Client::builder().base_url(server.url()).token("t").build().expect("a client");
    calls(&client).await.expect_err("an error")
}

#[tokio::test]
async fn enum_of_strings_is_an_error_body() {
    let error = error_of(0, 409, r#""gone""#).await;
    let source = error.source().expect("a source");
    assert_eq!(source.downcast_ref(), Some(&Reason::Gone));
    assert_eq!(source.to_string(), "gone");
}

#[tokio::test]
async fn list_is_an_error_body_without_a_source() {
    let error = error_of(1, 500, r#"["no"]"#).await;
    assert!(matches!(error, Error::Api(_)) && error.is_status(500), "{error:?}");
    assert!(error.source().is_none());
}

#[test]
fn object_is_an_error_body() {
    let problem = Problem::read(500, br#"{"detail":"full"}"#).expect("documented").expect("a body");
    assert_eq!(problem.to_string(), "the server returned an error: full");
}

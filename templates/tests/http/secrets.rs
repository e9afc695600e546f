//! Secrets in `Debug`, `Display` and errors.

use std::error::Error as _;
use std::fmt::Write as _;

use sailwright_runtime::generated::{
    CallOptions, Client, Error, HeaderName, HeaderValue, Method, SchemeKind, Security, Value,
};
use sailwright_test_server::Server;

use crate::support::{builder_for, get, json};

const SECRET: &str = "t0p-s3cret/+&";

/// Returns everything that an error shows, including its sources.
fn shown<E: sailwright_runtime::generated::ErrorBody>(error: &Error<E>) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        write!(text, " {error} {error:?}").expect("text");
        source = error.source();
    }
    text
}

fn assert_hidden(text: &str) {
    for form in [SECRET, "t0p-s3cret", "s3cret"] {
        assert!(!text.contains(form), "{text}");
    }
}

#[tokio::test]
async fn secret_that_the_server_repeats_is_hidden_in_the_error() {
    for status in [400, 200] {
        let server = Server::start(move |request| {
            let header = request.header("authorization").unwrap_or_default();
            json(status, &format!(r#"{{"message":"invalid header {header}","n":"#))
        });
        let client = builder_for(&server).token(SECRET).build().expect("a client");
        let request = client.request(Method::GET, "/things");
        let error = match request.send().await {
            Err(error) => error,
            Ok(response) => {
                let error: Error = response.json::<Vec<i32>>().expect_err("an error");
                assert_hidden(&format!("{error} {error:?} {:?}", error.raw()));
                continue;
            }
        };
        assert_hidden(&shown(&error));
    }
}

#[tokio::test]
async fn secret_in_a_typed_error_body_is_hidden_and_the_body_is_complete() {
    let server = Server::start(|request| {
        let header = request.header("x-api-key").unwrap_or_default();
        json(403, &format!(r#"{{"message":"no such key: {header}"}}"#))
    });
    let mut builder = builder_for(&server);
    builder.configuration().security = Security {
        schemes: &[("key", SchemeKind::Header("X-Api-Key"))],
        requirements: &[&[&[(0, "")]]],
    };
    builder.configuration().set_scheme_key("key", SECRET.to_owned());
    let client = builder.build().expect("a client");
    let error = client.request(Method::GET, "/things").send().await.expect_err("an error");
    assert_hidden(&shown(&error));
    let Error::Api(api) = &error else { panic!("{error}") };
    let body: &Value = api.body();
    assert_eq!(body["message"], Value::from(format!("no such key: {SECRET}")));
    assert_hidden(&format!("{}", error.into_untyped()));
}

#[tokio::test]
async fn percent_encoded_secret_and_password_are_hidden() {
    let server = Server::start(|request| {
        json(400, &format!(r#""{} {} pa55word""#, request.target, request.index))
    });
    let mut builder = builder_for(&server);
    builder.configuration().security = Security {
        schemes: &[("q", SchemeKind::Query("key")), ("basic", SchemeKind::Basic)],
        requirements: &[&[&[(0, ""), (1, "")]]],
    };
    builder.configuration().set_scheme_key("q", SECRET.to_owned());
    let client = builder.basic_auth("user", "pa55word").build().expect("a client");
    let error = client.request(Method::GET, "/things").send().await.expect_err("an error");
    let text = shown(&error);
    assert_hidden(&text);
    assert!(!text.contains("pa55word"), "{text}");
}

#[tokio::test]
async fn headers_of_call_options_are_hidden() {
    let server = Server::start(|request| {
        let header = request.header("authorization").unwrap_or_default();
        json(400, &format!(r#""{header}""#))
    });
    let name = HeaderName::from_static("authorization");
    let value = HeaderValue::from_str(&format!("Bearer {SECRET}")).expect("a header");
    let other = HeaderValue::from_static(SECRET);
    let options = CallOptions::default().header(name, value);
    let options = options.header(HeaderName::from_static("x-other"), other);
    assert_hidden(&format!("{options:?}"));
    let builder = builder_for(&server)
        .on_request(|request| assert_hidden(&format!("{request:?}")))
        .on_response(|result| assert_hidden(&format!("{result:?}")));
    let client = builder.build().expect("a client").with_options(options);
    assert_hidden(&format!("{client:?}"));
    let error = client.request(Method::GET, "/things").send().await.expect_err("an error");
    assert_hidden(&shown(&error));
}

#[tokio::test]
async fn short_secret_does_not_garble_the_error() {
    let server = Server::start(|_| json(400, r#"{"message":"the item is not there"}"#));
    let client = builder_for(&server).token("t").build().expect("a client");
    let error = client.request(Method::GET, "/things").send().await.expect_err("an error");
    assert!(error.to_string().contains("the item is not there"), "{error}");
}

// RFC 9112, section 6: these headers determine where the message ends.
#[tokio::test]
async fn header_of_the_connection_is_rejected_before_sending() {
    let server = Server::start(|_| json(200, "1"));
    let client = builder_for(&server).build().expect("a client");
    for name in ["Content-Length", "transfer-encoding", "HOST", "connection", "trailer"] {
        let request = client.request(Method::POST, "/things").header(name, &"1");
        let error = request.send().await.expect_err("an error");
        assert!(matches!(&error, Error::Build(error) if error.part().contains(name)), "{error}");
        let name = HeaderName::from_bytes(name.to_lowercase().as_bytes()).expect("a name");
        let options = CallOptions::default().header(name, HeaderValue::from_static("1"));
        let error = client.with_options(options).raw_client().execute(get("/things")).await;
        assert!(matches!(error, Err(Error::Build(_))));
    }
    assert!(server.requests().is_empty());
}

// URL standard, section 4.4: these segments are resolved although they are percent-encoded.
#[tokio::test]
async fn dot_segment_of_an_untyped_request_is_rejected_before_sending() {
    let server = Server::start(|_| json(200, "1"));
    let client: Client = builder_for(&server).build().expect("a client");
    for path in ["/a/../b", "/a/%2e%2e/b", "/a/.%2E/b", "/a/%2e", "/%2E./b", "/a/."] {
        let error = client.request(Method::GET, path).send().await.expect_err("an error");
        assert!(matches!(error, Error::Build(_)), "{error}");
    }
    assert!(server.requests().is_empty());
    client.request(Method::GET, "/a/..b/%2e%2eb").send().await.expect("a response");
    assert_eq!(server.requests()[0].target, "/a/..b/%2e%2eb");
}

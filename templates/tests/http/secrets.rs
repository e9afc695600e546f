//! Secrets in `Debug`, `Display` and errors.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::fmt::Write as _;

use sailwright_runtime::generated::{
    CallOptions, Client, Error, Foreign, FromJson, HeaderName, HeaderValue, Method, RawResponse,
    SchemeKind, Security, Value,
};
use sailwright_test_server::Server;

use crate::support::{builder_for, get, json, response};

const SECRET: &str = "t0p-s3cret/+&";

/// Returns everything that an error shows, including its sources.
fn shown<E: sailwright_runtime::error::Documented>(error: &Error<E>) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        write!(text, " {error} {error:?}").expect("text");
        source = error.source();
    }
    text
}

fn read_error<T: FromJson + std::fmt::Debug>(response: &RawResponse) -> Error {
    response.json::<T>().expect_err("an error")
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

// The reason why a value does not fit is shown with the value: a number, a key, or a word of a type of another crate.
#[tokio::test]
async fn secret_in_an_invalid_value_is_hidden_in_the_source_of_the_error() {
    const DIGITS: &str = "99999999999999999999";
    for (body, read) in [
        (DIGITS.to_owned(), read_error::<i64> as fn(&RawResponse) -> Error),
        (format!(r#"{{"{DIGITS}":""}}"#), read_error::<BTreeMap<String, i64>>),
        (format!("[\"{DIGITS}\"]"), read_error::<Vec<Foreign<u8>>>),
    ] {
        let server = Server::start(move |_| json(200, &body));
        let client = builder_for(&server).token(DIGITS).build().expect("a client");
        let response = client.request(Method::GET, "/things").send().await.expect("a response");
        let shown = shown(&read(&response));
        assert!(shown.contains("***") && !shown.contains(DIGITS), "{shown}");
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

/// Sends a request with a token to a server whose error contains a text, and returns what the error shows.
async fn shown_with(token: &str, text: String) -> String {
    let server = Server::start(move |_| response(400, &[], &text));
    let client = builder_for(&server).token(token.to_owned()).build().expect("a client");
    shown(&client.request(Method::GET, "/things").send().await.expect_err("an error"))
}

// RFC 3986, section 2.1: the digits of percent-encoding may have any case. RFC 8259, section 7: any character of a
// string may be escaped.
#[tokio::test]
async fn secret_in_any_encoding_is_hidden() {
    let token = "t0p/s3cr\u{e4}t+&";
    for text in [
        "t0p%2fs3cr%c3%a4t%2b%26",
        "t0p%2Fs3cr%C3%A4t%2B%26",
        "t0p/s3cr%c3%A4t%2B%26",
        r#"{"message":"t0p\/s3crät+&"}"#,
        r#"{"message":"t0p\u002fs3cr\u00e4t\u002b\u0026"}"#,
        r#"{"message":"t0p\u002Fs3cr\u00E4t+\u0026"}"#,
    ] {
        let body = format!("{text} and {text}.");
        let shown = shown_with(token, body).await;
        assert!(!shown.contains("t0p") && !shown.contains("s3cr"), "{shown}");
        assert!(shown.contains("and"), "{shown}");
    }
}

#[tokio::test]
async fn secrets_that_a_hook_adds_are_hidden() {
    let server = Server::start(|request| {
        let header = |name| request.header(name).unwrap_or_default();
        let all = ["authorization", "proxy-authorization", "cookie", "x-api-key"].map(header);
        json(400, &format!(r#""{} {}""#, all.join(" "), request.target))
    });
    let mut builder = builder_for(&server).on_request(|request| {
        let header = |text: &str| HeaderValue::from_str(text).expect("a header");
        request.headers.insert("authorization", header("Bearer h00k-bearer"));
        request.headers.insert("proxy-authorization", header("Basic h00k-proxy"));
        request.headers.insert("cookie", header("a=h00k-first; b=h00k-second"));
        request.headers.insert("x-api-key", header("h00k-key"));
        request.url.query_pairs_mut().append_pair("key", "h00k query");
    });
    builder.configuration().security = Security {
        schemes: &[
            ("header", SchemeKind::Header("X-Api-Key")),
            ("query", SchemeKind::Query("key")),
        ],
        requirements: &[&[&[(0, "")], &[]]],
    };
    let client = builder.build().expect("a client");
    let error = client.request(Method::GET, "/things").send().await.expect_err("an error");
    assert!(!shown(&error).contains("h00k"), "{}", shown(&error));
}

#[tokio::test]
async fn key_that_the_caller_sets_as_a_header_is_hidden() {
    let server = Server::start(|request| {
        json(400, &format!(r#""{}""#, request.header("x-api-key").unwrap_or_default()))
    });
    let mut builder = builder_for(&server);
    builder.configuration().security = Security {
        schemes: &[("key", SchemeKind::Header("X-Api-Key"))],
        requirements: &[&[&[(0, "")], &[]]],
    };
    let client = builder.build().expect("a client");
    let request = client.request(Method::GET, "/things").header("x-api-key", &SECRET);
    assert_hidden(&shown(&request.send().await.expect_err("an error")));
}

#[tokio::test]
async fn client_secret_in_json_is_hidden_in_the_error_of_the_token_endpoint() {
    for text in [r"t0p-s3cret\/+&", r"t0p-s3cret\u002f\u002B\u0026", "t0p-s3cret%2f%2b%26"] {
        for body in [format!(r#"{{"error_description":"no {text}"}}"#), format!("no {text} <")] {
            let server = Server::start(move |_| response(400, &[], &body));
            let builder = builder_for(&server).client_credentials("id", SECRET);
            let client = builder.build().expect("a client");
            let error = client.request(Method::GET, "/things").send().await.expect_err("an error");
            assert!(
                matches!(error, Error::Auth(_)) && error.to_string().contains("no "),
                "{error}"
            );
            assert_hidden(&shown(&error));
        }
    }
}

#[tokio::test]
async fn secret_that_contains_another_one_is_hidden_as_a_whole() {
    let server = Server::start(|_| json(400, r#"{"message":"invalid: t0ken-of-acme"}"#));
    let name = HeaderName::from_static("x-key");
    let mut key = HeaderValue::from_static("t0ken-of-acme");
    key.set_sensitive(true);
    let options = CallOptions::default().header(name, key);
    let client = builder_for(&server).token("t0ken").build().expect("a client");
    let client = client.with_options(options);
    let error = client.request(Method::GET, "/things").send().await.expect_err("an error");
    assert!(!shown(&error).contains("-of-acme"), "{error}");
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

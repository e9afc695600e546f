//! The parts of a response that are decoded leniently, by call, client and configuration.

use sailwright_runtime::generated::{CallOptions, Error, Method, Value, error_body, model};
use sailwright_test_server::{ScriptedResponse, Server};

use super::sample::{Dated, Endless, Holder, Inner, Mixed, Soft};
use super::{decode, line, send};
use crate::support::{builder_for, client_for, get, json};

/// The JSON of an object without its ID.
const NO_ID: &str = r#"{"id":null}"#;

#[tokio::test]
async fn strict_error_has_path_expected_and_found_kind() {
    let error = decode::<Vec<Inner>>(r#"[{"id":"1"},{"id":null}]"#, false).await;
    let Err(Error::Decode(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.path().as_deref(), Some("$[1].id"));
    assert!(error.to_string().contains("expected a string, found null"), "{error}");
}

#[tokio::test]
async fn decoding_is_strict_by_default() {
    assert!(send::<Inner>(get("/"), NO_ID, None).await.is_err());
}

#[tokio::test]
async fn call_precedes_client_and_client_precedes_configuration() {
    let server = Server::start(|_| json(200, NO_ID));
    for (configured, client, call, expected) in [
        (true, None, None, true),
        (true, Some(false), None, false),
        (true, Some(false), Some(true), true),
        (true, None, Some(false), false),
        (false, Some(true), None, true),
        (false, Some(true), Some(false), false),
        (false, None, Some(true), true),
    ] {
        let builder = builder_for(&server);
        let builder = match client {
            Some(lenient) => builder.lenient(lenient),
            None => builder,
        };
        let options = match call {
            Some(lenient) => CallOptions::default().lenient(lenient),
            None => CallOptions::default(),
        };
        let client = builder.build().expect("a client").with_options(options);
        let mut request = get("/");
        if configured {
            request.lenient();
        }
        let response = client.raw_client().execute(request).await.expect("a response");
        assert_eq!(response.json::<Inner>().is_ok(), expected, "{configured} {call:?}");
    }
}

#[tokio::test]
async fn only_values_of_a_lenient_type_are_lenient() {
    let body = r#"{"id":"1","soft":{"name":null,"created":7,"dated":[{"name":"a"}]},
        "list":[{"name":1,"dated":null}, [], {"dated":[]}]}"#;
    let mut request = get("/");
    request.lenient_types();
    let response = send::<Mixed>(request, body, None).await.expect("a response");
    assert_eq!(response.value().list.len(), 2);
    let problems: Vec<String> = response.problems().iter().map(line).collect();
    let expected = [
        "$.soft.name: a string, null: null",
        "$.soft.created: a string, a number omits $.soft.created: 7",
        "$.soft.dated[0].created: a string, nothing omits $.soft.dated[0]: {\"name\":\"a\"}",
        "$.list[0].name: a string, a number: 1",
        "$.list[0].dated: a list, null: null",
        "$.list[1]: an object, a list omits $.list[1]: []",
        "$.list[2].name: a string, nothing",
    ];
    assert_eq!(problems, expected);
    // The values around it are strict.
    for body in [r#"{"id":null,"list":[]}"#, r#"{"id":"1","list":7}"#] {
        let mut request = get("/");
        request.lenient_types();
        assert!(send::<Mixed>(request, body, None).await.is_err());
    }
}

#[tokio::test]
async fn lenient_type_is_strict_if_the_client_is() {
    for (lenient, is_read) in [(None, true), (Some(false), false)] {
        let mut request = get("/");
        request.lenient_types();
        let read = send::<Soft>(request, r#"{"name":null,"dated":[]}"#, lenient).await;
        assert_eq!(read.is_ok(), is_read);
    }
    assert!(sailwright_runtime::generated::from_slice::<Soft>(b"{}").is_err());
}

#[tokio::test]
async fn malformed_json_is_an_error() {
    for body in [r#"[{"id":tru}]"#, r#"[{"id":1"#, "[{}] x", r#"[{"id":[1,]}]"#, ""] {
        assert!(decode::<Vec<Inner>>(body, true).await.is_err(), "{body}");
    }
    let invalid = b"[{\"id\":[\"\xff\"]}]";
    let server = Server::start(move |_| {
        ScriptedResponse::new(200).header("content-type", "application/json").send(invalid)
    });
    let client = client_for(&server).with_options(CallOptions::default().lenient(true));
    let response = client.raw_client().execute(get("/")).await.expect("a response");
    assert!(response.json::<Vec<Inner>>().is_err());
}

#[tokio::test]
async fn value_that_is_nested_too_deep_is_an_error() {
    let deep = format!("[{}null{}]", r#"{"next":"#.repeat(200), "}".repeat(200));
    let error = decode::<Vec<Endless>>(&deep, true).await.expect_err("an error");
    assert!(error.to_string().contains("nested more than 128 levels deep"), "{error}");
}

#[tokio::test]
async fn more_than_10_000_problems_are_an_error() {
    let body = |count| format!("[{}]", vec![NO_ID; count].join(","));
    let response = decode::<Vec<Inner>>(&body(10_000), true).await.expect("a response");
    assert_eq!(response.problems().len(), 10_000);
    let error = decode::<Vec<Inner>>(&body(10_001), true).await.expect_err("an error");
    assert!(error.to_string().contains("more than 10000 values have another shape"), "{error}");
    let body = format!(r#"{{"several":{}}}"#, body(10_001));
    assert!(decode::<Holder>(&body, true).await.is_err());
}

#[tokio::test]
async fn other_media_type_and_error_bodies_are_not_lenient() {
    #[derive(Debug)]
    struct Problem {
        code: i64,
    }
    model! { Problem { "code" => code: required, } }
    error_body! { Problem }
    let server = Server::start(|request| match request.index {
        0 => ScriptedResponse::new(200).header("content-type", "text/html").send(NO_ID),
        _ => json(404, r#"{"code":null}"#),
    });
    let client = client_for(&server).with_options(CallOptions::default().lenient(true));
    let response = client.raw_client().execute(get("/")).await.expect("a response");
    assert!(matches!(response.json::<Inner>(), Err(Error::Decode(_))));
    let response = client.raw_client().execute(get("/")).await.expect("a response");
    let error = response.into_error::<Problem>();
    assert!(matches!(error, Error::Undocumented(_)), "{error}");
}

#[tokio::test]
async fn untyped_response_is_read_strictly() {
    let server = Server::start(|_| json(200, NO_ID));
    let client = client_for(&server).with_options(CallOptions::default().lenient(true));
    let response = client.request(Method::GET, "/").send().await.expect("a response");
    assert!(response.json::<Inner>().is_err());
    assert!(response.json::<Value>().is_ok());
}

#[tokio::test]
async fn map_keeps_the_problems() {
    let response = decode::<Inner>(NO_ID, true).await.expect("a response");
    assert_eq!(response.map(|inner| inner.id).problems().len(), 1);
    let text = decode::<Vec<Dated>>("[{}]", true).await.expect("a response");
    let [problem] = text.problems() else { panic!("{:?}", text.problems()) };
    assert_eq!(
        problem.to_string(),
        "at $[0].created: this required property is missing; `$[0]` is omitted"
    );
}

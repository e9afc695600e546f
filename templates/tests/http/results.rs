//! The documented responses of an operation decide what is a result, what is an error, and how both are read.

use sailwright_runtime::generated::{
    DecodeProblem, Error, FromJson, IncomingResponse, Method, Request, Response, ResponseFuture,
    Value, error_set,
};

use sailwright_test_server::{ScriptedResponse, Server};

use crate::support::{client_for, get, json, response};

fn send<T, E: sailwright_runtime::Documented>(
    server: &Server,
    request: Request,
    read: fn(IncomingResponse) -> Result<Response<T>, Error>,
) -> ResponseFuture<T, E> {
    ResponseFuture::new(client_for(server).raw_client().execute(request), read)
}

fn redirect(status: u16) -> ScriptedResponse {
    response(status, &[("location", "/v1/elsewhere")], "")
}

#[tokio::test]
async fn documented_redirect_is_the_result_and_is_not_followed() {
    for (method, status) in [(Method::GET, 302), (Method::HEAD, 307), (Method::POST, 303)] {
        for results in [&[302, 303, 307][..], &[3]] {
            let server = Server::start(move |_| redirect(status));
            let mut request = Request::new(method.clone(), "/v1", "/login");
            request.results(results.to_vec().leak());
            let response =
                send::<(), ()>(&server, request, IncomingResponse::empty).await.expect("a result");
            assert_eq!(response.raw().status().as_u16(), status);
            assert_eq!(response.raw().headers()["location"], "/v1/elsewhere");
            assert_eq!(server.requests().len(), 1);
        }
    }
}

#[tokio::test]
async fn undocumented_redirect_is_followed_next_to_a_documented_one() {
    let server = Server::start(|request| match request.index {
        0 => redirect(302),
        _ => response(307, &[], ""),
    });
    let mut request = get("/login");
    request.results(&[2, 307]);
    let response =
        send::<(), ()>(&server, request, IncomingResponse::empty).await.expect("a result");
    assert_eq!(response.raw().status(), 307);
    assert_eq!(server.requests()[1].target, "/v1/elsewhere");
}

#[tokio::test]
async fn documented_not_modified_is_a_result() {
    let server = Server::start(|_| response(304, &[("etag", "\"1\"")], ""));
    let mut request = get("/cached");
    request.results(&[2, 304]);
    let response =
        send::<(), ()>(&server, request, IncomingResponse::empty).await.expect("a result");
    assert_eq!(response.raw().headers()["etag"], "\"1\"");
}

#[tokio::test]
async fn success_is_an_undocumented_error_if_only_redirects_are_documented() {
    let server = Server::start(|_| json(200, "{}"));
    let mut request = get("/login");
    request.results(&[302]);
    request.errors(&[0]);
    let error = send::<(), ()>(&server, request, IncomingResponse::empty).await.expect_err("200");
    assert!(matches!(error, Error::Undocumented(_)), "{error}");
}

#[tokio::test]
async fn undocumented_success_status_code_is_read_as_the_documented_one() {
    let server = Server::start(|_| json(206, "[1]"));
    let response = send::<Vec<i64>, ()>(&server, get("/things"), IncomingResponse::json).await;
    let response = response.expect("a result");
    assert_eq!((response.raw().status().as_u16(), response.into_value()), (206, vec![1]));
    let server = Server::start(|_| json(206, "{}"));
    let error = send::<Vec<i64>, ()>(&server, get("/things"), IncomingResponse::json).await;
    assert!(matches!(error, Err(Error::Decode(_))));
}

#[derive(Debug, PartialEq)]
enum Either {
    Number(i64),
    Text(String),
}

fn either(response: IncomingResponse) -> Result<Response<Either>, Error> {
    response.one_of(&[
        |reader| FromJson::read(reader).map(Either::Number),
        |reader| FromJson::read(reader).map(Either::Text),
    ])
}

#[tokio::test]
async fn json_selects_between_documented_bodies() {
    for (body, expected) in [("5", Either::Number(5)), ("\"a\"", Either::Text("a".to_owned()))] {
        let server = Server::start(move |_| json(203, body));
        let value = send::<_, ()>(&server, get("/things"), either).await.expect("a result");
        assert_eq!(value.into_value(), expected);
    }
    for body in ["{}", "5 5", ""] {
        let server = Server::start(move |_| json(203, body));
        let error = send::<_, ()>(&server, get("/things"), either).await.expect_err("no result");
        assert!(matches!(error, Error::Decode(_)), "{error}");
    }
}

/// The errors of all operations of a tag.
#[derive(Debug, PartialEq)]
enum OfTag {
    NotFound(Box<Value>),
    ClientError(Box<i64>),
    Default(Box<bool>),
}

error_set! { OfTag {
    404 => NotFound(Value): "there is no such thing",
    4 | 400..=499 => ClientError(i64): "the request is invalid",
    _ => Default(bool): "an error",
} }

async fn error(status: u16, body: &'static str, errors: &'static [u16]) -> Option<OfTag> {
    let server = Server::start(move |_| json(status, body));
    let mut request = get("/things");
    request.errors(errors);
    let result = send::<(), OfTag>(&server, request, IncomingResponse::empty).await;
    match result.expect_err("an error") {
        Error::Api(error) => Some(error.into_body()),
        _ => None,
    }
}

#[tokio::test]
async fn errors_of_the_operation_precede_those_of_its_tag() {
    let default = || Some(OfTag::Default(Box::new(true)));
    assert_eq!(error(404, "true", &[0]).await, default());
    assert_eq!(error(404, "5", &[4, 0]).await, Some(OfTag::ClientError(Box::new(5))));
    assert_eq!(error(404, "5", &[404, 4]).await, Some(OfTag::NotFound(Box::new(5.into()))));
    assert_eq!(error(500, "true", &[404, 0]).await, default());
    // The operation documents nothing that applies.
    assert_eq!(
        error(404, "{}", &[400]).await,
        Some(OfTag::NotFound(Box::new(serde_json::json!({}))))
    );
    assert_eq!(error(404, "{}", &[]).await, Some(OfTag::NotFound(Box::new(serde_json::json!({})))));
    // The body does not match the documented one, and is not tried as that of another status code.
    assert_eq!(error(404, "5", &[0]).await, None);
}

#[tokio::test]
async fn documented_errors_without_bodies_are_documented() {
    for (errors, status, is_documented) in [
        (&[404][..], 404, true),
        (&[404], 403, false),
        (&[4], 403, true),
        (&[4], 500, false),
        (&[0], 500, true),
        (&[], 404, false),
    ] {
        for method in [Method::GET, Method::HEAD] {
            let server = Server::start(move |_| ScriptedResponse::new(status));
            let mut request = Request::new(method, "/v1", "/things");
            request.errors(errors.to_vec().leak());
            let result = send::<(), ()>(&server, request, IncomingResponse::empty).await;
            let error = result.expect_err("an error");
            assert_eq!(matches!(error, Error::Api(_)), is_documented, "{errors:?} {error}");
        }
    }
}

fn typed(media_type: &str, body: impl AsRef<[u8]>) -> ScriptedResponse {
    response(200, &[("content-type", media_type)], body)
}

#[tokio::test]
async fn plain_text_is_read_as_a_number_or_a_boolean() {
    let server = Server::start(|_| typed("text/plain", " 42\r\n"));
    let number = send::<i64, ()>(&server, get("/count"), IncomingResponse::scalar).await;
    assert_eq!(number.expect("a number").into_value(), 42);
    let server = Server::start(|_| typed("text/plain; charset=utf-8", "true"));
    let flag = send::<bool, ()>(&server, get("/flag"), IncomingResponse::scalar).await;
    assert!(flag.expect("a boolean").into_value());
    for body in ["", "4 2", "\"42\"", "4.5"] {
        let server = Server::start(move |_| typed("text/plain", body));
        let error = send::<i64, ()>(&server, get("/count"), IncomingResponse::scalar).await;
        assert!(matches!(error, Err(Error::Decode(_))), "{body}");
    }
}

#[tokio::test]
async fn text_is_decoded_by_its_charset() {
    for (charset, body, expected) in [
        ("iso-8859-1", &b"caf\xe9"[..], "café"),
        ("\"ISO-8859-1\"", b"caf\xe9", "café"),
        ("latin1", b"\x80", "\u{80}"),
        ("windows-1252", b"\x80 5", "€ 5"),
        ("Shift_JIS", b"\x83e\x83X\x83g", "テスト"),
        ("utf-16le", b"a\0b\0", "ab"),
        ("UTF-8", "é".as_bytes(), "é"),
        ("us-ascii", b"a", "a"),
    ] {
        let media_type = format!("text/plain; charset={charset}");
        let server = Server::start(move |_| typed(&media_type, body));
        let text = send::<String, ()>(&server, get("/text"), IncomingResponse::text).await;
        assert_eq!(text.expect("a text").into_value(), expected, "{charset}");
    }
}

#[tokio::test]
async fn json_with_a_charset_is_utf_8_unless_its_bytes_are_not() {
    for body in [&b"\"\xc3\xa9\""[..], b"\"\xe9\""] {
        let server = Server::start(move |_| typed("application/json;charset=ISO-8859-1", body));
        let text = send::<String, ()>(&server, get("/text"), IncomingResponse::json).await;
        assert_eq!(text.expect("a text").into_value(), "é");
    }
}

#[tokio::test]
async fn unknown_charset_is_named_by_the_error() {
    let server = Server::start(|_| typed("text/plain; charset=x-own", "a"));
    let result = send::<String, ()>(&server, get("/text"), IncomingResponse::text).await;
    let Err(Error::Decode(error)) = result else { panic!("{result:?}") };
    assert!(matches!(error.problem(), DecodeProblem::Charset(name) if name == "x-own"), "{error}");
    assert!(error.to_string().contains("charset `x-own`"), "{error}");
}

#[tokio::test]
async fn other_media_type_than_the_requested_one_is_an_error() {
    for (accept, media_type, is_accepted) in [
        ("application/xml", "application/xml; charset=utf-8", true),
        ("application/xml", "application/json", false),
        ("application/xml, text/*", "TEXT/plain", true),
        ("*/*", "image/png", true),
        ("image/*", "text/plain", false),
    ] {
        let server = Server::start(move |_| typed(media_type, "1"));
        let mut request = Request::new(Method::GET, "/v1", "/things");
        request.accept_only(accept);
        let result = send::<String, ()>(&server, request, IncomingResponse::text).await;
        assert_eq!(result.is_ok(), is_accepted, "{accept} {media_type} {result:?}");
    }
    // JSON that a server calls plain text is tried, unless the operation documents both.
    for (is_strict, is_accepted) in [(true, false), (false, true)] {
        let server = Server::start(|_| typed("text/plain", "1"));
        let mut request = get("/things");
        if is_strict {
            request.accept_only("application/json");
        }
        let result = send::<i64, ()>(&server, request, IncomingResponse::json).await;
        assert_eq!(result.is_ok(), is_accepted);
    }
}

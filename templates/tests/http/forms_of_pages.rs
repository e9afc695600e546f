//! Lists by page number, cursor in any location and next URL.

use sailwright_runtime::generated::{
    CursorSource, DecodeProblem, Error, Items, Method, PageLocation, Pages, Pagination, Request,
    Value,
};
use sailwright_test_server::{RecordedRequest, Server};
use serde_json::json as value;

use crate::support::{client_for, get, json, response};

/// Creates a `POST` request with a JSON body.
pub fn search(body: &Value) -> Request {
    let mut request = Request::new(Method::POST, "/v1", "/search");
    request.accept("application/json");
    request.json("application/json", body);
    request
}

pub fn pages(server: &Server, request: Request, rule: Pagination) -> Pages<Value, Value> {
    Pages::new(client_for(server).raw_client(), request, rule)
}

pub fn items(server: &Server, request: Request, rule: Pagination) -> Items<Value, Value> {
    pages(server, request, rule).items()
}

pub async fn all(items: Items<Value, Value>) -> Vec<Value> {
    items.all().await.expect("all items")
}

pub async fn failed(items: Items<Value, Value>) -> Error<Value> {
    items.all().await.expect_err("an error")
}

pub fn body(request: &RecordedRequest) -> Value {
    serde_json::from_slice(&request.body).expect("JSON")
}

pub fn bodies(server: &Server) -> Vec<Value> {
    server.requests().iter().map(body).collect()
}

pub fn lines(server: &Server) -> Vec<String> {
    server.requests().iter().map(RecordedRequest::line).collect()
}

/// Starts a server that sends these bodies in order, and then the last one.
pub fn scripted(bodies: &'static [&'static str]) -> Server {
    Server::start(move |request| {
        json(200, bodies.get(request.index).or(bodies.last()).expect("a body"))
    })
}

#[tokio::test]
async fn page_number_counts_to_the_empty_page_or_to_the_total() {
    let rule = Pagination::page("page", 1).limit("size", 2);
    let server = scripted(&["[1,2]", "[3]", "[]"]);
    assert_eq!(all(items(&server, get("/n"), rule)).await, [1, 2, 3]);
    let expected = ["page=1&size=2", "page=2&size=2", "page=3&size=2"];
    assert_eq!(lines(&server), expected.map(|query| format!("GET /v1/n?{query} HTTP/1.1")));
    let server = scripted(&[r#"{"items":[1,2],"total":3}"#, r#"{"items":[3],"total":3}"#]);
    let rule = Pagination::page("page", 0).items("items", true).total_property("total");
    assert_eq!(all(items(&server, get("/n"), rule)).await, [1, 2, 3]);
    assert_eq!(lines(&server), ["GET /v1/n?page=0 HTTP/1.1", "GET /v1/n?page=1 HTTP/1.1"]);
}

#[tokio::test]
async fn server_that_ignores_the_page_number_is_an_error() {
    let server = scripted(&["[1,2]"]);
    let error = failed(items(&server, get("/n"), Pagination::page("page", 1))).await;
    let Error::Decode(fault) = &error else { panic!("{error}") };
    assert!(matches!(fault.problem(), DecodeProblem::SamePage), "{error}");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn offset_and_limit_in_the_body_keep_the_rest_of_the_body() {
    let rule = Pagination::offset("page/from").position_in(PageLocation::Body).limit_in(
        PageLocation::Body,
        "page/size",
        2,
    );
    for (sent, first) in [
        (r#"{"q":1e400}"#, r#"{"page":{"size":2,"from":0},"q":1e400}"#),
        (r#"{"page":null,"q":1e400}"#, r#"{"page":{"size":2,"from":0},"q":1e400}"#),
        (r#"{"page":{},"q":1e400}"#, r#"{"page":{"size":2,"from":0},"q":1e400}"#),
        (
            r#"{"page":{"size":9,"from":0,"x":[]},"q":1e400}"#,
            r#"{"page":{"size":2,"from":0,"x":[]},"q":1e400}"#,
        ),
    ] {
        let server = scripted(&["[1,2]", "[3]", "[]"]);
        let mut request = search(&Value::Null);
        request.bytes("application/json", sent);
        assert_eq!(all(items(&server, request, rule)).await, [1, 2, 3]);
        let sent_bodies: Vec<String> =
            server.requests().iter().map(RecordedRequest::text).collect();
        let of = |from: &str| first.replace("\"from\":0", &format!("\"from\":{from}"));
        assert_eq!(sent_bodies, ["0", "2", "3"].map(of), "{sent}");
    }
    // No body, and a body that is no object.
    let server = scripted(&["[]"]);
    let request = Request::new(Method::POST, "/v1", "/search");
    assert!(all(items(&server, request, rule)).await.is_empty());
    assert_eq!(bodies(&server), [value!({ "page": { "from": 0, "size": 2 } })]);
    let error = failed(items(&server, search(&value!([1])), rule)).await;
    assert!(matches!(error, Error::Build(_)), "{error}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn cursor_is_sent_in_the_body_with_its_type_or_in_a_header() {
    let source = CursorSource::Property("next");
    let rule = Pagination::cursor("cursor", source).items("items", true);
    let in_body = rule.position_in(PageLocation::Body);
    let server = scripted(&[
        r#"{"items":[1],"next":"a/b"}"#,
        r#"{"items":[2],"next":7}"#,
        r#"{"items":[3],"next":null}"#,
    ]);
    assert_eq!(all(items(&server, search(&value!({ "q": 1 })), in_body)).await, [1, 2, 3]);
    let expected =
        [value!({"q": 1}), value!({"q": 1, "cursor": "a/b"}), value!({"q": 1, "cursor": 7})];
    assert_eq!(bodies(&server), expected);
    let in_header = rule.position_in(PageLocation::Header);
    let server = scripted(&[r#"{"items":[1],"next":"a/b"}"#, r#"{"items":[3]}"#]);
    assert_eq!(all(items(&server, get("/n"), in_header)).await, [1, 3]);
    let sent: Vec<_> = server
        .requests()
        .iter()
        .map(|request| request.header("cursor").map(str::to_owned))
        .collect();
    assert_eq!(sent, [None, Some("a/b".to_owned())]);
    // The cursor of the caller is that of the first page.
    let server = scripted(&[r#"{"items":[1]}"#]);
    assert_eq!(all(items(&server, search(&value!({"cursor": "z"})), in_body)).await, [1]);
    assert_eq!(bodies(&server), [value!({"cursor": "z"})]);
}

#[tokio::test]
async fn repeated_cursor_in_the_body_is_an_error() {
    let rule = Pagination::cursor("cursor", CursorSource::Property("next"))
        .items("items", true)
        .position_in(PageLocation::Body);
    let server = scripted(&[r#"{"items":[1],"next":"a"}"#]);
    let error = failed(items(&server, search(&value!({})), rule)).await;
    let Error::Decode(fault) = &error else { panic!("{error}") };
    assert!(matches!(fault.problem(), DecodeProblem::NextPage), "{error}");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn next_url_is_followed_at_the_same_origin() {
    let server = Server::start(|request| match request.target.as_str() {
        "/v1/n?limit=2" => response(
            200,
            &[("content-type", "application/json"), ("link", "</v1/n?at=2&x=%2F#end>; rel=next")],
            "[1,2]",
        ),
        "/v1/n?at=2&x=%2F" => {
            let link =
                format!("<http://{}/v1/n?at=4>; rel=next", request.header("host").expect("a host"));
            json(200, "[3,4]").header("link", link)
        }
        "/v1/n?at=4" => json(200, "[5]"),
        other => panic!("{other}"),
    });
    let rule = Pagination::next(CursorSource::Link).limit("limit", 2);
    assert_eq!(all(items(&server, get("/n"), rule)).await, [1, 2, 3, 4, 5]);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn next_url_of_another_origin_is_not_followed() {
    let other = Server::start(|_| json(200, r#"{"items":[]}"#));
    for link in [
        other.url(),
        "https://example.invalid/n",
        "//example.invalid/n",
        "ftp://x/",
        "http://[",
        "http://u:p@HOST/n",
    ] {
        let link = link.to_owned();
        let server = Server::start(move |request| {
            let link = link.replace("HOST", request.header("host").expect("a host"));
            json(200, &value!({ "items": [1], "next": link }).to_string())
        });
        let rule = Pagination::next(CursorSource::Property("next")).items("items", true);
        let error = failed(items(&server, get("/n"), rule)).await;
        let Error::Build(invalid) = &error else { panic!("{error}") };
        assert_eq!(invalid.part(), "link of the server");
        assert_eq!(server.requests().len(), 1);
    }
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn repeated_next_url_is_an_error() {
    let server = Server::start(|_| json(200, r#"{"items":[1],"next":"/v1/n?at=1"}"#));
    let rule = Pagination::next(CursorSource::Property("next")).items("items", true);
    let error = failed(items(&server, get("/n"), rule)).await;
    let Error::Decode(fault) = &error else { panic!("{error}") };
    assert!(matches!(fault.problem(), DecodeProblem::NextPage), "{error}");
    assert_eq!(server.requests().len(), 2);
}

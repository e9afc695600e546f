//! URLs that a server sends, and the query parameters of the client in them.

use sailwright_runtime::generated::{
    Client, ClientBuilder, CursorSource, Error, Items, Method, Pages, Pagination, Request,
    SchemeKind, Security, Value,
};
use sailwright_test_server::{RecordedRequest, Server};

use crate::support::{builder_for, get, json, response};

const KEY: &str = "s3cret key+1";
const SENT: &str = "s3cret%20key%2B1";

/// Creates a client with an API key in the query, and with a parameter of all requests.
fn client(server: &Server) -> Client {
    with_key(builder_for(server)).build().expect("a client")
}

fn with_key(mut builder: ClientBuilder) -> ClientBuilder {
    let configuration = builder.configuration();
    configuration.security = Security {
        schemes: &[("q", SchemeKind::Query("key")), ("other", SchemeKind::Query("other"))],
        requirements: &[&[&[(0, "")]], &[&[(1, "")]]],
    };
    configuration.set_scheme_key("q", KEY.to_owned());
    configuration.parameters.insert("api-version", "1.0".to_owned());
    builder
}

fn list() -> Request {
    let mut request = get("/n");
    request.client_query("api-version", true);
    request
}

fn items(client: &Client, request: Request) -> Items<Value, Value> {
    let rule = Pagination::next(CursorSource::Property("next")).items("items", true);
    Pages::new(client.raw_client(), request, rule).items()
}

fn targets(server: &Server) -> Vec<String> {
    server.requests().iter().map(|request: &RecordedRequest| request.target.clone()).collect()
}

#[tokio::test]
async fn key_that_a_server_repeats_is_neither_in_a_position_nor_sent_twice() {
    for repeated in [
        "/v1/n?key=s3cret+key%2B1&at=2&api-version=1.0",
        "?at=2&%6bey=s3cret%20key%2b1&key=x#end",
        "/v1/n?at=2&token=s3cret+key%2B1",
    ] {
        let server = Server::start(move |request| match request.index {
            0 => json(200, &format!(r#"{{"items":[1],"next":"{repeated}"}}"#)),
            _ => json(200, r#"{"items":[2]}"#),
        });
        let client = client(&server);
        let mut list_items = items(&client, list());
        assert!(list_items.next().await.is_some_and(|item| item.is_ok()));
        let saved = serde_json::to_string(&list_items.position()).expect("JSON");
        assert!(!saved.contains("s3cret") && !saved.contains("key"), "{saved}");
        assert_eq!(list_items.all().await.expect("the items"), [2]);
        let position = serde_json::from_str(&saved).expect("a position");
        let resumed = items(&client, list()).start_at(position);
        assert_eq!(resumed.all().await.expect("the items"), [2]);
        let first = format!("/v1/n?api-version=1.0&key={SENT}");
        let next = format!("/v1/n?at=2&api-version=1.0&key={SENT}");
        assert_eq!(targets(&server), [first, next.clone(), next], "{repeated}");
    }
}

// RFC 3986, section 5.1.3: the base of a relative URL is the URL of the page that contains it.
#[tokio::test]
async fn relative_url_follows_that_of_its_page() {
    let server = Server::start(|request| {
        let next = match request.target.split('?').next() {
            Some("/v1/n") if request.index == 0 => Some("n/2"),
            Some("/v1/n/2") if request.index == 1 => Some("3?a=/"),
            Some("/v1/n/3") if request.index == 2 => Some("?a=4"),
            Some("/v1/n/3") => Some("../../v2/n"),
            Some("/v2/n") => Some("m"),
            Some("/v2/m") => Some("/v1/m/5"),
            Some("/v1/m/5") => Some("6"),
            _ => None,
        };
        json(200, &serde_json::json!({ "items": [request.index], "next": next }).to_string())
    });
    let client = builder_for(&server).build().expect("a client");
    let all = items(&client, get("/n")).all().await.expect("the items");
    assert_eq!(all, [0, 1, 2, 3, 4, 5, 6, 7]);
    let first = ["/v1/n", "/v1/n/2", "/v1/n/3?a=/", "/v1/n/3?a=4"];
    let rest = ["/v2/n", "/v2/m", "/v1/m/5", "/v1/m/6"];
    assert_eq!(targets(&server), [first, rest].concat());
}

#[tokio::test]
async fn key_in_a_position_that_was_saved_before_is_sent_once() {
    let server = Server::start(|_| json(200, r#"{"items":[2]}"#));
    let position = r#"{"next":"/v1/n?key=old&at=2"}"#;
    let position = serde_json::from_str(position).expect("a position");
    let resumed = items(&client(&server), list()).start_at(position);
    assert_eq!(resumed.all().await.expect("the items"), [2]);
    assert_eq!(targets(&server), [format!("/v1/n?at=2&api-version=1.0&key={SENT}")]);
}

#[tokio::test]
async fn parameter_that_is_no_key_of_the_operation_is_kept() {
    let server = Server::start(move |request| match request.index {
        0 => json(200, r#"{"items":[1],"next":"?key=a&other=b&x=%2F&empty"}"#),
        _ => json(200, r#"{"items":[2]}"#),
    });
    let mut request = get("/n");
    request.anonymous();
    let all = items(&client(&server), request).all().await.expect("the items");
    assert_eq!(all, [1, 2]);
    assert_eq!(targets(&server)[1], "/v1/n?key=a&other=b&x=%2F&empty");
}

#[tokio::test]
async fn linked_request_has_the_parameters_of_the_client() {
    let server = Server::start(|_| json(200, "{}"));
    let client = client(&server);
    let send = |link: &'static str| {
        let mut request = Request::new(Method::GET, "/v1", "/jobs");
        request.client_query("api-version", true);
        request.at_location(link.to_owned());
        client.raw_client().execute(request)
    };
    send("/v1/jobs/7").await.expect("a response");
    send("/v1/jobs/7?api-version=0.9&a=b%20c").await.expect("a response");
    let expected =
        ["", "a=b%20c&"].map(|own| format!("/v1/jobs/7?{own}api-version=1.0&key={SENT}"));
    assert_eq!(targets(&server), expected);
}

#[tokio::test]
async fn key_in_the_url_of_a_redirect_is_sent_once_and_to_no_other_origin() {
    let other = Server::start(|_| json(200, "1"));
    let elsewhere = format!("{}/there?key={SENT}&a=1", other.url());
    let server = Server::start(move |request| match request.index {
        0 => response(307, &[("location", "/v1/moved?key=s3cret%20key%2B1&a=1")], ""),
        1 => response(307, &[("location", elsewhere.as_str())], ""),
        _ => json(500, "{}"),
    });
    let result = client(&server).raw_client().execute(get("/x")).await;
    result.expect("a response");
    let expected = [format!("/v1/x?key={SENT}"), format!("/v1/moved?a=1&key={SENT}")];
    assert_eq!(targets(&server), expected);
    assert_eq!(targets(&other), ["/there?a=1"]);
}

#[tokio::test]
async fn other_value_of_a_parameter_with_the_name_of_a_key_stays_in_a_redirect() {
    let other = Server::start(|_| json(200, "1"));
    let elsewhere = format!("{}/file?key=signature", other.url());
    let server = Server::start(move |_| response(307, &[("location", elsewhere.as_str())], ""));
    client(&server).raw_client().execute(get("/x")).await.expect("a response");
    assert_eq!(targets(&other), ["/file?key=signature"]);
}

#[tokio::test]
async fn cursor_that_is_no_text_is_an_error() {
    let rules = [
        Pagination::cursor("after", CursorSource::Header("x-next")),
        Pagination::next(CursorSource::Header("x-next")),
    ];
    for rule in rules {
        let server = Server::start(|_| {
            sailwright_test_server::ScriptedResponse::raw(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-next: a\xff\r\n\
                  content-length: 3\r\n\r\n[1]",
            )
        });
        let client = builder_for(&server).build().expect("a client");
        let pages = Pages::<Value, Value>::new(client.raw_client(), get("/n"), rule);
        let error = pages.items().all().await.expect_err("an error");
        assert!(matches!(error, Error::Decode(_)), "{error}");
    }
}

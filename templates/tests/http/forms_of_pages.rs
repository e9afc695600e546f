//! Lists by page number, cursor in any location, last values and next URL; saved positions, and pages that are requested
//! ahead.

use std::time::Duration;

use sailwright_runtime::generated::{
    CursorSource, DecodeProblem, Error, Items, Method, PageLocation, Pages, Pagination, Request,
    Style, Value,
};
use sailwright_runtime::pagination::PagePosition;
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};
use serde::Deserialize;
use serde::de::value::MapDeserializer;
use serde_json::json as value;

use crate::support::{client_for, get, json, response};

/// Creates a `POST` request with a JSON body.
fn search(body: &Value) -> Request {
    let mut request = Request::new(Method::POST, "/v1", "/search");
    request.accept("application/json");
    request.json("application/json", body);
    request
}

fn pages(server: &Server, request: Request, rule: Pagination) -> Pages<Value, Value> {
    Pages::new(client_for(server).raw_client(), request, rule)
}

fn items(server: &Server, request: Request, rule: Pagination) -> Items<Value, Value> {
    pages(server, request, rule).items()
}

async fn all(items: Items<Value, Value>) -> Vec<Value> {
    items.all().await.expect("all items")
}

async fn failed(items: Items<Value, Value>) -> Error<Value> {
    items.all().await.expect_err("an error")
}

fn body(request: &RecordedRequest) -> Value {
    serde_json::from_slice(&request.body).expect("JSON")
}

fn bodies(server: &Server) -> Vec<Value> {
    server.requests().iter().map(body).collect()
}

fn lines(server: &Server) -> Vec<String> {
    server.requests().iter().map(RecordedRequest::line).collect()
}

/// Starts a server that sends these bodies in order, and then the last one.
fn scripted(bodies: &'static [&'static str]) -> Server {
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

const AFTER: Pagination = Pagination::search_after("searchAfter", "sort", true)
    .position_in(PageLocation::Body)
    .limit("limit", 2);

#[tokio::test]
async fn search_after_sends_the_last_values_of_the_sort_fields() {
    let server = scripted(&[
        r#"[{"id":"1","name":"B"},{"id":"2","name":"A","owner":{"n":5}}]"#,
        r#"[{"id":"3","name":"A","owner":{"n":6}}]"#,
        "[]",
    ]);
    let request = search(&value!({ "sort": ["-name", "owner.n", "+id"] }));
    assert_eq!(all(items(&server, request, AFTER)).await.len(), 3);
    let sort = ["-name", "owner.n", "+id"];
    let expected = [
        value!({ "sort": sort }),
        value!({ "sort": sort, "searchAfter": ["A", "5", "2"] }),
        value!({ "sort": sort, "searchAfter": ["A", "6", "3"] }),
    ];
    assert_eq!(bodies(&server), expected);
    assert_eq!(lines(&server), ["POST /v1/search?limit=2 HTTP/1.1"; 3]);
}

#[tokio::test]
async fn search_after_in_the_query_joins_the_values() {
    let rule = Pagination::search_after("after", "sorters", false);
    let server = scripted(&[r#"[{"id":"a b","n":1}]"#, "[]"]);
    let mut request = get("/n");
    request.query("sorters", &"n,-id");
    assert_eq!(all(items(&server, request, rule)).await.len(), 1);
    let expected = ["", "&after=1%2Ca%20b"];
    assert_eq!(
        lines(&server),
        expected.map(|query| format!("GET /v1/n?sorters=n%2C-id{query} HTTP/1.1"))
    );
}

// OpenAPI 3.0.4, Style Examples: `form` with and without `explode`.
#[tokio::test]
async fn search_after_in_the_query_is_read_and_sent_as_a_list() {
    let rule = Pagination::search_after("after", "sort", false);
    let fields = vec!["-name".to_owned(), "id".to_owned()];
    for (explode, sort, after, start) in [
        (true, "sort=-name&sort=id", "after=a%2Cb&after=1", "after=x%2Cy&after=z"),
        (false, "sort=-name,id", "after=a%2Cb,1", "after=x%2Cy,z"),
    ] {
        let server = scripted(&[r#"[{"id":1,"name":"a,b"}]"#, "[]"]);
        let mut request = get("/n");
        request.query_as("sort", &fields, Style::Form, explode);
        let values = vec!["x,y".to_owned(), "z".to_owned()];
        request.query_as("after", &values, Style::Form, explode);
        let mut list = items(&server, request, rule.values_in_list(explode));
        assert_eq!(
            saved(list.position()),
            saved(serde_json::from_str(r#"{"after":["x,y","z"]}"#).ok())
        );
        assert!(list.next().await.is_some_and(|item| item.is_ok()));
        assert_eq!(all(list).await.len(), 0);
        let expected = [start, after].map(|after| format!("GET /v1/n?{sort}&{after} HTTP/1.1"));
        assert_eq!(lines(&server), expected);
    }
}

#[tokio::test]
async fn comma_in_a_value_of_a_joined_parameter_is_not_sent() {
    let in_query = Pagination::search_after("after", "sort", false);
    for rule in [in_query, in_query.position_in(PageLocation::Header)] {
        let server = scripted(&[r#"[{"id":1,"name":"a,b"}]"#, "[]"]);
        let mut request = get("/n");
        request.query("sort", &"name,id");
        request.header("sort", &"name,id");
        let mut list = items(&server, request, rule);
        assert!(list.next().await.is_some_and(|item| item.is_ok()));
        let error = list.next().await.expect("an error").expect_err("an error");
        assert!(matches!(error, Error::Build(_)), "{error}");
        assert_eq!(server.requests().len(), 1);
        assert_eq!(
            saved(list.position()),
            saved(serde_json::from_str(r#"{"after":["a,b",1]}"#).ok())
        );
    }
}

#[tokio::test]
async fn search_after_keeps_all_digits_of_numbers() {
    let server = scripted(&[r#"[{"n":0.10,"big":123456789012345678901}]"#, "[]"]);
    let rule = Pagination::search_after("after", "sort", false);
    let mut request = get("/n");
    request.query("sort", &"n,big");
    assert_eq!(all(items(&server, request, rule)).await.len(), 1);
    assert_eq!(server.requests()[1].query("after"), Some("0.10%2C123456789012345678901"));
}

#[tokio::test]
async fn search_after_without_sort_fields_is_not_sent() {
    let server = scripted(&["[]"]);
    for body in [value!({}), value!({ "sort": [] }), value!({ "sort": null })] {
        let error = failed(items(&server, search(&body), AFTER)).await;
        let Error::Build(invalid) = &error else { panic!("{error}") };
        assert_eq!(invalid.part(), "property `sort`");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn search_after_without_a_value_or_with_the_same_values_is_an_error() {
    for list in [r#"[{"name":"A"}]"#, r#"[{"id":null}]"#, r#"[{"id":["1"]}]"#, r#"[{"id":"1"}]"#] {
        let server = Server::start(move |_| json(200, list));
        let error = failed(items(&server, search(&value!({ "sort": "id" })), AFTER)).await;
        let Error::Decode(fault) = &error else { panic!("{error}") };
        assert!(matches!(fault.problem(), DecodeProblem::NextPage), "{error}");
        assert!(server.requests().len() <= 2);
    }
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

/// Returns a position as it is after it was saved.
fn saved(position: Option<PagePosition>) -> PagePosition {
    let text = serde_json::to_string(&position.expect("a position")).expect("JSON");
    serde_json::from_str(&text).expect("a position")
}

#[tokio::test]
async fn items_continue_at_a_saved_position_without_gaps_and_duplicates() {
    let search_body = || search(&value!({ "sort": "id" }));
    let by_cursor =
        Pagination::cursor("cursor", CursorSource::Property("next")).items("items", true);
    let by_url = Pagination::next(CursorSource::Property("url")).items("items", true);
    for rule in [
        Pagination::offset("cursor").limit("limit", 3).items("items", true),
        Pagination::page("page", 0).items("items", true),
        by_cursor,
        by_cursor.position_in(PageLocation::Body),
        by_url,
        Pagination::search_after("after", "sort", false)
            .position_in(PageLocation::Body)
            .items("items", true),
    ] {
        for taken in 0..8_usize {
            let server = Server::start(eight);
            let mut first = items(&server, search_body(), rule);
            let mut seen = Vec::new();
            for _ in 0..taken {
                seen.push(first.next().await.expect("an item").expect("a number"));
            }
            let position = saved(first.position());
            drop(first);
            seen.extend(all(items(&server, search_body(), rule).start_at(position)).await);
            let ids: Vec<_> = seen.iter().map(|item| item["id"].as_u64().expect("an ID")).collect();
            assert_eq!(ids, (0..8).collect::<Vec<u64>>(), "{rule:?} after {taken}");
        }
    }
}

/// Returns a page of at most three of eight items, for every form of pagination.
fn eight(request: &RecordedRequest) -> ScriptedResponse {
    let number = |name| request.query(name).and_then(|text| text.parse::<usize>().ok());
    let body = body(request);
    let in_body = body["cursor"].as_u64().or(body["after"][0].as_u64().map(|id| id + 1));
    let start = number("cursor").or(number("page").map(|page| page * 3));
    let start = start.or(in_body.and_then(|start| start.try_into().ok())).unwrap_or(0);
    let end = 8.min(start + 3);
    let ids: Vec<_> = (start..end).map(|id| value!({ "id": id })).collect();
    let next = (end < 8).then_some(end);
    let url = next.map(|next| format!("/v1/search?cursor={next}"));
    json(200, &value!({ "items": ids, "next": next, "url": url }).to_string())
}

#[tokio::test]
async fn position_ends_with_the_list_and_stays_at_a_failed_page() {
    let server = Server::start(|request| match request.index {
        0 => json(200, r#"{"items":[1],"next":"a"}"#),
        1 => json(403, "{}"),
        _ => json(200, r#"{"items":[2]}"#),
    });
    let rule = Pagination::cursor("cursor", CursorSource::Property("next")).items("items", true);
    let mut list = pages(&server, get("/n"), rule);
    assert!(list.next().await.is_some_and(|page| page.is_ok()));
    assert!(list.next().await.is_some_and(|page| page.is_err()));
    assert!(list.next().await.is_none());
    let mut list = pages(&server, get("/n"), rule).start_at(saved(list.position()));
    let page = list.next().await.expect("a page").expect("a page");
    assert_eq!(page.value(), &[value!(2)]);
    assert_eq!(list.position(), None);
    assert_eq!(server.requests()[2].query("cursor"), Some("a"));
}

#[tokio::test]
async fn list_resumed_after_an_unusable_cursor_repeats_no_item() {
    let by_cursor =
        Pagination::cursor("cursor", CursorSource::Property("next")).items("items", true);
    // The cursor of the second page has another type, then it is correct.
    let start = || {
        Server::start(|request| match (request.query("cursor"), request.index) {
            (None, _) => json(200, r#"{"items":[1,2],"next":"a"}"#),
            (Some("a"), 1) => json(200, r#"{"items":[3,4],"next":{}}"#),
            (Some("a"), _) => json(200, r#"{"items":[3,4],"next":"b"}"#),
            _ => json(200, r#"{"items":[5]}"#),
        })
    };
    for prefetch in [false, true] {
        let server = start();
        let mut list = items(&server, get("/n"), by_cursor).prefetch(prefetch);
        for expected in 1..5 {
            assert_eq!(list.next().await.expect("an item").expect("a number"), expected);
        }
        let expected = serde_json::from_str(r#"{"cursor":"a","skip":2}"#).ok();
        assert_eq!(saved(list.position()), saved(expected.clone()));
        assert!(list.next().await.is_some_and(|item| item.is_err()));
        assert_eq!(saved(list.position()), saved(expected));
        let position = saved(list.position());
        let rest = items(&server, get("/n"), by_cursor).start_at(position);
        assert_eq!(all(rest).await, [5]);
    }
    let server = start();
    let mut list = pages(&server, get("/n"), by_cursor);
    for page in [[1, 2], [3, 4]] {
        assert_eq!(list.next().await.expect("a page").expect("a page").value(), &page);
    }
    assert!(list.next().await.is_some_and(|page| page.is_err()));
    let mut list = pages(&server, get("/n"), by_cursor).start_at(saved(list.position()));
    assert_eq!(list.next().await.expect("a page").expect("a page").value(), &[5]);
    assert!(list.next().await.is_none());
}

#[tokio::test]
async fn errors_of_the_items_of_a_page_share_their_response() {
    let server = scripted(&[r#"["a",1,"b"]"#, "[]"]);
    let rule = Pagination::offset("offset");
    let list = Pages::<i64, Value>::new(client_for(&server).raw_client(), get("/n"), rule);
    let mut list = list.items();
    let mut responses = Vec::new();
    while let Some(item) = list.next().await {
        match item {
            Ok(item) => assert_eq!(item, 1),
            Err(Error::Decode(error)) => responses.push(error),
            Err(error) => panic!("{error}"),
        }
    }
    let [first, second] = &responses[..] else { panic!("{responses:?}") };
    assert!(std::ptr::eq(first.raw(), second.raw()));
    assert_eq!(first.path().as_deref(), Some("$[0]"));
    assert_eq!(second.path().as_deref(), Some("$[2]"));
}

/// A value as `serde_json` reads it with the feature `arbitrary_precision`: a number of any type is an object.
struct Arbitrary(Value);

impl<'de> serde::Deserializer<'de> for Arbitrary {
    type Error = serde_json::Error;

    fn deserialize_any<V: serde::de::Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        match self.0 {
            Value::Number(number) => {
                let private = ("$serde_json::private::Number", number.to_string());
                visitor.visit_map(MapDeserializer::new(std::iter::once(private)))
            }
            Value::Object(entries) => {
                let entries = entries.into_iter().map(|(key, value)| (key, Self(value)));
                visitor.visit_map(MapDeserializer::new(entries))
            }
            other => serde::Deserializer::deserialize_any(other, visitor),
        }
    }

    fn deserialize_u64<V: serde::de::Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        serde::Deserializer::deserialize_u64(self.0, visitor)
    }

    fn deserialize_option<V: serde::de::Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        serde::Deserializer::deserialize_option(self.0, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> serde::de::IntoDeserializer<'de, serde_json::Error> for Arbitrary {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[test]
fn position_is_read_where_numbers_are_objects() {
    for text in [
        r#"{"offset":500,"skip":7}"#,
        r#"{"page":3}"#,
        r#"{"cursor":7}"#,
        r#"{"cursor":null}"#,
        r#"{"after":["a",1,2.5,true],"skip":1}"#,
        r#"{"next":"/v1/n?at=2"}"#,
    ] {
        let position =
            PagePosition::deserialize(Arbitrary(serde_json::from_str(text).expect("JSON")));
        let position = position.unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(serde_json::to_string(&position).expect("JSON"), text);
    }
    for text in [r#"{"skip":1}"#, r#"{"offset":1,"page":2}"#, "[7]", r#"{"offset":null}"#] {
        assert!(serde_json::from_str::<PagePosition>(text).is_err(), "{text}");
    }
}

#[tokio::test]
async fn position_of_another_form_is_not_sent() {
    let position: PagePosition = serde_json::from_str(r#"{"page":3}"#).expect("a position");
    let server = scripted(&["[]"]);
    let rule = Pagination::offset("offset").limit("limit", 3);
    let error = failed(items(&server, get("/n"), rule).start_at(position)).await;
    assert!(matches!(error, Error::Build(_)), "{error}");
    for text in [r#"{"page":-1}"#, "{}", r#"{"offset":"1"}"#, "[]", r#"{"after":7}"#] {
        assert!(serde_json::from_str::<PagePosition>(text).is_err(), "{text}");
    }
    // The URL of a saved position is checked like that of a response.
    let text = r#"{"next":"https://example.invalid/"}"#;
    let position = serde_json::from_str(text).expect("a position");
    let list = items(&server, get("/n"), Pagination::next(CursorSource::Link)).start_at(position);
    assert!(matches!(failed(list).await, Error::Build(_)));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn prefetch_requests_one_page_ahead() {
    for (prefetch, expected) in [(false, [1, 1, 1, 2]), (true, [2, 2, 2, 3])] {
        let server = scripted(&["[1,2,3]", "[4,5,6]", "[7,8,9]", "[]"]);
        let rule = Pagination::offset("offset").limit("limit", 3);
        let mut list = items(&server, get("/n"), rule).prefetch(prefetch);
        for count in expected {
            list.next().await.expect("an item").expect("a number");
            tokio::time::sleep(Duration::from_millis(50)).await;
            assert_eq!(server.requests().len(), count, "{prefetch}");
        }
        assert_eq!(
            saved(list.position()),
            saved(serde_json::from_str(r#"{"offset":3,"skip":1}"#).ok())
        );
        assert_eq!(list.all().await.expect("all"), [5, 6, 7, 8, 9]);
        assert_eq!(server.requests().len(), 4);
    }
}

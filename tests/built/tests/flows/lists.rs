//! Lists: a server that checks every request of each form of pages.

use super::flows::lists::Lists;
use super::flows::pagination::PagePosition;
use super::flows::types::{
    CursorQuery, Item, OffsetQuery, OffsetQueryWindow, Query, Search, SearchQuery,
};
use super::flows::{Client, Error};
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

/// A request as method and target, header `X-Token`, and body; and the headers and the body of its response.
type Step = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

const NONE: &[(&str, &str)] = &[];

/// Starts a server that expects these requests in this order.
fn server(steps: &'static [Step]) -> Server {
    Server::start(move |request| {
        let Some((_, _, _, headers, body)) = steps.get(request.index) else {
            return ScriptedResponse::new(500);
        };
        let response = ScriptedResponse::json(200, body);
        headers.iter().fold(response, |response, (name, value)| response.header(name, *value))
    })
}

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).build().expect("a client")
}

/// Checks the requests that the server received, and the IDs of the items.
fn check(server: &Server, steps: &'static [Step], items: Result<Vec<Item>, Error>) {
    let seen: Vec<_> = server.requests().iter().map(seen).collect();
    let expected: Vec<_> = steps
        .iter()
        .map(|(line, token, body, ..)| {
            (format!("{line} HTTP/1.1"), (*token).to_owned(), (*body).to_owned())
        })
        .collect();
    assert_eq!(seen, expected);
    let ids: Vec<String> = items.expect("all items").into_iter().map(|item| item.id).collect();
    assert_eq!(ids, ["a", "b", "c"]);
}

fn seen(request: &RecordedRequest) -> (String, String, String) {
    (request.line(), request.header("x-token").unwrap_or_default().to_owned(), request.text())
}

#[tokio::test]
async fn page_numbers() {
    const STEPS: &[Step] = &[
        (
            "GET /numbered?page=1&size=2",
            "",
            "",
            NONE,
            r#"{"items":[{"id":"a"},{"id":"b"}],"total":3}"#,
        ),
        ("GET /numbered?page=2&size=2", "", "", NONE, r#"{"items":[{"id":"c"}],"total":3}"#),
    ];
    let server = server(STEPS);
    let items = client(&server).lists().list_numbered().size(9).items().all().await;
    check(&server, STEPS, items);
}

#[tokio::test]
async fn cursor_in_the_query_of_a_post() {
    const BODY: &str = r#"{"text":"x"}"#;
    const STEPS: &[Step] = &[
        ("POST /query-cursor", "", BODY, NONE, r#"{"items":[{"id":"a"},{"id":"b"}],"next":"p/2"}"#),
        (
            "POST /query-cursor?cursor=p%2F2",
            "",
            BODY,
            NONE,
            r#"{"items":[{"id":"c"}],"next":null}"#,
        ),
    ];
    let server = server(STEPS);
    let query = Query { text: Some("x".to_owned()), ..Query::default() };
    let items = client(&server).lists().search_by_cursor(&query).items().all().await;
    check(&server, STEPS, items);
}

#[tokio::test]
async fn token_in_a_header() {
    const STEPS: &[Step] = &[
        ("GET /header-token", "", "", &[("x-next", "t 1")], r#"{"items":[{"id":"a"},{"id":"b"}]}"#),
        ("GET /header-token", "t 1", "", NONE, r#"{"items":[{"id":"c"}]}"#),
    ];
    let server = server(STEPS);
    let items = client(&server).lists().list_by_token().items().all().await;
    check(&server, STEPS, items);
}

#[tokio::test]
async fn offset_in_the_body() {
    const STEPS: &[Step] = &[
        (
            "POST /body-offset",
            "",
            r#"{"text":"x","window":{"from":0,"size":2}}"#,
            NONE,
            r#"{"items":[{"id":"a"},{"id":"b"}]}"#,
        ),
        (
            "POST /body-offset",
            "",
            r#"{"text":"x","window":{"from":2,"size":2}}"#,
            NONE,
            r#"{"items":[{"id":"c"}]}"#,
        ),
        (
            "POST /body-offset",
            "",
            r#"{"text":"x","window":{"from":3,"size":2}}"#,
            NONE,
            r#"{"items":[]}"#,
        ),
    ];
    let server = server(STEPS);
    let window = OffsetQueryWindow { size: Some(9), ..OffsetQueryWindow::default() };
    let query =
        OffsetQuery { text: Some("x".to_owned()), window: Some(window), ..OffsetQuery::default() };
    let items = client(&server).lists().search_by_offset(&query).items().all().await;
    check(&server, STEPS, items);
}

#[tokio::test]
async fn cursor_in_the_body() {
    const STEPS: &[Step] = &[
        (
            "POST /body-cursor",
            "",
            r#"{"text":"x"}"#,
            NONE,
            r#"{"items":[{"id":"a"},{"id":"b"}],"next":"n"}"#,
        ),
        ("POST /body-cursor", "", r#"{"after":"n","text":"x"}"#, NONE, r#"{"items":[{"id":"c"}]}"#),
    ];
    let server = server(STEPS);
    let query = CursorQuery { text: Some("x".to_owned()), ..CursorQuery::default() };
    let items = client(&server).lists().search_by_body_cursor().body(&query).items().all().await;
    check(&server, STEPS, items);
}

const SEARCH: &[Step] = &[
    (
        "POST /search?limit=2&count=true",
        "",
        r#"{"query":{"query":"*"},"sort":["-name","id"]}"#,
        &[("x-total-count", "2")],
        r#"[{"id":"a","name":"B"},{"id":"b","name":"B"}]"#,
    ),
    (
        "POST /search?limit=2",
        "",
        r#"{"searchAfter":["B","b"],"query":{"query":"*"},"sort":["-name","id"]}"#,
        NONE,
        r#"[{"id":"c","name":"A"}]"#,
    ),
    (
        "POST /search?limit=2",
        "",
        r#"{"searchAfter":["A","c"],"query":{"query":"*"},"sort":["-name","id"]}"#,
        NONE,
        "[]",
    ),
];

fn search() -> Search {
    let query = SearchQuery { query: Some("*".to_owned()), ..SearchQuery::default() };
    let sort = Some(vec!["-name".to_owned(), "id".to_owned()]);
    Search { query: Some(query), sort, ..Search::default() }
}

/// The total of the search is that of the first window only, so an empty page is the end.
#[tokio::test]
async fn last_values_in_the_body() {
    let server = server(SEARCH);
    let items = client(&server).lists().search(&search()).items().all().await;
    check(&server, SEARCH, items);
}

#[tokio::test]
async fn search_continues_in_another_process() {
    let server = server(SEARCH);
    let mut items = client(&server).lists().search(&search()).items().prefetch(true);
    let mut all = Vec::new();
    for _ in 0..2 {
        all.push(items.next().await.expect("an item").expect("an item"));
    }
    let saved = serde_json::to_string(&items.position().expect("a position")).expect("JSON");
    assert_eq!(saved, r#"{"after":["B","b"]}"#);
    drop(items);
    let position: PagePosition = serde_json::from_str(&saved).expect("a position");
    let server = self::server(&SEARCH[1..]);
    let client = client(&server);
    let list: Lists<'_> = client.lists();
    all.extend(list.search(&search()).items().start_at(position).all().await.expect("the rest"));
    assert_eq!(all.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
}

#[tokio::test]
async fn url_in_the_link_header() {
    const LINK: &[(&str, &str)] = &[("link", "</linked?pageSize=2&at=x%2Fy>; rel=\"next\"")];
    const STEPS: &[Step] = &[
        ("GET /linked?pageSize=2", "", "", LINK, r#"[{"id":"a"},{"id":"b"}]"#),
        ("GET /linked?pageSize=2&at=x%2Fy", "", "", NONE, r#"[{"id":"c"}]"#),
    ];
    let server = server(STEPS);
    let items = client(&server).lists().list_linked().items().all().await;
    check(&server, STEPS, items);
}

#[tokio::test]
async fn url_in_the_body() {
    const STEPS: &[Step] = &[
        (
            "GET /following",
            "",
            "",
            NONE,
            r#"{"items":[{"id":"a"},{"id":"b"}],"links":{"next":"following?at=2"}}"#,
        ),
        ("GET /following?at=2", "", "", NONE, r#"{"items":[{"id":"c"}],"links":{}}"#),
    ];
    let server = server(STEPS);
    let items = client(&server).lists().list_following().items().all().await;
    check(&server, STEPS, items);
}

//! Lists with offset and limit.

use sailwright_runtime::generated::{
    DecodeProblem, Error, Items, Pages, Pagination, Request, Value,
};

use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

use crate::support::{client_for, get, json, response};

const RULE: Pagination =
    Pagination::offset("offset").limit("limit", 250).count("count").total_header("X-Total-Count");

const REJECTING: Pagination = RULE.rejects_offset_past_end();

/// Starts a server with a list of `total` numbers. A page has no more than `max` items;
/// an offset after the end is an error.
fn numbers(total: usize, max: usize, counts: bool) -> Server {
    Server::start(move |request| page(request, total, max, counts))
}

fn page(request: &RecordedRequest, total: usize, max: usize, counts: bool) -> ScriptedResponse {
    let number = |name| request.query(name).and_then(|text| text.parse::<usize>().ok());
    let (offset, limit) = (number("offset").unwrap_or(0), number("limit").unwrap_or(250));
    if offset > 0 && offset >= total {
        return json(400, r#"{"message":"Specified offset is invalid"}"#);
    }
    let items: Vec<String> =
        (offset..total.min(offset + limit.min(max))).map(|item| item.to_string()).collect();
    let body = format!("[{}]", items.join(","));
    let total = total.to_string();
    let mut headers = vec![("content-type", "application/json")];
    if counts && request.query("count") == Some("true") {
        headers.push(("x-total-count", &total));
    }
    response(200, &headers, body)
}

/// Starts the same server, except that a page after the end is empty and there is no total.
fn unlimited(total: usize, max: usize) -> Server {
    Server::start(move |request| match page(request, total, max, false) {
        page if page.status() == Some(400) => json(200, "[]"),
        page => page,
    })
}

fn pages(server: &Server) -> Pages<i64, Value> {
    pages_of(server, get("/numbers"), RULE)
}

fn pages_of(server: &Server, request: Request, rule: Pagination) -> Pages<i64, Value> {
    Pages::new(client_for(server).raw_client(), request, rule)
}

async fn all(items: Items<i64, Value>) -> Vec<i64> {
    items.all().await.expect("all items")
}

#[tokio::test]
async fn all_items_are_streamed_in_order_in_the_fewest_requests() {
    for (total, requests) in [(0, 1), (1, 1), (249, 1), (250, 1), (251, 2), (500, 2), (10_000, 40)]
    {
        let server = numbers(total, 250, true);
        let items = all(pages(&server).items()).await;
        let expected: Vec<i64> = (0..).take(total).collect();
        assert_eq!(items, expected);
        assert_eq!(server.requests().len(), requests, "{total} items");
    }
}

#[tokio::test]
async fn without_a_total_an_empty_page_is_the_end() {
    for (total, requests) in [(0, 1), (249, 2), (250, 2), (251, 3), (500, 3)] {
        let server = unlimited(total, 250);
        assert_eq!(all(pages(&server).items()).await.len(), total);
        assert_eq!(server.requests().len(), requests, "{total} items");
    }
}

#[tokio::test]
async fn without_a_total_smaller_pages_lose_no_items() {
    let server = unlimited(300, 100);
    assert_eq!(all(pages(&server).items()).await, (0..300).collect::<Vec<i64>>());
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn without_a_requested_total_smaller_pages_lose_no_items() {
    let server = numbers(300, 100, true);
    let mut request = get("/numbers");
    request.query("count", &false);
    let items = pages_of(&server, request, REJECTING).items();
    assert_eq!(all(items).await, (0..300).collect::<Vec<i64>>());
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn status_400_is_the_end_only_if_the_server_rejects_offsets_past_the_end() {
    for (total, requests) in [(249, 2), (250, 2), (251, 3), (500, 3)] {
        let server = numbers(total, 250, false);
        let items = pages_of(&server, get("/numbers"), REJECTING).items();
        assert_eq!(all(items).await.len(), total);
        assert_eq!(server.requests().len(), requests, "{total} items");

        let server = numbers(total, 250, false);
        let mut items = pages(&server).items();
        for _ in 0..total {
            items.next().await.expect("an item").expect("a number");
        }
        let error = items.next().await.expect("an error").expect_err("an error");
        assert!(error.is_status(400), "{error}");
        assert!(items.next().await.is_none());
    }
}

fn at(offset: u64) -> sailwright_runtime::pagination::PagePosition {
    serde_json::from_value(serde_json::json!({ "offset": offset })).expect("a position")
}

#[tokio::test]
async fn resumed_list_ends_if_the_server_rejects_only_the_offset() {
    for counts in [true, false] {
        for offset in [250, 300] {
            let server = numbers(250, 250, counts);
            let items = pages_of(&server, get("/numbers"), REJECTING).items();
            assert!(all(items.start_at(at(offset))).await.is_empty());
            // The second request shows that the first page is not rejected.
            let offsets: Vec<_> = server.requests().iter().map(offset_of).collect();
            assert_eq!(offsets, [offset, 0]);
        }
    }
}

fn offset_of(request: &RecordedRequest) -> u64 {
    request.query("offset").and_then(|text| text.parse().ok()).unwrap_or_default()
}

#[tokio::test]
async fn rejected_request_of_a_resumed_list_is_an_error() {
    // Each request is rejected; or a window of offsets, although the list is longer; or the server fails afterwards.
    for (kind, status) in [("all", 400), ("window", 400), ("failing", 400)] {
        let server = Server::start(move |request| match (kind, offset_of(request)) {
            ("window", 0) => json(200, "[1]").header("x-total-count", "900"),
            ("failing", 0) => json(500, "{}"),
            _ => json(400, r#""the filter is invalid""#),
        });
        let mut items = pages_of(&server, get("/numbers"), REJECTING).items().start_at(at(500));
        let error = items.next().await.expect("an error").expect_err("an error");
        assert!(error.is_status(status), "{kind}: {error}");
        assert!(error.to_string().contains("the filter is invalid"), "{error}");
        assert_eq!(items.position(), Some(at(500)));
        assert!(items.next().await.is_none());
    }
    // Offset 0 is never past the end.
    let server = Server::start(|_| json(400, "{}"));
    let mut items = pages_of(&server, get("/numbers"), REJECTING).items().start_at(at(0));
    assert!(items.next().await.is_some_and(|item| item.is_err()));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn total_that_is_too_small_loses_no_items() {
    for total in ["0", "100", "-1", "many"] {
        let server = Server::start(move |request| {
            page(request, 600, 250, false).header("x-total-count", total)
        });
        let items = pages_of(&server, get("/numbers"), REJECTING).items();
        assert_eq!(all(items).await.len(), 600, "{total}");
        assert_eq!(server.requests().len(), 4);
    }
}

#[tokio::test]
async fn status_400_before_the_total_is_an_error() {
    let server = Server::start(|request| match request.index {
        0 => page(request, 900, 250, true),
        _ => json(400, r#"{"message":"no more than 250"}"#),
    });
    let mut pages = pages_of(&server, get("/numbers"), REJECTING);
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    assert_eq!(pages.total(), Some(900));
    let error = pages.next().await.expect("a page").expect_err("an error");
    assert!(matches!(error, Error::Api(_)), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn status_400_on_the_first_page_is_an_error() {
    let server = Server::start(|_| json(400, "{}"));
    let mut pages = pages_of(&server, get("/numbers"), REJECTING);
    assert!(pages.next().await.expect("a page").is_err());
}

#[tokio::test]
async fn pages_are_fetched_on_demand() {
    let server = numbers(1000, 250, true);
    let mut items = pages(&server).items();
    assert_eq!(server.requests().len(), 0);
    for _ in 0..250 {
        items.next().await.expect("an item").expect("a number");
    }
    assert_eq!(server.requests().len(), 1);
    items.next().await.expect("an item").expect("a number");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn limit_and_offset_of_the_request_are_respected() {
    let server = numbers(100, 250, true);
    let mut request = get("/numbers");
    request.query("limit", &30);
    request.query("offset", &10);
    request.query("sorters", &"name");
    let items = Pages::<i64, Value>::new(client_for(&server).raw_client(), request, RULE).items();
    assert_eq!(all(items).await, (10..100).collect::<Vec<i64>>());
    let targets: Vec<String> =
        server.requests().iter().map(|request| request.target.clone()).collect();
    assert_eq!(
        targets,
        [
            "/v1/numbers?sorters=name&offset=10&limit=30&count=true",
            "/v1/numbers?sorters=name&offset=40&limit=30",
            "/v1/numbers?sorters=name&offset=70&limit=30",
        ]
    );
}

#[tokio::test]
async fn empty_list_is_one_empty_page() {
    let server = numbers(0, 250, false);
    let mut pages = pages(&server);
    assert!(pages.next().await.expect("a page").expect("a list").value().is_empty());
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn page_with_the_items_of_the_previous_one_is_an_error_without_a_total() {
    for total in [None, Some(("x-total-count", "10"))] {
        let server = Server::start(move |request| {
            let headers = [Some(("content-type", "application/json")), total];
            let headers: Vec<_> = headers.into_iter().flatten().collect();
            // Other bytes each time, and the same items.
            let space = " ".repeat(request.index);
            response(200, &headers, format!("[{space}{}]", ["7"; 250].join(",")))
        });
        let mut items = pages(&server).items();
        for _ in 0..250 {
            assert_eq!(items.next().await.expect("an item").expect("a number"), 7);
        }
        let error = items.next().await.expect("an item").expect_err("an error");
        let Error::Decode(decode) = &error else { panic!("{error}") };
        assert!(matches!(decode.problem(), DecodeProblem::SamePage), "{error}");
        assert!(error.to_string().contains("the items of the previous page"), "{error}");
        assert!(items.next().await.is_none());
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn ignored_offset_is_noticed_in_a_property_next_to_others() {
    let server = Server::start(|request| {
        json(200, &format!(r#"{{"request":{},"data":[{{"a":1,"b":2}}]}}"#, request.index))
    });
    let rule = Pagination::offset("offset").limit("limit", 250).items("data", true);
    let mut pages =
        Pages::<Value, Value>::new(client_for(&server).raw_client(), get("/things"), rule);
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    let error = pages.next().await.expect("a page").expect_err("an error");
    assert!(error.to_string().contains("the items of the previous page"), "{error}");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn equal_pages_before_the_total_are_returned() {
    let server = Server::start(|_| json(200, "[7,7]").header("x-total-count", "6"));
    assert_eq!(all(pages(&server).items()).await, [7; 6]);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn error_with_the_bytes_of_the_previous_page_is_not_a_repeated_page() {
    let body = format!("[{}]", ["7"; 250].join(","));
    let server =
        Server::start(move |request| json(if request.index == 0 { 200 } else { 404 }, &body));
    let mut pages = pages(&server);
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    let error = pages.next().await.expect("a page").expect_err("an error");
    assert!(!matches!(error, Error::Decode(_)), "{error}");
}

#[tokio::test]
async fn pages_larger_than_the_limit_lose_no_items() {
    for (counts, total, requests) in
        [(true, 300, 1), (true, 700, 2), (false, 300, 2), (false, 700, 3)]
    {
        let server = Server::start(move |request| {
            let mut longer = request.clone();
            longer.target = request.target.replace("limit=250", "limit=400");
            page(&longer, total, 400, counts)
        });
        let items = all(pages_of(&server, get("/numbers"), REJECTING).items()).await;
        assert_eq!(items, (0..).take(total).collect::<Vec<i64>>());
        assert_eq!(server.requests().len(), requests, "{total} items");
    }
}

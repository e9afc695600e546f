//! Lists with offset and limit.

use sailwright_runtime::generated::{DecodeProblem, Error, Items, Pages, Pagination, Value};

use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

use crate::support::{client_for, get, json, response};

const RULE: Pagination =
    Pagination::offset("offset").limit("limit", 250).count("count").total_header("X-Total-Count");

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

fn pages(server: &Server) -> Pages<i64, Value> {
    Pages::new(client_for(server).raw_client(), get("/numbers"), RULE)
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
async fn without_a_total_400_after_a_full_page_is_the_end() {
    for (total, requests) in [(249, 1), (250, 2), (251, 2), (500, 3)] {
        let server = numbers(total, 250, false);
        assert_eq!(all(pages(&server).items()).await.len(), total);
        assert_eq!(server.requests().len(), requests, "{total} items");
    }
}

#[tokio::test]
async fn pages_smaller_than_the_limit_lose_no_items() {
    let server = numbers(330, 100, true);
    assert_eq!(all(pages(&server).items()).await.len(), 330);
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn total_that_is_too_small_loses_no_items() {
    for total in ["0", "100", "-1", "many"] {
        let server = Server::start(move |request| {
            page(request, 600, 250, false).header("x-total-count", total)
        });
        assert_eq!(all(pages(&server).items()).await.len(), 600, "{total}");
        assert_eq!(server.requests().len(), 3);
    }
}

#[tokio::test]
async fn status_400_before_the_total_is_an_error() {
    let server = Server::start(|request| match request.index {
        0 => page(request, 900, 250, true),
        _ => json(400, r#"{"message":"no more than 250"}"#),
    });
    let mut pages = pages(&server);
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    assert_eq!(pages.total(), Some(900));
    let error = pages.next().await.expect("a page").expect_err("an error");
    assert!(matches!(error, Error::Api(_)), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn status_400_on_the_first_page_is_an_error() {
    let server = Server::start(|_| json(400, "{}"));
    assert!(pages(&server).next().await.expect("a page").is_err());
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
async fn repeated_page_is_an_error_after_the_items() {
    for total in [None, Some(("x-total-count", "1000"))] {
        let server = Server::start(move |_| {
            let headers = [Some(("content-type", "application/json")), total];
            let headers: Vec<_> = headers.into_iter().flatten().collect();
            response(200, &headers, format!("[{}]", ["7"; 250].join(",")))
        });
        let mut items = pages(&server).items();
        for _ in 0..250 {
            assert_eq!(items.next().await.expect("an item").expect("a number"), 7);
        }
        let error = items.next().await.expect("an item").expect_err("an error");
        let Error::Decode(decode) = &error else { panic!("{error}") };
        assert!(matches!(decode.problem(), DecodeProblem::SamePage), "{error}");
        assert!(error.to_string().contains("equal to the previous page"), "{error}");
        assert!(items.next().await.is_none());
        assert_eq!(server.requests().len(), 2);
    }
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
        let items = all(pages(&server).items()).await;
        assert_eq!(items, (0..).take(total).collect::<Vec<i64>>());
        assert_eq!(server.requests().len(), requests, "{total} items");
    }
}

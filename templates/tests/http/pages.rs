//! Lists in pages, in the fewest requests.

use sailwright_runtime::runtime::{DecodeProblem, Error, Items, Pages, Pagination, Value};

use crate::server::{Received, Server, Step, get, json, response};

const RULE: Pagination =
    Pagination::offset("offset").limit("limit", 250).count("count").total_header("X-Total-Count");

/// An API with `total` numbers, pages of `most` at most, and no patience with offsets behind the end.
async fn numbers(total: usize, most: usize, counts: bool) -> Server {
    Server::start(move |request| page(request, total, most, counts)).await
}

fn page(request: &Received, total: usize, most: usize, counts: bool) -> Step {
    let number = |name| request.query(name).and_then(|text| text.parse::<usize>().ok());
    let (offset, limit) = (number("offset").unwrap_or(0), number("limit").unwrap_or(250));
    if offset > 0 && offset >= total {
        return json(400, r#"{"message":"Specified offset is invalid"}"#);
    }
    let items: Vec<String> =
        (offset..total.min(offset + limit.min(most))).map(|item| item.to_string()).collect();
    let body = format!("[{}]", items.join(","));
    let total = total.to_string();
    let mut headers = vec![("content-type", "application/json")];
    if counts && request.query("count") == Some("true") {
        headers.push(("x-total-count", &total));
    }
    response(200, &headers, body)
}

fn pages(server: &Server) -> Pages<i64, Value> {
    Pages::new(&server.client(), get("/numbers"), RULE)
}

async fn all(items: Items<i64, Value>) -> Vec<i64> {
    items.all().await.expect("all items")
}

#[tokio::test]
async fn a_list_streams_completely_in_order_in_the_fewest_requests() {
    for (total, requests) in [(0, 1), (1, 1), (249, 1), (250, 1), (251, 2), (500, 2), (10_000, 40)]
    {
        let server = numbers(total, 250, true).await;
        let items = all(pages(&server).items()).await;
        let expected: Vec<i64> = (0..).take(total).collect();
        assert_eq!(items, expected);
        assert_eq!(server.received().len(), requests, "{total} items");
    }
}

#[tokio::test]
async fn without_a_total_a_400_behind_a_full_page_is_the_end() {
    for (total, requests) in [(249, 1), (250, 2), (251, 2), (500, 3)] {
        let server = numbers(total, 250, false).await;
        assert_eq!(all(pages(&server).items()).await.len(), total);
        assert_eq!(server.received().len(), requests, "{total} items");
    }
}

#[tokio::test]
async fn a_server_that_gives_smaller_pages_loses_nothing() {
    let server = numbers(330, 100, true).await;
    assert_eq!(all(pages(&server).items()).await.len(), 330);
    assert_eq!(server.received().len(), 4);
}

#[tokio::test]
async fn a_total_that_is_too_small_cuts_nothing_off() {
    for total in ["0", "100", "-1", "many"] {
        let server = Server::start(move |request| match page(request, 600, 250, false) {
            Step::Send(bytes) => {
                let text = String::from_utf8(bytes).expect("a text");
                Step::Send(
                    text.replacen("\r\n", &format!("\r\nx-total-count: {total}\r\n"), 1).into(),
                )
            }
            step => step,
        })
        .await;
        assert_eq!(all(pages(&server).items()).await.len(), 600, "{total}");
        assert_eq!(server.received().len(), 3);
    }
}

#[tokio::test]
async fn a_400_before_the_total_is_reached_is_an_error() {
    let server = Server::start(|request| match request.index {
        0 => page(request, 900, 250, true),
        _ => json(400, r#"{"message":"no more than 250"}"#),
    })
    .await;
    let mut pages = pages(&server);
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    assert_eq!(pages.total(), Some(900));
    let error = pages.next().await.expect("a page").expect_err("an error");
    assert!(matches!(error, Error::Api(_)), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_400_on_the_first_page_is_an_error() {
    let server = Server::start(|_| json(400, "{}")).await;
    assert!(pages(&server).next().await.expect("a page").is_err());
}

#[tokio::test]
async fn pages_are_fetched_when_they_are_asked_for() {
    let server = numbers(1000, 250, true).await;
    let mut items = pages(&server).items();
    assert_eq!(server.received().len(), 0);
    for _ in 0..250 {
        items.next().await.expect("an item").expect("a number");
    }
    assert_eq!(server.received().len(), 1);
    items.next().await.expect("an item").expect("a number");
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_limit_is_the_size_of_pages_and_an_offset_where_they_begin() {
    let server = numbers(100, 250, true).await;
    let mut request = get("/numbers");
    request.query("limit", &30);
    request.query("offset", &10);
    request.query("sorters", &"name");
    let items = Pages::<i64, Value>::new(&server.client(), request, RULE).items();
    assert_eq!(all(items).await, (10..100).collect::<Vec<i64>>());
    let targets: Vec<String> =
        server.received().iter().map(|request| request.target().to_owned()).collect();
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
async fn an_empty_list_is_one_empty_page() {
    let server = numbers(0, 250, false).await;
    let mut pages = pages(&server);
    assert!(pages.next().await.expect("a page").expect("a list").value().is_empty());
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_server_that_repeats_its_page_is_an_error_behind_its_items() {
    for total in [None, Some(("x-total-count", "1000"))] {
        let server = Server::start(move |_| {
            let headers = [Some(("content-type", "application/json")), total];
            let headers: Vec<_> = headers.into_iter().flatten().collect();
            response(200, &headers, format!("[{}]", ["7"; 250].join(",")))
        })
        .await;
        let mut items = pages(&server).items();
        for _ in 0..250 {
            assert_eq!(items.next().await.expect("an item").expect("a number"), 7);
        }
        let error = items.next().await.expect("an item").expect_err("an error");
        let Error::Decode(decode) = &error else { panic!("{error}") };
        assert!(matches!(decode.problem(), DecodeProblem::SamePage), "{error}");
        assert!(error.to_string().contains("equal to the previous page"), "{error}");
        assert!(items.next().await.is_none());
        assert_eq!(server.received().len(), 2);
    }
}

#[tokio::test]
async fn an_error_with_the_bytes_of_the_page_before_it_is_that_error() {
    let body = format!("[{}]", ["7"; 250].join(","));
    let server =
        Server::start(move |request| json(if request.index == 0 { 200 } else { 404 }, &body)).await;
    let mut pages = pages(&server);
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    let error = pages.next().await.expect("a page").expect_err("an error");
    assert!(!matches!(error, Error::Decode(_)), "{error}");
}

#[tokio::test]
async fn a_page_that_is_longer_than_the_limit_loses_nothing() {
    for (counts, total, requests) in
        [(true, 300, 1), (true, 700, 2), (false, 300, 2), (false, 700, 3)]
    {
        let server = Server::start(move |request| {
            let mut longer = request.clone();
            longer.line = request.line.replace("limit=250", "limit=400");
            page(&longer, total, 400, counts)
        })
        .await;
        let items = all(pages(&server).items()).await;
        assert_eq!(items, (0..).take(total).collect::<Vec<i64>>());
        assert_eq!(server.received().len(), requests, "{total} items");
    }
}

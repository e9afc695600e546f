//! Lists with items in a property of the response, and lists with cursors.

use sailwright_runtime::generated::{CursorSource, DecodeProblem, Error, Pages, Pagination, Value};

use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

use crate::support::{client_for, get, json, response};

const JSON: (&str, &str) = ("content-type", "application/json");

fn pages(server: &Server, rule: Pagination) -> Pages<i64, Value> {
    Pages::new(client_for(server).raw_client(), get("/numbers"), rule)
}

async fn all(server: &Server, rule: Pagination) -> Result<Vec<i64>, Error<Value>> {
    pages(server, rule).items().all().await
}

/// Returns the page of `total` numbers from `start` on as JSON, and the start of the next page.
fn part(request: &RecordedRequest, start: usize, total: usize) -> (String, Option<usize>) {
    let limit = request.query("limit").and_then(|text| text.parse().ok()).unwrap_or(3);
    let end = total.min(start + limit);
    let items: Vec<String> = (start..end).map(|item| item.to_string()).collect();
    (format!("[{}]", items.join(",")), (end < total).then_some(end))
}

/// Returns the start of the page that the cursor of a request asks for; the cursor of 7 is `at/7`.
fn cursor(request: &RecordedRequest) -> usize {
    let cursor = request.query("cursor").map(|text| text.replace("%2F", "/"));
    cursor.map_or(0, |text| text.strip_prefix("at/").expect("ours").parse().expect("a number"))
}

const BY_OFFSET: Pagination =
    Pagination::offset("offset").limit("limit", 3).items("result/items", true);

#[tokio::test]
async fn items_are_read_from_a_property_of_the_response() {
    for (counts, lists) in [
        (true, [(0, 1), (1, 1), (3, 1), (4, 2), (6, 2)]),
        (false, [(0, 1), (1, 2), (3, 2), (4, 3), (6, 3)]),
    ] {
        for (total, requests) in lists {
            let server = Server::start(move |request| {
                let start = request.query("offset").map_or(0, |text| text.parse().unwrap_or(0));
                let (items, _) = part(request, start, total);
                let total = if counts { format!(r#","total":"{total}""#) } else { String::new() };
                let body = format!(r#"{{"result":{{"x":[{{}}],"items":{items}{total}}},"a":1}}"#);
                json(200, &body)
            });
            let rule = BY_OFFSET.total_property("result/total");
            let items = all(&server, rule).await.expect("all items");
            assert_eq!(items, (0..).take(total).collect::<Vec<i64>>());
            assert_eq!(server.requests().len(), requests, "{total} items");
        }
    }
}

#[tokio::test]
async fn missing_items_are_an_empty_list_only_if_the_property_is_optional() {
    for body in ["{}", r#"{"result":null}"#, r#"{"result":{}}"#] {
        let server = Server::start(move |_| json(200, body));
        let error = all(&server, BY_OFFSET).await.expect_err("an error");
        let Error::Decode(fault) = &error else { panic!("{error}") };
        assert_eq!(fault.path().as_deref(), Some("$.result.items"));
        let rule = BY_OFFSET.items("result/items", false);
        assert!(all(&server, rule).await.expect("a list").is_empty());
    }
    let server = Server::start(|_| json(200, r#"{"result":{"items":[1,"2"]}}"#));
    let error = all(&server, BY_OFFSET).await.expect_err("an error");
    let Error::Decode(fault) = &error else { panic!("{error}") };
    assert_eq!(fault.path().as_deref(), Some("$.result.items[1]"));
    let server = Server::start(|_| json(200, "[1]"));
    assert!(matches!(all(&server, BY_OFFSET).await, Err(Error::Decode(_))));
}

/// Returns a page with a cursor in one of four places: a property, a URL in a property, a header, a link.
fn page(request: &RecordedRequest, total: usize, place: usize) -> ScriptedResponse {
    let (items, next) = part(request, cursor(request), total);
    let text = next.map(|next| format!("at/{next}"));
    let url = next.map(|next| format!("/v1/numbers?limit=3&cursor=at%2F{next}#x"));
    let quoted = |text: &Option<String>| text.as_ref().map_or("null".into(), |t| format!("{t:?}"));
    let links = url.as_ref().map_or_else(String::new, |url| {
        format!("<https://a.example/x,y>; rel=\"prev first\", <https://a.example{url}>; rel=NEXT")
    });
    match place {
        0 => json(200, &format!(r#"{{"data":{items},"meta":{{"next":{}}}}}"#, quoted(&text))),
        1 => json(200, &format!(r#"{{"meta":{{"next":{}}},"data":{items}}}"#, quoted(&url))),
        2 => response(200, &[JSON, ("x-next", &text.unwrap_or_default())], items),
        _ if links.is_empty() => response(200, &[JSON], items),
        _ => response(200, &[JSON, ("link", &links)], items),
    }
}

#[tokio::test]
async fn cursors_are_followed_to_the_end_in_the_fewest_requests() {
    let field =
        Pagination::cursor("cursor", CursorSource::Property("meta/next")).items("data", true);
    let header = Pagination::cursor("cursor", CursorSource::Header("X-Next"));
    let link = Pagination::cursor("cursor", CursorSource::Link);
    for (place, rule) in [field, field, header, link].into_iter().enumerate() {
        for (total, requests) in [(0, 1), (1, 1), (3, 1), (4, 2), (6, 2), (100, 34)] {
            let server = Server::start(move |request| page(request, total, place));
            let items = all(&server, rule.limit("limit", 3)).await.expect("all items");
            assert_eq!(items, (0..).take(total).collect::<Vec<i64>>());
            assert_eq!(server.requests().len(), requests, "{total} items, {place}");
            assert_eq!(server.requests()[0].target, "/v1/numbers?limit=3");
        }
    }
}

#[tokio::test]
async fn list_continues_from_a_given_cursor() {
    let server = Server::start(|request| page(request, 10, 2));
    let mut request = get("/numbers");
    request.query("cursor", &"at/7");
    request.query("q", &"x");
    let rule = Pagination::cursor("cursor", CursorSource::Header("X-Next"));
    let pages = Pages::<i64, Value>::new(client_for(&server).raw_client(), request, rule);
    assert_eq!(pages.items().all().await.expect("all items"), [7, 8, 9]);
    assert_eq!(server.requests()[0].target, "/v1/numbers?q=x&cursor=at%2F7");
}

#[tokio::test]
async fn empty_page_with_a_cursor_is_not_the_end() {
    let server = Server::start(|request| match request.index {
        0 => json(200, r#"{"data":[1],"next":1}"#),
        1 => json(200, r#"{"data":[],"next":2}"#),
        _ => json(200, r#"{"data":[2],"next":""}"#),
    });
    let rule = Pagination::cursor("cursor", CursorSource::Property("next")).items("data", true);
    let mut list = pages(&server, rule);
    assert_eq!(*list.next().await.expect("a page").expect("a list").value(), [1]);
    assert_eq!(*list.next().await.expect("a page").expect("a list").value(), [2]);
    assert!(list.next().await.is_none());
}

#[tokio::test]
async fn repeated_or_missing_cursor_is_an_error_after_the_items() {
    let field = Pagination::cursor("cursor", CursorSource::Property("next")).items("data", true);
    let link = Pagination::cursor("cursor", CursorSource::Link);
    let lost = [JSON, ("link", "</v1/numbers?page=2>; rel=next")];
    let server = Server::start(|_| json(200, r#"{"data":[1],"next":"same"}"#));
    let other = Server::start(move |_| response(200, &lost, "[1]"));
    for (server, rule, items) in [(server, field, 2), (other, link, 1)] {
        let mut stream = pages(&server, rule).items();
        for _ in 0..items {
            assert_eq!(stream.next().await.expect("an item").expect("a number"), 1);
        }
        let error = stream.next().await.expect("an item").expect_err("an error");
        let Error::Decode(decode) = &error else { panic!("{error}") };
        assert!(matches!(decode.problem(), DecodeProblem::NextPage), "{error}");
        assert!(stream.next().await.is_none());
        assert_eq!(server.requests().len(), items);
    }
}

#[tokio::test]
async fn cursor_that_is_not_a_string_is_an_error() {
    let server = Server::start(|_| json(200, r#"{"data":[1],"next":{"at":1}}"#));
    let rule = Pagination::cursor("cursor", CursorSource::Property("next")).items("data", true);
    let error = all(&server, rule).await.expect_err("an error");
    let Error::Decode(fault) = &error else { panic!("{error}") };
    assert_eq!(fault.path().as_deref(), Some("$.next"));
}

#[tokio::test]
async fn cursors_that_repeat_in_a_cycle_are_an_error() {
    for cycle in [2, 3, 7] {
        let server = Server::start(move |request| {
            json(200, &format!(r#"{{"items":[1],"next":"c{}"}}"#, request.index % cycle))
        });
        let rule =
            Pagination::cursor("cursor", CursorSource::Property("next")).items("items", true);
        let mut items = pages(&server, rule).items();
        let mut error = None;
        for _ in 0..=3 * cycle + 2 {
            error = error.or(items.next().await.expect("an item or an error").err());
            if error.is_some() {
                break;
            }
        }
        let Some(Error::Decode(decode)) = error else { panic!("no error of {cycle} pages") };
        assert!(matches!(decode.problem(), DecodeProblem::NextPage));
    }
}

//! Pages and streams with items that cannot be read.

use sailwright_runtime::generated::{
    CallOptions, Client, Error, FromJson, JsonStream, Pages, Pagination, Value,
};
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

use super::sample::{Dated, Inner};
use crate::support::{client_for, get, json};

const RULE: Pagination = Pagination::offset("offset").limit("limit", 250);
const IN_PROPERTY: Pagination = RULE.items("data/items", true);

/// Returns a page of a list with 500 items, of which those in `bad` have no ID and no date-time.
fn page(request: &RecordedRequest, bad: &[usize]) -> String {
    let offset = request.query("offset").and_then(|text| text.parse().ok()).unwrap_or(0);
    let item = |number: usize| {
        if bad.contains(&number) {
            r#"{"id":null,"count":1,"name":"","created":null}"#.to_owned()
        } else {
            format!(r#"{{"id":"{number}","name":"","created":"{number}"}}"#)
        }
    };
    let items: Vec<String> = (offset..500.min(offset + 250)).map(item).collect();
    format!("[{}]", items.join(","))
}

fn server(bad: &'static [usize], is_in_property: bool) -> Server {
    Server::start(move |request| {
        let page = page(request, bad);
        let body = if is_in_property { format!(r#"{{"data":{{"items":{page}}}}}"#) } else { page };
        json(200, &body)
    })
}

fn lenient(server: &Server) -> Client {
    client_for(server).with_options(CallOptions::default().lenient(true))
}

fn pages<T: FromJson>(client: &Client, pagination: Pagination) -> Pages<T, Value> {
    Pages::new(client.raw_client(), get("/things"), pagination)
}

#[tokio::test]
async fn one_null_in_250_items_does_not_lose_the_page() {
    let server = server(&[7], false);
    let mut pages = pages::<Inner>(&lenient(&server), RULE);
    let page = pages.next().await.expect("a page").expect("a page");
    assert_eq!((page.value().len(), page.value()[7].id.as_str()), (250, ""));
    assert_eq!(page.value()[8].id, "8");
    let [problem] = page.problems() else { panic!("{:?}", page.problems()) };
    assert_eq!((problem.path().as_str(), problem.found()), ("$[7].id", "null"));
    assert_eq!(problem.omitted(), None);
}

#[tokio::test]
async fn omitted_items_count_for_the_offset_of_the_next_page() {
    for (pagination, is_in_property) in [(RULE, false), (IN_PROPERTY, true)] {
        let server = server(&[0, 249, 251], is_in_property);
        let mut items = pages::<Dated>(&lenient(&server), pagination).items();
        let mut found = Vec::new();
        let mut problems = Vec::new();
        while let Some(item) = items.next().await {
            found.push(item.expect("an item").created.as_str().to_owned());
            problems.push(items.problems().len());
        }
        let expected = (0..500).filter(|number| ![0, 249, 251].contains(number));
        assert_eq!(found, expected.map(|number| number.to_string()).collect::<Vec<_>>());
        assert_eq!((problems[0], problems[497 - 1]), (2, 1));
        let offsets: Vec<_> =
            server.requests().iter().map(|each| each.query("offset").map(str::to_owned)).collect();
        assert_eq!(offsets[1].as_deref(), Some("250"));
    }
}

#[tokio::test]
async fn lenient_items_have_empty_values() {
    let server = server(&[0, 250], false);
    let items = pages::<Inner>(&lenient(&server), RULE).items().all().await.expect("the items");
    assert_eq!((items.len(), items[0].id.as_str(), items[250].id.as_str()), (500, "", ""));
}

#[tokio::test]
async fn page_of_which_all_items_are_omitted_is_not_the_end() {
    let server = Server::start(|request| match request.index {
        0 => json(200, &format!("[{}]", vec!["{}"; 250].join(","))),
        1 => json(200, r#"[{"name":"","created":"x"}]"#),
        _ => json(200, "[]"),
    });
    let items = pages::<Dated>(&lenient(&server), RULE).items().all().await.expect("the items");
    assert_eq!(items.len(), 1);
}

#[tokio::test]
async fn strict_items_are_errors_of_their_own_and_the_next_items_follow() {
    for (pagination, is_in_property, list) in
        [(RULE, false, "$"), (IN_PROPERTY, true, "$.data.items")]
    {
        let server = server(&[0, 1, 100, 249, 499], is_in_property);
        let mut items = pages::<Inner>(&client_for(&server), pagination).items();
        let mut found = Vec::new();
        let mut errors = Vec::new();
        while let Some(item) = items.next().await {
            match item {
                Ok(item) => found.push(item.id),
                Err(Error::Decode(error)) => {
                    errors.push((found.len() + errors.len(), error.path().expect("a path")));
                }
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!(found.len(), 495);
        let path = |index: usize| format!("{list}[{index}].id");
        let expected =
            [(0, path(0)), (1, path(1)), (100, path(100)), (249, path(249)), (499, path(249))];
        assert_eq!(errors, expected);
        assert!(items.problems().is_empty());
        assert!(items.next().await.is_none());
    }
}

#[tokio::test]
async fn strict_pages_are_errors_as_a_whole() {
    let server = server(&[3], false);
    let mut pages = pages::<Inner>(&client_for(&server), RULE);
    let error = pages.next().await.expect("a page").expect_err("an error");
    assert!(error.to_string().contains("$[3].id"), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn collected_items_fail_with_the_first_error() {
    let server = server(&[3], false);
    let error =
        pages::<Inner>(&client_for(&server), RULE).items().all().await.expect_err("an error");
    assert!(error.to_string().contains("$[3].id"), "{error}");
}

#[tokio::test]
async fn any_other_error_ends_the_items() {
    for second in [500, 200] {
        let server = Server::start(move |request| match (request.query("offset"), second) {
            (Some("0"), _) => json(200, &page(request, &[249])),
            (_, 200) => json(200, "[{]"),
            _ => json(second, "{}"),
        });
        let mut items = pages::<Inner>(&client_for(&server), RULE).items();
        for _ in 0..249 {
            items.next().await.expect("an item").expect("an item");
        }
        items.next().await.expect("an item").expect_err("the error of the item");
        items.next().await.expect("an item").expect_err("the error of the page");
        assert!(items.next().await.is_none());
    }
}

#[tokio::test]
async fn object_around_the_items_is_strict() {
    for body in ["[]", r#"{"data":7}"#, r#"{"data":{"items":"x"}}"#, r#"{"data":{}}"#] {
        let server = Server::start(move |_| json(200, body));
        for client in [client_for(&server), lenient(&server)] {
            let mut items = pages::<Inner>(&client, IN_PROPERTY).items();
            items.next().await.expect("a page").expect_err("an error");
            assert!(items.next().await.is_none());
        }
    }
}

#[tokio::test]
async fn values_of_a_stream_are_lenient() {
    let server = Server::start(|_| {
        let lines = "{\"id\":null}\n{\"id\":\"2\"}\n[]\n{\"id\":\"4\"}\n";
        ScriptedResponse::new(200).header("content-type", "application/x-ndjson").send(lines)
    });
    let mut request = get("/stream");
    request.accept("application/x-ndjson");
    let response = lenient(&server).raw_client().open(request).await.expect("a response");
    let mut stream: JsonStream<Inner> = response.json_stream().expect("a stream").into_value();
    let mut ids = Vec::new();
    while let Some(value) = stream.next().await {
        ids.push(value.map(|inner| inner.id).ok());
    }
    let id = |text: &str| Some(text.to_owned());
    assert_eq!(ids, [id(""), id("2"), None, id("4")]);
}

#[tokio::test]
async fn data_of_events_is_lenient() {
    let server = Server::start(|_| {
        let text = "data: {\"id\":null}\n\ndata: {\"id\":\"2\"}\n\n";
        ScriptedResponse::new(200).header("content-type", "text/event-stream").send(text)
    });
    let mut request = get("/events");
    request.accept("text/event-stream");
    let response = lenient(&server).raw_client().open(request).await.expect("a response");
    let mut events = response.events::<Inner>().expect("events").into_value();
    let mut ids = Vec::new();
    while let Some(event) = events.next().await {
        ids.push(event.expect("an event").data.id);
    }
    assert_eq!(ids, ["", "2"]);
}

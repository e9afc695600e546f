//! Pagination: the generated streams over pages and items.

use sailpoint::Client;
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

#[tokio::test]
async fn items_are_returned_in_order_with_the_fewest_requests() {
    for (items, requests) in [(0, 1), (1, 1), (249, 1), (250, 1), (251, 2), (500, 2), (10_000, 40)]
    {
        let (client, server) = list(items);
        let mut stream = client.v2024().role_mining().get_potential_role_summaries("s").items();
        let mut names = Vec::new();
        while let Some(item) = stream.next().await {
            names.push(item.expect("an item").name.expect("a name"));
        }
        assert_eq!(names, (0..items).map(|item| item.to_string()).collect::<Vec<_>>());
        let all = server.requests();
        assert_eq!(all.len(), requests, "{items} items");
        assert_eq!((all[0].query("limit"), all[0].query("count")), (Some("250"), Some("true")));
    }
}

#[tokio::test]
async fn page_size_is_limited_to_the_maximum_of_the_operation() {
    let (client, server) = list(0);
    let tag = client.beta().access_request_recommendations();
    let page = tag.get_access_request_recommendations().pages().next().await;
    assert!(page.expect("a page").expect("a response").value().is_empty());
    assert_eq!(server.requests()[0].query("limit"), Some("15"));
}

/// Starts a server with a list of items, and a client of it.
fn list(items: usize) -> (Client, Server) {
    let server = Server::start(move |request| page(request, items));
    let client = Client::builder().base_url(server.url()).token("t");
    (client.experimental(true).build().expect("a client"), server)
}

fn page(request: &RecordedRequest, items: usize) -> ScriptedResponse {
    let number = |name| request.query(name)?.parse::<usize>().ok();
    let offset = number("offset").unwrap_or_default();
    let end = items.min(offset + number("limit").unwrap_or(250));
    let names: Vec<_> = (offset..end).map(|item| format!("{{\"name\":\"{item}\"}}")).collect();
    let body = format!("[{}]", names.join(","));
    ScriptedResponse::json(200, body).header("x-total-count", items.to_string())
}

//! Calls in a program without an async runtime.
#![cfg(feature = "blocking")]

use std::time::Duration;

use sailwright_runtime::blocking::{Wait, iter};
use sailwright_runtime::generated::{Client, Method, Pages, Pagination, Request, Value};
use sailwright_test_server::{ScriptedResponse, Server};

#[test]
fn calls_and_streams_work_without_an_async_runtime() {
    let server = Server::start_in_thread(|request| match request.query("offset") {
        None | Some("0") => ScriptedResponse::new(200).send("[1,2]"),
        _ => ScriptedResponse::new(200).send("[]"),
    });
    let client = Client::builder().base_url(server.url()).build().expect("a client");
    let request = Request::new(Method::GET, "", "/things");
    let response = client.raw_client().execute(request.clone()).wait().expect("a response");
    assert_eq!(*response.json::<Vec<i64>>().expect("a list").value(), [1, 2]);
    let rule = Pagination::offset("offset").limit("limit", 250);
    let items = iter(Pages::<i64, Value>::new(client.raw_client(), request, rule).items());
    assert_eq!(items.map(|item| item.expect("a number")).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn blocking_calls_and_a_runtime_have_connections_of_their_own() {
    let server = Server::start_in_thread(|_| ScriptedResponse::json(200, "1"));
    let builder = Client::builder().base_url(server.url());
    let client = builder.total_timeout(Duration::from_secs(5)).build().expect("a client");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    for _ in 0..3 {
        let post = || client.raw_client().execute(Request::new(Method::POST, "", "/things"));
        assert_eq!(post().wait().expect("a response").status(), 200);
        assert_eq!(runtime.block_on(post()).expect("a response").status(), 200);
    }
    assert_eq!((server.connections(), server.requests().len()), (2, 6));
}

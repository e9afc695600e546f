//! Hooks before and after each attempt.

use sailwright_runtime::ClientBuilder;
use sailwright_runtime::generated::{Error, IncomingResponse};

use sailwright_test_server::Server;

use crate::support::{builder_for, get, json};

async fn call(builder: ClientBuilder) -> Result<IncomingResponse, Error> {
    let client = builder.build().expect("a client");
    client.raw_client().execute(get("/things")).await
}

#[tokio::test]
async fn hook_changes_the_query_but_not_the_origin() {
    let server = Server::start(|_| json(200, "1"));
    let builder = builder_for(&server).on_request(|request| {
        request.url.query_pairs_mut().append_pair("hook", "a b");
    });
    call(builder).await.expect("a response");
    assert!(server.requests()[0].target.ends_with("?hook=a+b"));
    let builder = builder_for(&server).token("t").on_request(|request| {
        request.url.set_host(Some("localhost.invalid")).expect("a URL with a host");
    });
    let error = call(builder).await.expect_err("an error");
    assert!(matches!(&error, Error::Build(error) if error.part() == "url"), "{error}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn hook_after_an_attempt_receives_its_result() {
    let server = Server::start(|request| json(if request.index == 0 { 503 } else { 200 }, "1"));
    let (sender, receiver) = std::sync::mpsc::channel();
    let builder = builder_for(&server).on_response(move |result| {
        assert!(result.error.is_none() && result.headers.is_some());
        let status = result.status.expect("a status code").as_u16();
        sender.send((result.attempt, status, result.path_template.clone())).expect("a receiver");
    });
    call(builder).await.expect("a response");
    let results: Vec<_> = receiver.try_iter().collect();
    let path = results[0].2.clone();
    assert!(path.starts_with('/'), "{path}");
    assert_eq!(results, [(1, 503, path.clone()), (2, 200, path)]);
}

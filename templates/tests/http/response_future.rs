//! The future that an operation returns.

use std::time::Duration;

use sailwright_runtime::generated::{
    CallOptions, Error, IncomingResponse, Method, Request, ResponseFuture, Value,
};

use sailwright_test_server::Server;

use crate::support::{client_for, json};

fn get() -> Request {
    Request::new(Method::GET, "/v1", "/things")
}

#[tokio::test]
async fn response_future_sends_nothing_until_it_is_awaited_and_can_be_spawned() {
    let server = Server::start(|_| json(200, "1"));
    let client = client_for(&server);
    let response_future: ResponseFuture<Value, Value> =
        ResponseFuture::new(client.raw_client().execute(get()), &[200], IncomingResponse::json);
    drop(client);
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert!(server.requests().is_empty());
    let response = tokio::spawn(response_future).await.expect("no panic").expect("a response");
    assert_eq!((response.into_value(), server.requests().len()), (Value::from(1), 1));
}

#[tokio::test]
async fn deadline_starts_when_the_response_future_is_awaited() {
    let server = Server::start(|_| json(200, "1"));
    let client = client_for(&server)
        .with_options(CallOptions::default().total_timeout(Duration::from_millis(500)));
    let response_future: ResponseFuture<Value, Value> =
        ResponseFuture::new(client.raw_client().execute(get()), &[], IncomingResponse::json);
    tokio::time::sleep(Duration::from_millis(600)).await;
    response_future.await.expect("a response in time");
}

#[tokio::test]
async fn undocumented_success_status_is_an_error() {
    let server = Server::start(|_| json(201, "1"));
    let client = client_for(&server);
    let response_future: ResponseFuture<Value, Value> = ResponseFuture::new(
        client.raw_client().execute(get()),
        &[200, 202],
        IncomingResponse::json,
    );
    let Err(Error::Undocumented(error)) = response_future.await else { panic!("201 was taken") };
    assert_eq!(error.raw().status().as_u16(), 201);
    let any: ResponseFuture<Value, Value> =
        ResponseFuture::new(client.raw_client().execute(get()), &[], IncomingResponse::json);
    assert_eq!(any.await.expect("a response").into_value(), Value::from(1));
}

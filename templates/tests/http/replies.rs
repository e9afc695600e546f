//! What an operation answers is a future of its own.

use std::time::Duration;

use sailwright_runtime::runtime::{
    CallOptions, Error, IncomingResponse, Method, Request, ResponseFuture, Value,
};

use crate::server::{Server, json};

fn get() -> Request {
    Request::new(Method::GET, "/v1", "/things")
}

#[tokio::test]
async fn nothing_is_sent_before_a_reply_is_awaited_and_it_can_be_spawned() {
    let server = Server::start(|_| json(200, "1")).await;
    let client = server.client();
    let response_future: ResponseFuture<Value, Value> =
        ResponseFuture::new(client.execute(get()), &[200], IncomingResponse::json);
    drop(client);
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert!(server.received().is_empty());
    let response = tokio::spawn(response_future).await.expect("no panic").expect("an answer");
    assert_eq!((response.into_value(), server.received().len()), (Value::from(1), 1));
}

#[tokio::test]
async fn the_time_of_a_call_begins_when_it_is_awaited() {
    let server = Server::start(|_| json(200, "1")).await;
    let client = server.client().with(CallOptions::new().total_timeout(Duration::from_millis(500)));
    let response_future: ResponseFuture<Value, Value> =
        ResponseFuture::new(client.execute(get()), &[], IncomingResponse::json);
    tokio::time::sleep(Duration::from_millis(600)).await;
    response_future.await.expect("an answer in time");
}

#[tokio::test]
async fn success_that_is_not_documented_is_an_error() {
    let server = Server::start(|_| json(201, "1")).await;
    let client = server.client();
    let response_future: ResponseFuture<Value, Value> =
        ResponseFuture::new(client.execute(get()), &[200, 202], IncomingResponse::json);
    let Err(Error::Undocumented(error)) = response_future.await else { panic!("201 was taken") };
    assert_eq!(error.raw().status().as_u16(), 201);
    let any: ResponseFuture<Value, Value> =
        ResponseFuture::new(client.execute(get()), &[], IncomingResponse::json);
    assert_eq!(any.await.expect("an answer").into_value(), Value::from(1));
}

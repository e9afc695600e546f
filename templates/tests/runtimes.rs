//! A client in several runtimes. The clock is real: each case ends within seconds.
#![cfg(feature = "full")]

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use sailwright_runtime::generated::{CallOptions, Client, Error, Method, Request};
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};
use tokio::runtime::{Builder, Runtime};

fn post() -> Request {
    let mut request = Request::new(Method::POST, "", "/things");
    request.json("application/json", &1i64);
    request
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("a runtime")
}

fn call(runtime: &Runtime, client: &Client) -> Result<u16, Error> {
    let response = runtime.block_on(client.raw_client().execute(post()));
    response.map(|response| response.status().as_u16())
}

/// Returns a client whose calls end after 5 seconds.
fn client(server: &Server) -> Client {
    let builder = Client::builder().base_url(server.url());
    builder.total_timeout(Duration::from_secs(5)).build().expect("a client")
}

fn server() -> Server {
    Server::start_in_thread(|request: &RecordedRequest| match request.target.as_str() {
        "/oauth/token" => ScriptedResponse::json(200, r#"{"access_token":"t"}"#),
        _ => ScriptedResponse::json(200, "1"),
    })
}

#[test]
fn connection_of_an_idle_runtime_is_not_used_by_another_one() {
    let server = server();
    let client = client(&server);
    let (one, other) = (runtime(), runtime());
    for _ in 0..3 {
        assert_eq!(call(&one, &client).expect("a response"), 200);
        assert_eq!(call(&other, &client).expect("a response"), 200);
    }
    assert_eq!((server.connections(), server.requests().len()), (2, 6));
}

#[test]
fn token_request_of_an_idle_runtime_does_not_block_another_one() {
    let server = server();
    let builder = Client::builder().base_url(server.url()).client_credentials("id", "secret");
    let client = builder.total_timeout(Duration::from_secs(5)).build().expect("a client");
    let (one, other) = (runtime(), runtime());
    let mut first = pin!(client.raw_client().execute(post()));
    one.block_on(std::future::poll_fn(|context| {
        assert!(first.as_mut().poll(context).is_pending());
        Poll::Ready(())
    }));
    assert_eq!(call(&other, &client).expect("a response"), 200);
    assert_eq!(one.block_on(first).expect("a response").status(), 200);
}

#[test]
fn end_of_a_runtime_does_not_lose_the_responses_of_others() {
    let server = Server::start_in_thread(|_| {
        ScriptedResponse::new(200).wait(Duration::from_millis(20)).send("1")
    });
    let client = client(&server);
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let client = client.clone();
            std::thread::spawn(move || {
                for _ in 0..10 {
                    let runtime = runtime();
                    assert_eq!(call(&runtime, &client).expect("a response"), 200);
                    // Calls of other runtimes that use the connection of this one are now made, and not ended.
                    runtime.block_on(async { tokio::time::sleep(Duration::from_millis(10)).await });
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("no panic");
    }
    assert_eq!(server.requests().len(), 80);
}

#[test]
fn call_outside_of_a_runtime_is_an_error() {
    let server = server();
    let options = CallOptions::default().total_timeout(Duration::from_secs(5));
    let client = client(&server).with_options(options);
    let mut call = pin!(client.raw_client().execute(post()));
    let Poll::Ready(Err(error)) = call.as_mut().poll(&mut Context::from_waker(Waker::noop()))
    else {
        panic!("no error")
    };
    assert!(matches!(error, Error::Build(_)) && error.to_string().contains("tokio"), "{error}");
    assert!(server.requests().is_empty());
}

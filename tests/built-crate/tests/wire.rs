//! Calls of a client whose runtime is a crate.

use std::error::Error;
use std::net::Ipv4Addr;

use sailwright_built_crate::library;
use sailwright_built_crate::library::terminals::TerminalsError;
use sailwright_built_crate::library::types::BookState;
use sailwright_test_server::{ScriptedResponse, Server};

type Done = Result<(), Box<dyn Error>>;

#[tokio::test]
async fn success_and_error_are_decoded() -> Done {
    let server = Server::start(|request| match request.line().as_str() {
        "GET /books/1 HTTP/1.1" => {
            ScriptedResponse::json(200, r#"{"title":"Emma","state":"lent"}"#)
        }
        _ => ScriptedResponse::json(404, r#"{"detail":"not here"}"#),
    });
    let client = library::Client::builder().base_url(server.url()).build()?;
    let book = client.books().get_book("1").send().await?;
    assert_eq!(book.value().title, "Emma");
    assert_eq!(book.value().state, Some(BookState::Lent));
    match client.books().get_book("2").send().await {
        Err(library::Error::Api(error)) => {
            assert_eq!(error.body().detail.as_deref(), Some("not here"));
        }
        other => panic!("{other:?}"),
    }
    Ok(())
}

#[tokio::test]
async fn types_of_the_standard_library_are_sent_and_read() -> Done {
    let server = Server::start(|request| match request.target.as_str() {
        "/terminals?network=10.0.0.0" => ScriptedResponse::json(200, r#"["10.0.0.1","10.0.0.2"]"#),
        "/terminals/events" => ScriptedResponse::new(200)
            .header("content-type", "text/event-stream")
            .send("data: 10.0.0.3\n\n"),
        "/books/1" => ScriptedResponse::json(200, r#"{"title":"Emma","terminal":"10.0.0.4"}"#),
        _ => ScriptedResponse::json(409, r#""10.0.0.5""#),
    });
    let client = library::Client::builder().base_url(server.url()).build()?;
    let network: Ipv4Addr = "10.0.0.0".parse()?;
    let terminals: Vec<Ipv4Addr> =
        client.terminals().list_terminals().network(&network).send().await?.into_value();
    assert_eq!(terminals, [Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(10, 0, 0, 2)]);
    let mut events = client.terminals().watch_terminals().send().await?.into_value();
    assert_eq!(events.next().await.ok_or("an event")??.data, Ipv4Addr::new(10, 0, 0, 3));
    let book = client.books().get_book("1").send().await?.into_value();
    assert_eq!(book.terminal, Some(Ipv4Addr::new(10, 0, 0, 4)));
    match client.terminals().list_terminals().send().await {
        Err(library::Error::Api(error)) => {
            let expected = TerminalsError::Conflict(Box::new(Ipv4Addr::new(10, 0, 0, 5)));
            assert_eq!(*error.body(), expected);
        }
        other => panic!("{other:?}"),
    }
    Ok(())
}

#[test]
fn types_of_the_runtime_are_those_of_the_crate() {
    let value: library::Maybe<u8> = sailwright_runtime::Maybe::Null;
    assert!(value.is_null());
}

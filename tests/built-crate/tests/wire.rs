//! Calls of a client whose runtime is a crate.

use std::error::Error;

use sailwright_built_crate::library;
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

#[test]
fn types_of_the_runtime_are_those_of_the_crate() {
    let value: library::Maybe<u8> = sailwright_runtime::Maybe::Null;
    assert!(value.is_null());
}

//! Operations with a server of their own: where their requests go, and with what.

use sailwright_runtime::runtime::{AuthProblem, Client, Error, Request};

use crate::server::{Server, get, json};

const DOCUMENTED: &str = "https://files.example.com";

fn upload() -> Request {
    let mut request = get("/files");
    request.server(DOCUMENTED);
    request
}

#[tokio::test]
async fn it_goes_where_the_builder_says_with_the_credentials() {
    let (api, files) =
        (Server::start(|_| json(200, "1")).await, Server::start(|_| json(200, "2")).await);
    let builder = api.builder().token("t").server(DOCUMENTED, format!("{}/behind/", files.url));
    let client = builder.build().expect("a client");
    client.execute(upload()).await.expect("an answer");
    client.execute(get("/things")).await.expect("an answer");
    let (at_files, at_api) = (files.received(), api.received());
    assert_eq!(at_files[0].line, "GET /behind/v1/files HTTP/1.1");
    assert_eq!(at_files[0].header("authorization"), Some("Bearer t"));
    assert_eq!((at_files.len(), at_api.len()), (1, 1));
}

#[tokio::test]
async fn a_client_of_this_machine_sends_it_there_too() {
    let api = Server::start(|_| json(200, "1")).await;
    api.client().execute(upload()).await.expect("an answer");
    assert_eq!(api.received()[0].line, "GET /v1/files HTTP/1.1");
}

#[tokio::test]
async fn a_client_of_another_machine_sends_it_to_the_documented_address() {
    let files = Server::start(|_| json(200, "2")).await;
    let address: &'static str = files.url.clone().leak();
    let client = Client::builder().base_url("https://api.invalid").token("t").build();
    let mut request = get("/files");
    request.server(address);
    client.expect("a client").execute(request).await.expect("an answer");
    assert_eq!(files.received()[0].header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn no_credentials_go_over_plain_http() {
    let client = Client::builder().base_url("https://api.invalid").token("t").build();
    let mut request = get("/files");
    request.server("http://files.invalid");
    let failure = client.expect("a client").execute(request).await.expect_err("a refusal");
    let error = Error::<()>::from(failure);
    assert!(
        matches!(&error, Error::Auth(error) if matches!(error.problem(), AuthProblem::PlainHttp))
    );
}

#[test]
fn a_wrong_address_is_a_mistake_in_the_settings() {
    let builder = || Client::builder().base_url("https://api.invalid").token("t");
    for address in ["files.invalid", "https://files.invalid?x=1", "http://files.invalid"] {
        let error = builder().server(DOCUMENTED, address).build().expect_err("a mistake");
        assert_eq!(error.setting(), "server", "{error}");
    }
}

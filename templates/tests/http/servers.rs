//! Operations that declare their own server.

use sailwright_runtime::generated::{AuthProblem, Client, Error, Request};

use sailwright_test_server::Server;

use crate::support::{builder_for, client_for, get, json};

const DOCUMENTED: &str = "https://files.example.com";

fn upload() -> Request {
    let mut request = get("/files");
    request.server(DOCUMENTED);
    request
}

#[tokio::test]
async fn operation_server_is_replaced_by_the_builder_and_receives_credentials() {
    let (api, files) = (Server::start(|_| json(200, "1")), Server::start(|_| json(200, "2")));
    let mut builder = builder_for(&api).token("t");
    let url = format!("{}/prefix/", files.url());
    builder.configuration().servers.insert(DOCUMENTED.to_owned(), url);
    let client = builder.build().expect("a client");
    client.raw_client().execute(upload()).await.expect("a response");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let (at_files, at_api) = (files.requests(), api.requests());
    assert_eq!(at_files[0].line(), "GET /prefix/v1/files HTTP/1.1");
    assert_eq!(at_files[0].header("authorization"), Some("Bearer t"));
    assert_eq!((at_files.len(), at_api.len()), (1, 1));
}

#[tokio::test]
async fn operation_server_is_ignored_if_the_base_url_is_loopback() {
    let api = Server::start(|_| json(200, "1"));
    client_for(&api).raw_client().execute(upload()).await.expect("a response");
    assert_eq!(api.requests()[0].line(), "GET /v1/files HTTP/1.1");
}

#[tokio::test]
async fn operation_server_receives_credentials_at_the_documented_address() {
    let files = Server::start(|_| json(200, "2"));
    let address: &'static str = files.url().to_owned().leak();
    let client = Client::builder().base_url("https://api.invalid").token("t").build();
    let mut request = get("/files");
    request.server(address);
    client.expect("a client").raw_client().execute(request).await.expect("a response");
    assert_eq!(files.requests()[0].header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn operation_server_over_plain_http_is_an_error_with_credentials() {
    let client = Client::builder().base_url("https://api.invalid").token("t").build();
    let mut request = get("/files");
    request.server("http://files.invalid");
    let error =
        client.expect("a client").raw_client().execute(request).await.expect_err("an error");
    assert!(
        matches!(&error, Error::Auth(error) if matches!(error.problem(), AuthProblem::PlainHttp))
    );
}

#[test]
fn invalid_operation_server_is_a_configuration_error() {
    for address in ["files.invalid", "https://files.invalid?x=1", "http://files.invalid"] {
        let mut builder = Client::builder().base_url("https://api.invalid").token("t");
        builder.configuration().servers.insert(DOCUMENTED.to_owned(), address.to_owned());
        let error = builder.build().expect_err("an error");
        assert_eq!(error.setting(), "server", "{error}");
    }
}

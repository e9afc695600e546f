//! Clients, requests and responses that many tests use.

use sailwright_runtime::generated::{Client, ClientBuilder, Method, Request};
use sailwright_test_server::{ScriptedResponse, Server};

/// Starts the configuration of a client that sends its requests to a server.
pub fn builder_for(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url())
}

/// Creates a client that sends its requests to a server.
pub fn client_for(server: &Server) -> Client {
    builder_for(server).build().expect("a client")
}

/// Creates a `GET` request that accepts JSON.
pub fn get(template: &'static str) -> Request {
    let mut request = Request::new(Method::GET, "/v1", template);
    request.operation("getThing");
    request.accept("application/json");
    request
}

/// Creates a `POST` request with a JSON string as its body.
pub fn post(template: &'static str) -> Request {
    let mut request = Request::new(Method::POST, "/v1", template);
    request.json("application/json", &"hello");
    request
}

/// Creates a response with headers and a body.
pub fn response(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> ScriptedResponse {
    let response = ScriptedResponse::new(status);
    headers
        .iter()
        .fold(response, |response, (name, value)| response.header(name, *value))
        .send(body)
}

/// Creates a response with a JSON body.
pub fn json(status: u16, body: &str) -> ScriptedResponse {
    ScriptedResponse::json(status, body)
}

//! Read-only properties of values in requests.

use std::collections::BTreeMap;

use sailwright_runtime::generated::{
    CallOptions, Client, FormEncoding, IncomingResponse, JobDefinition, Method, Multipart, Request,
    Style, TypedRequest, Unknown, WaitOptions, from_slice, model, to_vec,
};
use sailwright_runtime::{Foreign, Maybe};

use sailwright_test_server::Server;

use crate::support::{builder_for, client_for, get, json};

#[derive(Clone, Debug, PartialEq)]
struct Item {
    count: Option<Vec<f64>>,
    id: Option<String>,
    name: String,
    state: Maybe<String>,
    unknown: Unknown,
}

model! { Item {
    "count" => count: read_only as Vec<Foreign>,
    "id" => id: read_only,
    "name" => name: required,
    "state" => state: read_only,
    ..unknown
} }

const ITEM: &[u8] =
    br#"{"count":[1.0],"id":"1","name":"a","state":null,"x":123456789012345678901234567890}"#;

fn item() -> Item {
    from_slice(ITEM).expect("an item")
}

async fn sent(
    client: impl FnOnce(&Server) -> Client,
    build: impl FnOnce(&mut Request, &Client),
) -> String {
    let server = Server::start(|_| json(200, "1"));
    let client = client(&server);
    let mut request = Request::new(Method::POST, "/v1", "/x");
    build(&mut request, &client);
    client.raw_client().execute(request).await.expect("a response");
    let request = server.requests().remove(0);
    format!("{} {}", request.target, request.text())
}

#[tokio::test]
async fn bodies_omit_read_only_properties_and_keep_unknown_ones() {
    let body = sent(client_for, |request, client| {
        request.omit_read_only(client.raw_client());
        request.json("application/json", &BTreeMap::from([("id".to_owned(), vec![item()])]));
    });
    assert!(body.await.starts_with(r#"/v1/x {"id":[{"name":"a","x":"#));
    assert_eq!(to_vec(&item()), ITEM);
}

#[tokio::test]
async fn null_of_read_only_property_is_omitted() {
    let body = sent(client_for, |request, client| {
        request.omit_read_only(client.raw_client());
        let item: Item = from_slice(br#"{"id":null,"name":"a"}"#).expect("an item");
        request.json("application/json", &item);
    });
    assert_eq!(body.await, r#"/v1/x {"name":"a"}"#);
}

#[tokio::test]
async fn client_sends_read_only_properties_if_it_is_configured_to() {
    let client =
        |server: &Server| builder_for(server).send_read_only(true).build().expect("a client");
    let item: Item =
        from_slice(br#"{"count":[1.0],"id":"1","name":"a","state":null}"#).expect("an item");
    let body = sent(client, |request, client| {
        request.omit_read_only(client.raw_client());
        request.json("application/json", &item);
    });
    assert_eq!(body.await, r#"/v1/x {"count":[1.0],"id":"1","name":"a","state":null}"#);
}

#[tokio::test]
async fn forms_and_parameters_omit_read_only_properties() {
    let item: Item = from_slice(br#"{"id":"1","name":"a"}"#).expect("an item");
    let form = sent(client_for, |request, client| {
        request.omit_read_only(client.raw_client());
        request.query_as("q", &item, Style::DeepObject, true);
        request.query_form("f", &item);
        let encodings = [("id", FormEncoding::Style(Style::Form, true))];
        request.form("application/x-www-form-urlencoded", &item, &encodings);
    });
    assert_eq!(form.await, "/v1/x?q%5Bname%5D=a&f=name%3Da name=a");
    let client =
        |server: &Server| builder_for(server).send_read_only(true).build().expect("a client");
    let form = sent(client, |request, client| {
        request.omit_read_only(client.raw_client());
        request.query_as("q", &item, Style::DeepObject, true);
        request.form("application/x-www-form-urlencoded", &item, &[]);
    });
    assert_eq!(form.await, "/v1/x?q%5Bid%5D=1&q%5Bname%5D=a id=1&name=a");
}

#[tokio::test]
async fn parts_of_a_caller_omit_read_only_properties() {
    let body = sent(client_for, |request, _| {
        let item: Item = from_slice(br#"{"id":"1","name":"a"}"#).expect("an item");
        let mut form = Multipart::new();
        form.value("item", &item);
        form.typed("typed", "application/json", &item);
        request.multipart("multipart/form-data", form);
    });
    let body = body.await;
    assert_eq!(body.matches(r#"{"name":"a"}"#).count(), 2, "{body}");
}

#[tokio::test]
async fn untyped_request_omits_read_only_properties() {
    let server = Server::start(|_| json(200, "1"));
    let client = client_for(&server);
    let item: Item = from_slice(br#"{"id":"1","name":"a"}"#).expect("an item");
    let send = |client: Client| client.request(Method::PUT, "/x").json(&item).send();
    send(client.clone()).await.expect("a response");
    let options = CallOptions::default().send_read_only(true);
    send(client.with_options(options)).await.expect("a response");
    let bodies: Vec<String> =
        server.requests().iter().map(sailwright_test_server::RecordedRequest::text).collect();
    assert_eq!(bodies, [r#"{"name":"a"}"#, r#"{"id":"1","name":"a"}"#]);
}

#[tokio::test]
async fn id_of_a_job_can_be_read_only() {
    let server = Server::start(|_| json(200, r#"{"id":"7","name":"a"}"#));
    let client = client_for(&server);
    let request = TypedRequest::<Item>::new(client.raw_client(), get("/x"), IncomingResponse::json);
    let definition =
        JobDefinition { id: "id", state: "state", done: &[], failed: &[], running: &[] };
    let options = WaitOptions::default();
    let job = definition.start(&options, String::new(), request.send()).await.expect("a job");
    assert_eq!(job.id(), "7");
}

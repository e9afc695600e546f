//! A value of a response is changed and sent: without its read-only properties, unless the caller selects them.

use sailwright_conformance::properties::directions::types::Group;
use sailwright_conformance::properties::{CallOptions, Client};
use sailwright_test_server::{ScriptedResponse, Server};

const RECEIVED: &str = r#"{
    "all": [{"id": "1", "created": null, "name": "a", "extra": 1.50}],
    "by_name": {"b": {"id": "2", "name": "b"}},
    "first": {"id": "3", "name": "c"},
    "inner": {"shape": {"kind": "square", "side": 1, "area": 2.5}},
    "owner": {"id": "4"},
    "shape": {"kind": "circle", "radius": 1, "area": 3.14},
    "etag": "x"
}"#;

// Requests contain the digits of unknown numbers as they were received.
const WITHOUT: &str = concat!(
    r#"{"all":[{"name":"a","extra":1.50}],"by_name":{"b":{"name":"b"}},"first":{"name":"changed"},"#,
    r#""inner":{"shape":{"kind":"square","side":1}},"shape":{"kind":"circle","radius":1},"etag":"x"}"#,
);

const WITH: &str = concat!(
    r#"{"all":[{"created":null,"id":"1","name":"a","extra":1.50}],"by_name":{"b":{"id":"2","name":"b"}},"#,
    r#""first":{"id":"3","name":"changed"},"inner":{"shape":{"area":2.5,"kind":"square","side":1}},"owner":{"id":"4"},"#,
    r#""shape":{"area":3.14,"kind":"circle","radius":1},"etag":"x"}"#,
);

/// Receives a value, changes and sends it, and returns the request body and the JSON that serde writes.
async fn round_trip(client_setting: Option<bool>, call_setting: Option<bool>) -> (String, String) {
    let server = Server::start(|request| match &*request.method {
        "GET" => ScriptedResponse::json(200, RECEIVED),
        _ => ScriptedResponse::new(204),
    });
    let builder = Client::builder().base_url(server.url());
    let builder = match client_setting {
        Some(send) => builder.send_read_only(send),
        None => builder,
    };
    let client = builder.build().expect("a client");
    let client = match call_setting {
        Some(send) => client.with_options(CallOptions::default().send_read_only(send)),
        None => client,
    };
    let rows = client.directions().rows();
    let mut group: Group = rows.get_group().send().await.expect("a response").into_value();
    "changed".clone_into(&mut group.first.as_mut().expect("a thing").name);
    client.directions().rows().put_group(&group).send().await.expect("a response");
    let request = server.requests().pop().expect("a request");
    (request.text(), serde_json::to_string(&group).expect("JSON"))
}

#[tokio::test]
async fn received_value_is_sent_without_read_only_properties() {
    let (body, json) = round_trip(None, None).await;
    assert_eq!(body, WITHOUT);
    // serde has no text of a number.
    assert_eq!(json, WITH.replace("1.50", "1.5"));
}

#[tokio::test]
async fn client_or_call_selects_read_only_properties() {
    assert_eq!(round_trip(Some(true), None).await.0, WITH);
    assert_eq!(round_trip(None, Some(true)).await.0, WITH);
    assert_eq!(round_trip(Some(true), Some(false)).await.0, WITHOUT);
    assert_eq!(round_trip(Some(false), Some(true)).await.0, WITH);
}

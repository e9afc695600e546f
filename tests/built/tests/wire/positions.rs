//! The tests, for the client that the enclosing module imports as `calendar`.

use std::error::Error;
use std::net::IpAddr;

use super::calendar::Client;
use super::calendar::types::{Event, Guest, Label, Place};
use super::from_slice;
use sailwright_test_server::{ScriptedResponse, Server};
use serde_json::{Value, json};

type Done = Result<(), Box<dyn Error>>;

/// Returns an event with all properties, as a server sends it.
fn event() -> Value {
    json!({
        "id": "67e55044-10b1-426f-9247-bb680e5fe0c8",
        "nm": "Fair",
        "when": "2024-05-31T12:00:00Z",
        "at": "2024-05-31T12:00:00Z",
        "host": "192.0.2.1",
        "home": "https://example.org/",
        "price": "12.50",
        "place": { "map": "https://example.org/map", "key": "67e55044-10b1-426f-9247-bb680e5fe0c8" },
        "ended": null,
        "doors": "2024-05-31T11:00:00Z",
        "cleared": null,
        "links": ["https://example.org/a", "https://example.org/b"],
        "hosts": { "a": "192.0.2.2", "b": "2001:db8::1" },
        "fee": { "cents": 5, "currency": "EUR" },
        "day": "2024-05-31",
        "owner": "a@example.org",
        "label": { "text": "big" },
        "guests": [
            { "name": "Ada", "born": "1815-12-10T00:00:00Z" },
            { "map": "https://example.org/map" },
            "67e55044-10b1-426f-9247-bb680e5fe0c8",
            "somebody"
        ],
        "unknown": { "kept": true }
    })
}

fn decoded(value: &Value) -> Result<Event, Box<dyn Error>> {
    Ok(from_slice::<Event>(value.to_string().as_bytes())?)
}

#[test]
fn fields_with_external_types_are_decoded_and_encoded() -> Done {
    let mut all = event();
    all["next"] = event();
    let read = decoded(&all)?;
    let when: jiff::Timestamp = read.when;
    assert_eq!(when.as_second(), 1_717_156_800);
    let at: chrono::DateTime<chrono::Utc> = read.at;
    assert_eq!(at.timestamp(), 1_717_156_800);
    let home: &url::Url = &read.home;
    assert_eq!(home.host_str(), Some("example.org"));
    assert_eq!(read.price, rust_decimal::Decimal::new(1250, 2));
    assert_eq!(read.links.as_ref().map(Vec::len), Some(2));
    assert_eq!(
        read.hosts.as_ref().and_then(|hosts| hosts.get("b")).map(IpAddr::is_ipv6),
        Some(true)
    );
    assert_eq!(read.fee.as_ref().map(|fee| fee.cents), Some(5));
    assert!(read.cleared.is_null() && read.ended.is_none());
    let guests = read.guests.as_deref().unwrap_or_default();
    assert!(
        matches!(guests, [Guest::Person(_), Guest::Place(_), Guest::Uuid(_), Guest::String(_)]),
        "{guests:?}"
    );
    assert_eq!(serde_json::to_value(&read)?, all);
    Ok(())
}

#[test]
fn decoding_error_contains_the_path() -> Done {
    for (key, value, path) in [
        ("id", json!("no uuid"), "$.id"),
        ("home", json!("nowhere"), "$.home"),
        ("links", json!(["https://example.org/", 1]), "$.links[1]"),
        ("place", json!({ "map": null }), "$.place.map"),
        ("place", json!({}), "$.place.map"),
        ("doors", json!("yesterday"), "$.doors"),
    ] {
        let mut wrong = event();
        wrong[key] = value;
        let fault = from_slice::<Event>(wrong.to_string().as_bytes()).expect_err("a fault");
        assert_eq!(fault.path(), path, "{fault}");
    }
    let mut less = event();
    less.as_object_mut().ok_or("an object")?.remove("home");
    let fault = from_slice::<Event>(less.to_string().as_bytes()).expect_err("a fault");
    assert_eq!(fault.path(), "$.home", "{fault}");
    Ok(())
}

#[tokio::test]
async fn parameters_and_bodies_with_external_types_are_sent() -> Done {
    let id: uuid::Uuid = "67e55044-10b1-426f-9247-bb680e5fe0c8".parse()?;
    let when: jiff::Timestamp = "2024-05-31T12:00:00Z".parse()?;
    let since = chrono::DateTime::from_timestamp(0, 0).ok_or("a timestamp")?;
    let hosts: [IpAddr; 2] = ["192.0.2.1".parse()?, "::1".parse()?];
    let home = url::Url::parse("https://example.org/x")?;

    let server = serve(&json!([event()]));
    let client = Client::builder().base_url(server.url()).build()?;
    let response = client
        .events()
        .list(&id, &when)
        .since(&since)
        .hosts(&hosts)
        .price(&rust_decimal::Decimal::new(5, 1))
        .x_home(&home)
        .send()
        .await?;
    assert_eq!(response.value().len(), 1);
    let sent = &server.requests()[0];
    assert_eq!(
        sent.line(),
        "GET /events/67e55044-10b1-426f-9247-bb680e5fe0c8/at/2024-05-31T12%3A00%3A00Z\
         ?since=1970-01-01T00%3A00%3A00Z&hosts=192.0.2.1&hosts=%3A%3A1&price=0.5 HTTP/1.1"
    );
    assert_eq!(sent.header("x-home"), Some("https://example.org/x"));

    let server = serve(&json!(id));
    let client = Client::builder().base_url(server.url()).build()?;
    let response = client.events().put_event(&id, &when, &decoded(&event())?).send().await?;
    assert_eq!(*response.value(), id);
    assert_eq!(serde_json::from_slice::<Value>(&server.requests()[0].body)?, event());
    Ok(())
}

#[test]
fn required_fields_are_arguments_and_attributes_are_on_types() {
    let map = url::Url::parse("https://example.org/map").expect("a URL");
    assert_eq!(Place::new(map).reader, None);
    assert!(Label::default() < Label { text: Some(String::new()), ..Label::default() });
}

/// Starts a server that sends the same JSON body to every request.
fn serve(body: &Value) -> Server {
    let response = ScriptedResponse::json(200, body.to_string());
    Server::start(move |_| response.clone())
}

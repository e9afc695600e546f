//! Pagination: the generated streams over pages and items.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use sailpoint::Client;

#[tokio::test]
async fn items_are_returned_in_order_with_the_fewest_requests() {
    for (items, requests) in [(0, 1), (1, 1), (249, 1), (250, 1), (251, 2), (500, 2), (10_000, 40)]
    {
        let (client, server) = list(items, requests);
        let mut stream = client.v2024().iai_role_mining().get_potential_role_summaries("s").items();
        let mut names = Vec::new();
        while let Some(item) = stream.next().await {
            names.push(item.expect("an item").name.expect("a name"));
        }
        assert_eq!(names, (0..items).map(|item| item.to_string()).collect::<Vec<_>>());
        let lines = server.join().expect("a server");
        assert_eq!(lines.len(), requests, "{items} items: {lines:?}");
        assert!(lines[0].contains("limit=250") && lines[0].contains("count=true"), "{lines:?}");
    }
}

#[tokio::test]
async fn page_size_is_limited_to_the_maximum_of_the_operation() {
    let (client, server) = list(0, 1);
    let tag = client.beta().iai_access_request_recommendations();
    let page = tag.get_access_request_recommendations().pages().next().await;
    assert!(page.expect("a page").expect("a response").value().is_empty());
    let lines = server.join().expect("a server");
    assert!(lines[0].contains("limit=15"), "{lines:?}");
}

/// Starts a server that serves pages of a list for a number of requests, and returns a client for it.
fn list(items: usize, requests: usize) -> (Client, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let server =
        std::thread::spawn(move || (0..requests).map(|_| response(&listener, items)).collect());
    let client = Client::builder().base_url(format!("http://{address}")).token("t");
    (client.experimental(true).build().expect("a client"), server)
}

/// Responds to one request and returns its request line.
fn response(listener: &TcpListener, items: usize) -> String {
    let (mut stream, _) = listener.accept().expect("a connection");
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    lines.find(String::is_empty);
    let number = |name: &str| {
        let start = first.find(&format!("{name}="))? + name.len() + 1;
        let digits = first[start..].split(|c: char| !c.is_ascii_digit()).next();
        digits?.parse::<usize>().ok()
    };
    let offset = number("offset").unwrap_or_default();
    let end = items.min(offset + number("limit").unwrap_or(250));
    let names: Vec<_> = (offset..end).map(|item| format!("{{\"name\":\"{item}\"}}")).collect();
    let body = format!("[{}]", names.join(","));
    let length = body.len();
    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json";
    write!(stream, "{head}\r\nx-total-count: {items}\r\ncontent-length: {length}\r\n\r\n{body}")
        .expect("an open connection");
    first
}

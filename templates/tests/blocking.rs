//! Calls in a program without an async runtime.
#![cfg(feature = "blocking")]

use std::io::{Read, Write};
use std::net::TcpListener;

use sailwright_runtime::runtime::blocking::{Wait, iter};
use sailwright_runtime::runtime::{Client, Method, Pages, Pagination, Request, Value};

#[test]
fn calls_and_streams_can_be_waited_for() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback");
    let url = format!("http://{}", listener.local_addr().expect("bound"));
    let server = std::thread::spawn(move || {
        for _ in 0..2 {
            let (mut stream, _) = listener.accept().expect("a connection");
            assert!(stream.read(&mut [0; 4096]).expect("a request") > 0);
            let response =
                b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 5\r\n\r\n[1,2]";
            stream.write_all(response).expect("sent");
        }
    });
    let client = Client::builder().base_url(url).build().expect("a client");
    let request = Request::new(Method::GET, "", "/things");
    let response = client.execute(request.clone()).wait().expect("an answer");
    assert_eq!(*response.json::<Vec<i64>>().expect("a list").value(), [1, 2]);
    let rule = Pagination::offset("offset").limit("limit", 250);
    let items = iter(Pages::<i64, Value>::new(&client, request, rule).items());
    assert_eq!(items.map(|item| item.expect("a number")).collect::<Vec<_>>(), [1, 2]);
    server.join().expect("the server ends");
}

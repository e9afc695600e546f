//! The server against clients that are written to the byte.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use sailwright_test_server::{ScriptedResponse, Server, refusing_url, sequence};

const GET: &str = "GET /a?b=1 HTTP/1.1\r\nHost: x\r\n\r\n";

/// Sends bytes and returns everything that the server sends until it closes the connection.
fn exchange(server: &Server, bytes: impl AsRef<[u8]>) -> String {
    let mut stream = connect(server);
    stream.write_all(bytes.as_ref()).expect("sent");
    let mut response = String::new();
    stream.read_to_string(&mut response).expect("a response");
    response
}

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.address()).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a socket");
    stream
}

fn closing(response: ScriptedResponse) -> ScriptedResponse {
    response.header("connection", "close")
}

#[test]
fn request_is_recorded_exactly() {
    let server = Server::start_in_thread(|_| closing(ScriptedResponse::new(204)));
    let bytes = "POST /a%20b?c=d&e=  HTTP/1.1\r\n".replace("  ", " ")
        + "X-Two:1\r\nx-one:  2 \r\nX-Two: 3\r\nContent-Length: 5\r\n\r\n\r\n\0\u{e4}";
    exchange(&server, &bytes);
    let [request] = &server.requests()[..] else { panic!("one request") };
    assert_eq!(request.line(), "POST /a%20b?c=d&e= HTTP/1.1");
    let headers: Vec<_> = request.headers.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(headers, [("X-Two", "1"), ("x-one", "2"), ("X-Two", "3"), ("Content-Length", "5")]);
    assert_eq!((request.query("c"), request.query("e")), (Some("d"), Some("")));
    assert_eq!([request.head.as_slice(), &request.body].concat(), bytes.as_bytes());
}

#[test]
fn chunked_body_is_joined() {
    let server = Server::start_in_thread(|_| closing(ScriptedResponse::new(204)));
    exchange(
        &server,
        "PUT / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n3\r\na,b\r\nA\r\n0123456789\r\n0\r\n\r\n",
    );
    assert_eq!(server.requests()[0].text(), "a,b0123456789");
}

#[test]
fn requests_of_one_connection_are_counted_in_order() {
    let server = Server::start_in_thread(sequence(vec![
        ScriptedResponse::json(200, "[1]"),
        closing(ScriptedResponse::new(503).header("retry-after", "1")),
    ]));
    let mut stream = connect(&server);
    stream.write_all(GET.as_bytes()).expect("sent");
    let first =
        "HTTP/1.1 200 Scripted\r\ncontent-length: 3\r\ncontent-type: application/json\r\n\r\n[1]";
    let mut response = vec![0; first.len()];
    stream.read_exact(&mut response).expect("a response");
    assert_eq!(String::from_utf8_lossy(&response), first);
    stream.write_all(GET.as_bytes()).expect("sent");
    let mut rest = String::new();
    stream.read_to_string(&mut rest).expect("a response");
    let second =
        "HTTP/1.1 503 Scripted\r\ncontent-length: 0\r\nretry-after: 1\r\nconnection: close\r\n\r\n";
    assert_eq!(rest, second);
    let indices: Vec<_> = server.requests().iter().map(|request| request.index).collect();
    assert_eq!((indices, server.connections()), (vec![0, 1], 1));
    drop(stream);
    let mut third = connect(&server);
    third.write_all(GET.as_bytes()).expect("sent");
    let mut response = [0; 12];
    third.read_exact(&mut response).expect("a response");
    assert_eq!(&response, b"HTTP/1.1 500");
}

#[test]
fn request_that_breaks_http_is_a_panic() {
    for bytes in [
        "GET / HTTP/1.0\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\nhost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nno header\r\n\r\n",
        "GET / HTTP/1.1\r\na b: c\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\nx",
        "PUT / HTTP/1.1\r\ncontent-length: -1\r\n\r\n",
        "PUT / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 1\r\n\r\nx",
        "PUT / HTTP/1.1\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        "PUT / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n2\r\nx\r\n0\r\n\r\n",
        "PUT / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nx\r\n\r\n",
    ] {
        let server = Server::start_in_thread(|_| closing(ScriptedResponse::new(204)));
        let mut stream = connect(&server);
        stream.write_all(bytes.as_bytes()).expect("sent");
        let _ = stream.read(&mut [0; 100]);
        let requests = catch_unwind(AssertUnwindSafe(|| server.requests()));
        assert!(requests.is_err(), "{bytes:?} is not HTTP");
    }
}

#[test]
fn bytes_after_a_response_that_announces_the_close_are_a_panic() {
    let server = Server::start_in_thread(|_| closing(ScriptedResponse::new(204)));
    let mut stream = connect(&server);
    stream.write_all(GET.as_bytes()).expect("sent");
    stream.read_to_end(&mut Vec::new()).expect("a response");
    assert_eq!(server.requests().len(), 1);
    stream.write_all(b"x").expect("sent");
    drop(stream);
    let start = Instant::now();
    while catch_unwind(AssertUnwindSafe(|| server.requests())).is_ok() {
        assert!(start.elapsed() < Duration::from_secs(10), "nothing was noticed");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn misbehavior_is_what_the_script_says() {
    let new = ScriptedResponse::new;
    for (response, expected) in [
        (ScriptedResponse::raw("SSH-2.0\r\n"), "SSH-2.0\r\n"),
        (ScriptedResponse::closed_connection(), ""),
        (
            new(200).header("Content-Length", "9").send("ab").close(),
            "HTTP/1.1 200 Scripted\r\nContent-Length: 9\r\n\r\nab",
        ),
        (new(200).without_length().send("ab"), "HTTP/1.1 200 Scripted\r\n\r\nab"),
        (
            new(200).send("a").wait(Duration::from_millis(20)).send("b").close(),
            "HTTP/1.1 200 Scripted\r\ncontent-length: 2\r\n\r\nab",
        ),
    ] {
        let server = Server::start_in_thread(move |_| response.clone());
        assert_eq!(exchange(&server, GET), expected);
    }
}

#[test]
fn pause_separates_the_bytes() {
    let pause = Duration::from_millis(200);
    let server = Server::start_in_thread(move |_| ScriptedResponse::raw("a").wait(pause).send("b"));
    let mut stream = connect(&server);
    stream.write_all(GET.as_bytes()).expect("sent");
    let mut byte = [0];
    stream.read_exact(&mut byte).expect("a byte");
    let start = Instant::now();
    stream.read_exact(&mut byte).expect("a byte");
    assert!(byte == *b"b" && start.elapsed() >= pause / 2, "{:?}", start.elapsed());
}

#[test]
fn repeated_bytes_end_with_the_client() {
    let server = Server::start_in_thread(|_| ScriptedResponse::new(200).repeat("0123456789"));
    let mut stream = connect(&server);
    stream.write_all(GET.as_bytes()).expect("sent");
    stream.read_exact(&mut vec![0; 5_000_000]).expect("bytes without end");
    drop(stream);
    // Dropping the server waits for its thread.
    drop(server);
}

#[test]
fn first_connections_are_closed() {
    let server = Server::builder()
        .closed_connections(1)
        .start_in_thread(|_| closing(ScriptedResponse::new(204)));
    assert_eq!(connect(&server).read(&mut [0]).unwrap_or(0), 0);
    assert!(exchange(&server, GET).starts_with("HTTP/1.1 204 "));
    assert_eq!((server.connections(), server.requests().len()), (2, 1));
}

#[test]
fn silence_ends_with_the_lifetime() {
    for response in [ScriptedResponse::silence(), ScriptedResponse::new(200).hold_open()] {
        let server = Server::builder()
            .lifetime(Duration::from_millis(300))
            .start_in_thread(move |_| response.clone());
        let start = Instant::now();
        exchange(&server, GET);
        assert!(start.elapsed() >= Duration::from_millis(250), "{:?}", start.elapsed());
        assert!(catch_unwind(AssertUnwindSafe(|| server.requests())).is_err());
    }
}

#[test]
fn requests_above_the_limit_are_a_panic() {
    let server =
        Server::builder().max_requests(1).start_in_thread(|_| closing(ScriptedResponse::new(204)));
    exchange(&server, GET);
    assert_eq!(server.requests().len(), 1);
    assert_eq!(exchange(&server, GET), "");
    assert!(catch_unwind(AssertUnwindSafe(|| server.requests())).is_err());
}

#[test]
fn dropped_server_refuses_connections() {
    let server = Server::start_in_thread(|_| ScriptedResponse::new(204));
    let address = server.address();
    drop(server);
    assert!(TcpStream::connect(address).is_err());
    assert!(TcpStream::connect(refusing_url().trim_start_matches("http://")).is_err());
}

#[test]
fn silent_server_sends_nothing() {
    let server = Server::builder().silent().start_in_thread(|_| ScriptedResponse::new(204));
    let mut stream = connect(&server);
    stream.set_read_timeout(Some(Duration::from_millis(100))).expect("a socket");
    stream.write_all(GET.as_bytes()).expect("sent");
    let error = stream.read(&mut [0]).expect_err("a timeout");
    assert!(matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{error}");
    assert!(server.requests().is_empty());
}

/// A paused clock jumps when all tasks wait, so the server must run on the runtime of the test.
#[tokio::test(start_paused = true)]
async fn paused_clock_is_the_clock_of_the_server() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let hour = Duration::from_secs(3600);
    let server = Server::start(move |_| ScriptedResponse::raw("a").wait(hour).send("b"));
    let start = tokio::time::Instant::now();
    let mut stream = tokio::net::TcpStream::connect(server.address()).await.expect("a connection");
    stream.write_all(GET.as_bytes()).await.expect("sent");
    let mut response = String::new();
    stream.read_to_string(&mut response).await.expect("a response");
    assert_eq!((response.as_str(), start.elapsed()), ("ab", hour));
}

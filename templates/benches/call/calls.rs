//! The same call twice, and a server that answers it.

use std::hint::black_box;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{ACCEPT, HeaderValue, USER_AGENT};
use sailwright_runtime::runtime::{Client, Method, Request};

const SESSION: &str = "8c190e67-87aa-4ed9-a90b-d9d5344523fb";
const QUERY: [(&str, &str); 2] =
    [("sorters", "-createdDate"), ("filters", "identityCount gt 20 and saved eq true")];
const BODY: &str = r#"["one","two","three"]"#;

/// The call with the runtime, as a generated operation makes it.
pub struct ByRuntime(Client);

impl ByRuntime {
    pub fn new(url: &str) -> Self {
        let builder = Client::builder().base_url(url).token("t0ps3cret");
        Self(builder.client_parameter("X-Experimental", "true").build().expect("a client"))
    }

    pub async fn call(&self) {
        let response = self.0.execute(Self::request()).await.expect("an answer");
        let items = response.json::<Vec<String>>().expect("a list");
        assert_eq!(black_box(items.value()).len(), 3);
    }

    fn request() -> Request {
        let template = "/role-mining-sessions/{sessionId}/potential-role-summaries";
        let mut request = Request::new(Method::GET, "/v2024", template);
        request.operation("get_potential_role_summaries");
        request.path("sessionId", &black_box(SESSION));
        for (name, value) in black_box(QUERY) {
            request.query(name, &value);
        }
        request.query("offset", &black_box(500));
        request.query("limit", &black_box(250));
        request.query("count", &black_box(true));
        request.client_header("X-Experimental", true);
        request.accept("application/json");
        request
    }
}

/// The call with reqwest and serde, as one writes it by hand.
pub struct ByHand {
    http: reqwest::Client,
    url: String,
}

impl ByHand {
    pub fn new(url: &str) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().connect_timeout(Duration::from_secs(10)).build();
        Self { http: http.expect("a client"), url: url.to_owned() }
    }

    pub async fn call(&self) {
        let url = format!(
            "{}/v2024/role-mining-sessions/{}/potential-role-summaries",
            self.url,
            black_box(SESSION)
        );
        let mut url = Url::parse(&url).expect("a URL");
        url.query_pairs_mut()
            .extend_pairs(black_box(QUERY))
            .append_pair("offset", &black_box(500).to_string())
            .append_pair("limit", &black_box(250).to_string())
            .append_pair("count", &black_box(true).to_string());
        let request = self
            .http
            .get(url)
            .bearer_auth("t0ps3cret")
            .header("X-Experimental", HeaderValue::from_static("true"))
            .header(ACCEPT, HeaderValue::from_static("application/json"))
            .header(USER_AGENT, HeaderValue::from_static("by-hand/1.0"))
            .timeout(Duration::from_secs(60));
        let response = request.send().await.expect("an answer");
        assert!(response.status().is_success());
        let body = response.bytes().await.expect("a body");
        let items: Vec<String> = serde_json::from_slice(&body).expect("a list");
        assert_eq!(black_box(&items).len(), 3);
    }
}

/// Starts a server that gives every request the same answer; it lives as long as the process.
pub fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let stream = stream.expect("a connection");
            std::thread::spawn(move || response(stream));
        }
    });
    url
}

fn response(mut stream: TcpStream) {
    let text = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-total-count: 3\r\ncontent-length: {}\r\n\r\n{BODY}",
        BODY.len()
    );
    stream.set_nodelay(true).expect("a socket");
    let mut buffer = [0; 4096];
    let mut filled = 0;
    while let Ok(read) = stream.read(&mut buffer[filled..]) {
        filled += read;
        if read == 0 {
            return;
        }
        if buffer[..filled].ends_with(b"\r\n\r\n") {
            filled = 0;
            if stream.write_all(text.as_bytes()).is_err() {
                return;
            }
        }
    }
}

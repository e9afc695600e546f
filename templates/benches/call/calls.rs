//! The same call with the runtime and by hand, and a server for both.

use std::hint::black_box;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{ACCEPT, HeaderValue, USER_AGENT};
use sailwright_runtime::generated::{Client, Method, Request};
use sailwright_test_server::{ScriptedResponse, Server};
use tokio_rustls::rustls::crypto::ring::default_provider;

const SESSION: &str = "8c190e67-87aa-4ed9-a90b-d9d5344523fb";
const QUERY: [(&str, &str); 2] =
    [("sorters", "-createdDate"), ("filters", "identityCount gt 20 and saved eq true")];
const BODY: &str = r#"["one","two","three"]"#;

/// The call with the runtime, as in a generated operation.
pub struct ByRuntime(Client);

impl ByRuntime {
    pub fn new(url: &str) -> Self {
        let mut builder = Client::builder().base_url(url).token("t0ps3cret");
        let parameters = &mut builder.configuration().parameters;
        parameters.insert("X-Experimental", "true".to_owned());
        Self(builder.build().expect("a client"))
    }

    pub async fn call(&self) {
        let response = self.0.raw_client().execute(Self::request()).await.expect("a response");
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

/// The call with reqwest and serde, written by hand.
pub struct ByHand {
    http: reqwest::Client,
    url: String,
}

impl ByHand {
    pub fn new(url: &str) -> Self {
        let _ = default_provider().install_default();
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
        let response = request.send().await.expect("a response");
        assert!(response.status().is_success());
        let body = response.bytes().await.expect("a body");
        let items: Vec<String> = serde_json::from_slice(&body).expect("a list");
        assert_eq!(black_box(&items).len(), 3);
    }
}

/// Starts a server on a thread of its own that sends the same response to every request.
pub fn server() -> Server {
    Server::builder()
        .lifetime(Duration::from_secs(3600))
        .start_in_thread(|_| ScriptedResponse::json(200, BODY).header("x-total-count", "3"))
}

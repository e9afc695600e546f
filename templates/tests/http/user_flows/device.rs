//! The device authorization flow (RFC 8628), on a clock that does not wait.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{Request, Response};
use http_body_util::BodyExt;
use sailwright_runtime::auth::{DeviceAuthorization, DevicePrompt};
use sailwright_runtime::error::AuthorizationErrorCode;
use sailwright_runtime::generated::{Client, FlowUrls};
use sailwright_runtime::transport::{Transport, TransportBody, TransportFailure};
use sailwright_runtime::{AuthError, AuthProblem, BoxFuture, UserTokens};
use sailwright_test_server::Server;
use tokio::time::Instant;

use crate::support::{builder_for, get, json};

const URLS: FlowUrls =
    FlowUrls { authorization_url: "/device", token_url: "/token", refresh_url: "" };

const TOKEN: (u16, &str) = (200, r#"{"access_token":"t0ken","refresh_token":"r0"}"#);

/// The response to the device, with these properties in addition to the required ones.
fn device(more: &str) -> String {
    format!(
        r#"{{"device_code":"d3vice","user_code":"WDJB-MJHT","verification_uri":"https://login.invalid/device"{more}}}"#
    )
}

/// A server without a network: the response to the device, and those to the requests for the token.
struct Script {
    device: String,
    /// A status code of 0 is a connection that fails.
    tokens: Vec<(u16, &'static str)>,
    requests: Mutex<Vec<(Duration, String)>>,
    start: Instant,
}

impl Script {
    fn new(device: String, tokens: &[(u16, &'static str)]) -> Arc<Self> {
        let (tokens, start) = (tokens.to_vec(), Instant::now());
        Arc::new(Self { device, tokens, requests: Mutex::default(), start })
    }

    /// Runs the flow, and returns its result and the prompt that was shown.
    async fn run(self: &Arc<Self>) -> (Result<UserTokens, AuthError>, Option<DevicePrompt>) {
        let builder = Client::builder().base_url("https://api.invalid").scopes("read write");
        let mut builder = builder.transport(self.clone());
        let flow = builder.configuration().device_flow("the client".to_owned(), URLS);
        let flow: DeviceAuthorization = flow.expect("a flow");
        let mut prompt = None;
        let result = flow.authorize(|shown| prompt = Some(shown.clone())).await;
        (result, prompt)
    }

    /// Returns the seconds after the start at which the token was requested.
    fn seconds(&self) -> Vec<u64> {
        self.requests.lock().expect("requests")[1..].iter().map(|(at, _)| at.as_secs()).collect()
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: Request<TransportBody>,
    ) -> BoxFuture<'_, Result<Response<TransportBody>, TransportFailure>> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.collect().await.map_err(TransportFailure::InvalidRequest)?.to_bytes();
            let body = String::from_utf8_lossy(&body).into_owned();
            let mut requests = self.requests.lock().expect("requests");
            requests.push((self.start.elapsed(), format!("{} {body}", parts.uri.path())));
            let count = requests.len();
            let (status, text) = if parts.uri.path() == "/device" {
                (200, self.device.clone())
            } else {
                let (status, text) = self.tokens[(count - 2).min(self.tokens.len() - 1)];
                (status, text.to_owned())
            };
            if status == 0 {
                return Err(TransportFailure::NotSent("no route".into()));
            }
            let response = Response::builder().status(status).body(TransportBody::from(text));
            Ok(response.expect("a response"))
        })
    }
}

const PENDING: (u16, &str) = (400, r#"{"error":"authorization_pending"}"#);
const SLOW_DOWN: (u16, &str) = (400, r#"{"error":"slow_down"}"#);

#[tokio::test(start_paused = true)]
async fn token_is_requested_in_the_interval_of_the_server_until_the_user_has_decided() {
    let more = r#","verification_uri_complete":"https://login.invalid/device?user_code=WDJB-MJHT","expires_in":1800,"interval":7"#;
    let script = Script::new(device(more), &[PENDING, PENDING, TOKEN]);
    let (result, prompt) = script.run().await;
    assert_eq!(result.expect("tokens").refresh_token().as_deref(), Some("r0"));
    assert_eq!(script.seconds(), [7, 14, 21]);
    let prompt = prompt.expect("a prompt");
    assert_eq!(prompt.user_code, "WDJB-MJHT");
    assert_eq!(prompt.verification_uri.as_str(), "https://login.invalid/device");
    let complete = prompt.verification_uri_complete.expect("a URL");
    assert_eq!(complete.as_str(), "https://login.invalid/device?user_code=WDJB-MJHT");
    assert_eq!(prompt.lifetime, Duration::from_secs(1800));
    let requests = script.requests.lock().expect("requests");
    assert_eq!(requests[0].1, "/device scope=read+write&client_id=the+client");
    let expected = "/token grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code\
                    &client_id=the+client&device_code=d3vice";
    assert_eq!(requests[1].1, expected);
}

// Section 3.5: `slow_down` adds 5 seconds to the interval, which is 5 seconds by default.
#[tokio::test(start_paused = true)]
async fn slow_down_adds_five_seconds_to_this_and_all_later_intervals() {
    let script = Script::new(device(""), &[PENDING, SLOW_DOWN, PENDING, SLOW_DOWN, TOKEN]);
    script.run().await.0.expect("tokens");
    assert_eq!(script.seconds(), [5, 10, 20, 30, 45]);
}

// Some servers send errors with status code 200, and some `slow_down` with 429.
#[tokio::test(start_paused = true)]
async fn errors_with_other_status_codes_have_the_same_effect() {
    let pending = (200, r#"{"error":"authorization_pending"}"#);
    let slow_down = (429, r#"{"error":"slow_down"}"#);
    let script = Script::new(device(""), &[pending, slow_down, TOKEN]);
    script.run().await.0.expect("tokens");
    assert_eq!(script.seconds(), [5, 10, 20]);
}

// Section 3.5: after a failed connection, the client requests less often.
#[tokio::test(start_paused = true)]
async fn failed_connections_and_failures_of_the_server_double_the_interval() {
    let script = Script::new(device(""), &[(0, ""), (503, ""), TOKEN]);
    script.run().await.0.expect("tokens");
    assert_eq!(script.seconds(), [5, 15, 35]);
}

#[tokio::test(start_paused = true)]
async fn denial_of_the_user_is_a_typed_error() {
    let denied = r#"{"error":"access_denied","error_description":"not d3vice"}"#;
    let script = Script::new(device(""), &[PENDING, (400, denied)]);
    let error = script.run().await.0.expect_err("an error");
    let AuthProblem::Rejected { code, description } = error.problem() else { panic!("{error:?}") };
    assert_eq!((code, description.as_str()), (&AuthorizationErrorCode::AccessDenied, "not ***"));
}

#[tokio::test(start_paused = true)]
async fn flow_expires_with_the_code_or_when_the_server_says_so() {
    let script = Script::new(device(r#","expires_in":12"#), &[PENDING]);
    let error = script.run().await.0.expect_err("an error");
    assert!(matches!(error.problem(), AuthProblem::Expired), "{error:?}");
    assert_eq!(script.seconds(), [5, 10]);
    assert_eq!(script.start.elapsed().as_secs(), 12);
    let script = Script::new(device(""), &[(400, r#"{"error":"expired_token"}"#)]);
    let error = script.run().await.0.expect_err("an error");
    assert!(matches!(error.problem(), AuthProblem::Expired), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn other_errors_end_the_flow() {
    let script = Script::new(device(""), &[(400, r#"{"error":"invalid_client"}"#)]);
    let error = script.run().await.0.expect_err("an error");
    let AuthProblem::Refused { code, .. } = error.problem() else { panic!("{error:?}") };
    assert_eq!(code.as_deref(), Some("invalid_client"));
    assert_eq!(script.seconds(), [5]);
}

#[tokio::test(start_paused = true)]
async fn incomplete_or_dangerous_instructions_are_not_shown() {
    let bodies = [
        r#"{"user_code":"A","verification_uri":"https://login.invalid/"}"#.to_owned(),
        r#"{"device_code":"A","verification_uri":"https://login.invalid/"}"#.to_owned(),
        r#"{"device_code":"A","user_code":"A"}"#.to_owned(),
        device("").replace("https://login.invalid", "file:///bin"),
        device("").replace("WDJB", "\\u001b[2J"),
        "[]".to_owned(),
    ];
    for body in bodies {
        let script = Script::new(body, &[TOKEN]);
        let (result, prompt) = script.run().await;
        let error = result.expect_err("an error");
        assert!(matches!(error.problem(), AuthProblem::NoToken(_)), "{error:?}");
        assert!(prompt.is_none());
    }
}

#[tokio::test]
async fn tokens_of_a_device_authenticate_the_calls_of_a_client() {
    let server = Server::start(|request| match request.target.as_str() {
        "/device" => json(200, &device(r#","interval":"0""#)),
        "/token" => json(TOKEN.0, TOKEN.1),
        _ => json(200, "1"),
    });
    let mut builder = builder_for(&server);
    let flow = builder.configuration().device_flow("id".to_owned(), URLS).expect("a flow");
    let tokens = flow.authorize(|_| {}).await.expect("tokens");
    let shown = format!("{flow:?} {tokens:?}");
    assert!(!shown.contains("r0") && !shown.contains("t0ken"), "{shown}");
    let client = builder_for(&server).token_provider(tokens).build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    assert_eq!(server.requests()[2].header("authorization"), Some("Bearer t0ken"));
}

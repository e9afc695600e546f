//! The authorization code flow (RFC 6749, section 4.1) with a proof key (RFC 7636).

use std::sync::{Arc, Mutex};

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use sailwright_runtime::generated::{
    Client, ClientBuilder, EnvironmentNames, FlowUrls, SchemeKind, Security,
};
use sailwright_runtime::{AuthProblem, Url};
use sailwright_test_server::{RecordedRequest, Server};
use tokio_rustls::rustls::crypto::ring::cipher_suite::TLS13_AES_128_GCM_SHA256;

use super::{browse, code_flow, code_flow_of, parameter, redirect, visit};
use crate::support::{builder_for, get, json};

/// Starts a server that issues the token `t0ken`.
fn server() -> Server {
    Server::start(|request| {
        let is_token = request.target == "/token";
        json(200, if is_token { r#"{"access_token":"t0ken","token_type":"Bearer"}"# } else { "1" })
    })
}

/// Returns a function that keeps the URL and visits the redirect.
fn keep(query: &'static str) -> (Arc<Mutex<Option<Url>>>, impl FnOnce(Url)) {
    let kept = Arc::new(Mutex::new(None));
    let keeper = kept.clone();
    let open = move |url: Url| {
        *keeper.lock().expect("a URL") = Some(url.clone());
        browse(query)(url);
    };
    (kept, open)
}

fn body(request: &RecordedRequest) -> String {
    String::from_utf8_lossy(&request.body).into_owned()
}

/// Returns a parameter of a form.
fn field(request: &RecordedRequest, name: &str) -> Option<String> {
    let url = Url::parse(&format!("http://form/?{}", body(request))).expect("a form");
    parameter(&url, name)
}

// RFC 7636, section 4.2, with another implementation of SHA-256.
fn s256(verifier: &str) -> String {
    let suite = TLS13_AES_128_GCM_SHA256.tls13().expect("a suite of TLS 1.3");
    let hash = suite.common.hash_provider.hash(verifier.as_bytes());
    BASE64_URL_SAFE_NO_PAD.encode(hash.as_ref())
}

#[tokio::test]
async fn code_is_exchanged_with_the_verifier_of_the_challenge_and_the_token_is_sent() {
    let server = server();
    let (kept, open) = keep("code=c%26de");
    let flow = code_flow(builder_for(&server).scopes("read write"));
    let tokens = flow.parameter("prompt", "login").authorize(open).await.expect("tokens");
    let client = builder_for(&server).token_provider(tokens).build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");

    let url = kept.lock().expect("a URL").take().expect("a URL");
    assert!(url.as_str().starts_with(&format!("{}/authorize?audience=api&", server.url())));
    let get = |name: &str| parameter(&url, name).unwrap_or_default();
    assert_eq!((get("response_type"), get("client_id")), ("code".into(), "the client".into()));
    assert_eq!((get("scope"), get("prompt")), ("read write".into(), "login".into()));
    assert_eq!(get("code_challenge_method"), "S256");
    let requests = server.requests();
    let [token, call] = &requests[..] else { panic!("{requests:?}") };
    let verifier = field(token, "code_verifier").expect("a verifier");
    assert_eq!(get("code_challenge"), s256(&verifier));
    assert_eq!(get("state").len(), 43);
    assert_ne!(get("state"), verifier);
    let redirect_uri = get("redirect_uri").replace(':', "%3A").replace('/', "%2F");
    assert!(redirect_uri.starts_with("http%3A%2F%2F127.0.0.1%3A"), "{redirect_uri}");
    assert_eq!(
        body(token),
        format!(
            "grant_type=authorization_code&client_id=the+client&code=c%26de&redirect_uri={redirect_uri}&code_verifier={verifier}"
        )
    );
    assert_eq!(token.line(), "POST /token HTTP/1.1");
    assert_eq!(token.header("authorization"), None);
    assert_eq!(call.header("authorization"), Some("Bearer t0ken"));
}

#[tokio::test]
async fn values_of_two_flows_differ() {
    let server = server();
    let mut seen = Vec::new();
    for _ in 0..2 {
        let (kept, open) = keep("code=c");
        code_flow_of(&server).authorize(open).await.expect("tokens");
        let url = kept.lock().expect("a URL").take().expect("a URL");
        seen.push((parameter(&url, "state"), parameter(&url, "code_challenge")));
    }
    assert!(seen[0].0 != seen[1].0 && seen[0].1 != seen[1].1, "{seen:?}");
}

// RFC 6749, section 2.3.1.
#[tokio::test]
async fn client_secret_is_in_the_body_or_in_the_header() {
    let server = server();
    let flow = code_flow_of(&server).client_secret("s3cr&t");
    flow.authorize(browse("code=c")).await.expect("tokens");
    let flow = code_flow(builder_for(&server).client_secret_basic()).client_secret("s3cr&t");
    flow.authorize(browse("code=c")).await.expect("tokens");
    let requests = server.requests();
    assert_eq!(field(&requests[0], "client_secret").as_deref(), Some("s3cr&t"));
    assert_eq!(
        (field(&requests[1], "client_secret"), field(&requests[1], "client_id")),
        (None, None)
    );
    // `the+client:s3cr%26t`
    let header = "Basic dGhlK2NsaWVudDpzM2NyJTI2dA==";
    assert_eq!(requests[1].header("authorization"), Some(header));
}

#[tokio::test]
async fn error_of_the_token_endpoint_contains_no_secret() {
    let server = Server::start(|request| {
        let text = String::from_utf8_lossy(&request.body).replace(['"', '\\'], "");
        let body = format!(r#"{{"error":"invalid_grant","error_description":"expired: {text}"}}"#);
        json(400, &body)
    });
    let flow = code_flow_of(&server).client_secret("s3cret-of-client");
    let error = flow.authorize(browse("code=c0de-of-user")).await.expect_err("an error");
    let AuthProblem::Refused { code, description, .. } = error.problem() else {
        panic!("{error:?}")
    };
    assert_eq!(code.as_deref(), Some("invalid_grant"));
    assert!(description.starts_with("expired: grant_type="), "{description}");
    let verifier = field(&server.requests()[0], "code_verifier").expect("a verifier");
    let shown = format!("{error} {error:?} {flow:?}");
    for secret in ["c0de-of-user", "s3cret-of-client", verifier.as_str()] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert_eq!(server.requests().len(), 1, "a code is sent once");
}

#[tokio::test]
async fn registered_port_and_path_are_those_of_the_redirect() {
    let server = server();
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = free.local_addr().expect("an address").port();
    let busy = code_flow_of(&server).redirect(port, "/callback");
    let error = busy.authorize(|_| panic!("it is opened")).await.expect_err("an error");
    assert!(super::reason(&error).contains(&port.to_string()), "{error}");
    drop(free);
    let (kept, open) = keep("code=c");
    busy.authorize(open).await.expect("tokens");
    let url = kept.lock().expect("a URL").take().expect("a URL");
    let expected = format!("http://127.0.0.1:{port}/callback");
    assert_eq!(parameter(&url, "redirect_uri"), Some(expected));
    assert_eq!(visit(&redirect(&url, "code=c")).await, None);
}

#[tokio::test]
async fn path_of_the_redirect_is_escaped_as_browsers_do() {
    let server = server();
    let (kept, open) = keep("code=c");
    let flow = code_flow_of(&server).redirect(0, "call back/é#part");
    // Other threads can run it.
    let tokens = tokio::spawn(async move { flow.authorize(open).await });
    tokens.await.expect("no panic").expect("tokens");
    let url = kept.lock().expect("a URL").take().expect("a URL");
    let redirect_uri = parameter(&url, "redirect_uri").expect("a redirect URI");
    assert!(redirect_uri.ends_with("/call%20back/%C3%A9"), "{redirect_uri}");
}

#[tokio::test]
async fn credentials_of_the_environment_are_not_used_by_the_flow() {
    const NAMES: EnvironmentNames = EnvironmentNames {
        prefix: "SAIL",
        file: "config.json",
        is_yaml: false,
        base_url: "url",
        client_id: "id",
        client_secret: "secret",
    };
    let server = server();
    let variable = |name: &str| match name {
        "SAIL_BASE_URL" => Some(server.url().to_owned()),
        "SAIL_CLIENT_ID" => Some("other".to_owned()),
        "SAIL_CLIENT_SECRET" => Some("s3cret".to_owned()),
        _ => None,
    };
    let mut builder = Client::builder();
    builder.configuration().look_up(&NAMES, &variable, None);
    builder.configuration().security = Security {
        schemes: &[("oauth", SchemeKind::OAuth2 { token_url: "/token" })],
        requirements: &[&[&[(0, "")]]],
    };
    code_flow(builder).authorize(browse("code=c")).await.expect("tokens");
    let request = &server.requests()[0];
    assert_eq!(field(request, "client_id").as_deref(), Some("the client"));
    assert_eq!(field(request, "client_secret"), None);
    assert_eq!(request.header("authorization"), None);
}

#[test]
fn placeholder_in_a_documented_url_is_an_error_unless_the_builder_sets_the_url() {
    let urls = FlowUrls {
        authorization_url: "https://{tenant}.login.invalid/authorize",
        token_url: "https://login.invalid/{tenant}/token",
        refresh_url: "",
    };
    let builder = || Client::builder().base_url("https://api.invalid");
    let flow = |mut builder: ClientBuilder| {
        let flow = builder.configuration().code_flow("id".to_owned(), urls);
        flow.map_err(|error| error.setting().to_owned()).map(|_| ())
    };
    assert_eq!(flow(builder()), Err("authorization_url".to_owned()));
    let set = builder().authorization_url("https://acme.login.invalid/authorize");
    assert_eq!(flow(set), Err("token_url".to_owned()));
    let set = builder().authorization_url("https://acme.login.invalid/authorize");
    assert_eq!(flow(set.token_url("https://login.invalid/acme/token")), Ok(()));
}

#[test]
fn invalid_settings_are_errors_of_the_flow() {
    let documented =
        |authorization_url, token_url| FlowUrls { authorization_url, token_url, refresh_url: "" };
    let (login, token) = ("https://login.invalid/authorize", "https://login.invalid/token");
    let cases = [
        ("", documented(login, token), "client_id"),
        ("id", documented("", token), "authorization_url"),
        ("id", documented("https://example.com/authorize", token), "authorization_url"),
        ("id", documented("http://login.invalid/authorize", token), "authorization_url"),
        ("id", documented("file:///bin/sh", token), "authorization_url"),
        ("id", documented(login, ""), "token_url"),
        ("id", documented(login, "http://login.invalid/token"), "token_url"),
    ];
    for (id, urls, setting) in cases {
        let mut builder = Client::builder().base_url("https://api.invalid");
        let error = builder.configuration().code_flow(id.to_owned(), urls).expect_err("an error");
        assert_eq!(error.setting(), setting, "{urls:?}: {error}");
    }
    let mut builder = Client::builder()
        .base_url("https://api.invalid")
        .authorization_url("https://own.invalid/a");
    let urls = documented("https://example.com/authorize", token);
    let _flow = builder.configuration().code_flow("id".to_owned(), urls).expect("a flow");
}

//! The renewal of the tokens of users (RFC 6749, section 6).

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use sailwright_runtime::generated::{Client, FlowUrls};
use sailwright_runtime::{AuthProblem, Error, UserTokens};
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

use super::{browse, code_flow_of};
use crate::support::{builder_for, get, json};

/// Starts a server with the access tokens `t0`, `t1` and so on, of which it rejects those before `valid`. `refresh` returns the
/// refresh token that is issued with an access token.
fn server(valid: u32, refresh: fn(u32) -> Option<String>) -> Server {
    let issued = AtomicU32::new(0);
    Server::start(move |request| {
        if request.target.ends_with("token") {
            let number = issued.fetch_add(1, Ordering::Relaxed);
            let refresh = refresh(number).map(|token| format!(r#","refresh_token":"{token}""#));
            let refresh = refresh.unwrap_or_default();
            return json(200, &format!(r#"{{"access_token":"t{number}"{refresh}}}"#));
        }
        let token = request.header("authorization").and_then(|text| text.strip_prefix("Bearer t"));
        let number = token.and_then(|number| number.parse().ok()).unwrap_or(0);
        json(if number < valid { 401 } else { 200 }, "1")
    })
}

fn client(server: &Server, tokens: &UserTokens) -> Client {
    builder_for(server).token_provider(tokens.clone()).build().expect("a client")
}

/// Returns the forms that the token endpoint received, without the proof of the code.
fn forms(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let tokens = requests.iter().filter(|request| request.target.ends_with("token"));
    let form = |request: &RecordedRequest| {
        let text = String::from_utf8_lossy(&request.body).into_owned();
        text.split("&redirect_uri").next().unwrap_or_default().to_owned()
    };
    tokens.map(form).collect()
}

const CODE: &str = "grant_type=authorization_code&client_id=the+client&code=c";

#[tokio::test]
async fn refresh_token_is_used_and_replaced_by_the_next_one() {
    let server = server(2, |number| Some(format!("r{number}")));
    let tokens = code_flow_of(&server).authorize(browse("code=c")).await.expect("tokens");
    assert_eq!(tokens.refresh_token().as_deref(), Some("r0"));
    let client = client(&server, &tokens);
    // Each call is sent once more with the next token.
    client.raw_client().execute(get("/things")).await.expect("a response");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let refresh = |token: &str| {
        format!("grant_type=refresh_token&client_id=the+client&refresh_token={token}")
    };
    assert_eq!(forms(&server), [CODE.to_owned(), refresh("r0"), refresh("r1")]);
    assert_eq!(tokens.refresh_token().as_deref(), Some("r2"));
}

#[tokio::test]
async fn refresh_tokens_are_stored_before_the_access_token_is_used() {
    let server = Arc::new(server(1, |number| Some(format!("r{number}"))));
    let tokens = code_flow_of(&server).authorize(browse("code=c")).await.expect("tokens");
    let stored = Arc::new(Mutex::new(Vec::new()));
    let (list, sent) = (stored.clone(), server.clone());
    let tokens = tokens.on_refresh_token(move |token| {
        let calls = sent.requests().iter().filter(|each| each.target.ends_with("/things")).count();
        list.lock().expect("no panic").push((token.to_owned(), calls));
    });
    // The server rejects the first access token.
    client(&server, &tokens).raw_client().execute(get("/things")).await.expect("a response");
    assert_eq!(*stored.lock().expect("no panic"), [("r0".to_owned(), 0), ("r1".to_owned(), 1)]);
    assert_eq!(
        server.requests().last().expect("a call").header("authorization"),
        Some("Bearer t1")
    );
}

#[tokio::test]
async fn refresh_token_remains_if_the_server_issues_no_other() {
    let server = server(2, |number| (number == 0).then(|| "r0".to_owned()));
    let tokens = code_flow_of(&server).authorize(browse("code=c")).await.expect("tokens");
    let client = client(&server, &tokens);
    client.raw_client().execute(get("/things")).await.expect("a response");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let forms = forms(&server);
    assert_eq!(forms.len(), 3);
    assert!(forms[1..].iter().all(|form| form.ends_with("&refresh_token=r0")), "{forms:?}");
}

#[tokio::test]
async fn stored_refresh_token_resumes_without_the_user() {
    let server = server(0, |_| None);
    let tokens = code_flow_of(&server).client_secret("s3cret").resume("stored");
    client(&server, &tokens).raw_client().execute(get("/things")).await.expect("a response");
    let expected =
        "grant_type=refresh_token&client_id=the+client&client_secret=s3cret&refresh_token=stored";
    assert_eq!(forms(&server), [expected]);
}

#[tokio::test]
async fn tokens_are_renewed_at_the_documented_url_unless_the_token_url_is_set() {
    for (token_url, expected) in [(None, "/refresh-token"), (Some("/own-token"), "/own-token")] {
        let server = server(0, |_| None);
        let mut builder = builder_for(&server);
        if let Some(url) = token_url {
            builder = builder.token_url(url);
        }
        let urls = FlowUrls { refresh_url: "/refresh-token", ..super::URLS };
        let flow = builder.configuration().code_flow("id".to_owned(), urls).expect("a flow");
        let tokens = flow.resume("stored");
        client(&server, &tokens).raw_client().execute(get("/things")).await.expect("a response");
        assert_eq!(server.requests()[0].target, expected);
    }
}

#[tokio::test]
async fn without_a_refresh_token_all_clients_use_the_access_token() {
    let server = server(0, |_| None);
    let tokens = code_flow_of(&server).authorize(browse("code=c")).await.expect("tokens");
    assert_eq!(tokens.refresh_token(), None);
    for _ in 0..2 {
        let client = client(&server, &tokens);
        client.raw_client().execute(get("/things")).await.expect("a response");
    }
    assert_eq!(forms(&server), [CODE]);
}

#[tokio::test]
async fn rejected_access_token_without_a_refresh_token_is_the_response_of_the_api() {
    let server = server(1, |_| None);
    let tokens = code_flow_of(&server).authorize(browse("code=c")).await.expect("tokens");
    let client = client(&server, &tokens);
    for _ in 0..2 {
        let response = client.raw_client().execute(get("/things")).await.expect("a response");
        assert_eq!(response.status(), 401);
    }
    assert_eq!(forms(&server), [CODE]);
}

#[tokio::test]
async fn expired_access_token_without_a_refresh_token_needs_the_user() {
    let server = Server::start(|_| json(200, r#"{"access_token":"t0","expires_in":0.01}"#));
    let tokens = code_flow_of(&server).authorize(browse("code=c")).await.expect("tokens");
    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    let result = client(&server, &tokens).raw_client().execute(get("/things")).await;
    let Err(Error::Auth(error)) = result else { panic!("it is sent") };
    assert!(matches!(error.problem(), AuthProblem::NoToken(_)), "{error:?}");
}

#[tokio::test]
async fn rejected_refresh_token_is_a_typed_error_without_the_token() {
    let server = Server::start(|request| -> ScriptedResponse {
        let text = String::from_utf8_lossy(&request.body).into_owned();
        json(400, &format!(r#"{{"error":"invalid_grant","error_description":"{text}"}}"#))
    });
    let tokens = code_flow_of(&server).resume("r3fresh-of-user");
    let result = client(&server, &tokens).raw_client().execute(get("/things")).await;
    let Err(Error::Auth(error)) = result else { panic!("it is sent") };
    let AuthProblem::Refused { code, .. } = error.problem() else { panic!("{error:?}") };
    assert_eq!(code.as_deref(), Some("invalid_grant"));
    let shown = format!("{error} {error:?} {tokens:?}");
    assert!(!shown.contains("r3fresh"), "{shown}");
}

//! Token requests: their URL, scopes and client authentication (RFC 6749).

use sailwright_runtime::generated::{
    AuthProblem, Client, ClientBuilder, Error, SchemeKind, Security,
};
use sailwright_test_server::{RecordedRequest, Server};

use crate::support::{builder_for, get, json};

fn security(token_url: &'static str) -> Security {
    let schemes = vec![("oauth", SchemeKind::OAuth2 { token_url })].leak();
    Security { schemes, requirements: &[&[&[(0, "read write")]], &[&[(0, "read")]]] }
}

/// Starts a server that returns a token at any path with `token` in it.
fn server() -> Server {
    Server::start(|request| {
        let is_token = request.target.contains("token");
        json(200, if is_token { r#"{"access_token":"t0ken","token_type":"bearer"}"# } else { "1" })
    })
}

fn builder(server: &Server, token_url: &'static str) -> ClientBuilder {
    let mut builder = builder_for(server).client_credentials("id", "s3cr&t");
    builder.configuration().security = security(token_url);
    builder
}

async fn first_request(builder: ClientBuilder, server: &Server) -> RecordedRequest {
    let client = builder.build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    server.requests()[0].clone()
}

#[tokio::test]
async fn documented_path_follows_the_base_url() {
    let server = server();
    let request = first_request(builder(&server, "/oauth/token"), &server).await;
    assert_eq!(request.line(), "POST /oauth/token HTTP/1.1");
    let base_url = format!("{}/prefix", server.url());
    let request = first_request(builder(&server, "/oauth/token").base_url(base_url), &server).await;
    assert_eq!(request.line(), "POST /oauth/token HTTP/1.1");
    assert_eq!(server.requests()[2].line(), "POST /prefix/oauth/token HTTP/1.1");
}

#[tokio::test]
async fn test_sends_no_secret_to_a_documented_url_elsewhere() {
    let server = server();
    let elsewhere = "https://login.invalid/tenant/token?v=1";
    let request = first_request(builder(&server, elsewhere), &server).await;
    assert_eq!(request.line(), "POST /tenant/token?v=1 HTTP/1.1");
}

#[tokio::test]
async fn documented_url_on_this_machine_and_a_configured_url_are_used() {
    let (api, tokens) = (server(), server());
    let documented: &'static str = format!("{}/a/token", tokens.url()).leak();
    let client = builder(&api, documented).build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let configured = format!("{}/b/token", tokens.url());
    let client = builder(&api, "https://login.invalid/token").token_url(configured);
    let client = client.build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let lines: Vec<String> = tokens.requests().iter().map(RecordedRequest::line).collect();
    assert_eq!(lines, ["POST /a/token HTTP/1.1", "POST /b/token HTTP/1.1"]);
    assert_eq!(api.requests().len(), 2);
}

#[test]
fn missing_or_placeholder_token_url_must_be_set() {
    for token_url in ["", "https://example.com/token", "https://login.example.org/token"] {
        let mut builder = Client::builder().base_url("https://api.invalid");
        builder.configuration().security = security(token_url);
        let error = builder.client_credentials("id", "secret").build().expect_err("an error");
        let setting = if token_url.is_empty() { "client_credentials" } else { "token_url" };
        assert_eq!(error.setting(), setting, "{error}");
    }
}

// Section 4.4.2: `scope` is optional; section 3.3: scopes are separated by spaces.
#[tokio::test]
async fn scopes_are_those_of_the_operation_and_each_set_has_a_token_of_its_own() {
    let server = server();
    let client = builder(&server, "/token").build().expect("a client");
    for requirement in [0, 1, 0, 1] {
        let mut request = get("/things");
        request.security(requirement);
        client.raw_client().execute(request).await.expect("a response");
    }
    let all = server.requests();
    let bodies: Vec<String> = all.iter().map(RecordedRequest::text).collect();
    let start = "grant_type=client_credentials&client_id=id&client_secret=s3cr%26t";
    let tokens: Vec<&String> = bodies.iter().filter(|body| !body.is_empty()).collect();
    assert_eq!(tokens, [&format!("{start}&scope=read+write"), &format!("{start}&scope=read")]);
}

#[tokio::test]
async fn configured_scopes_replace_those_of_operations() {
    for (scopes, expected) in [("admin", "&scope=admin"), ("", "")] {
        let server = server();
        let request = first_request(builder(&server, "/token").scopes(scopes), &server).await;
        let start = "grant_type=client_credentials&client_id=id&client_secret=s3cr%26t";
        assert_eq!(request.text(), format!("{start}{expected}"));
        assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    }
}

// Section 2.3.1: client ID and secret are form-encoded before they become user name and password.
#[tokio::test]
async fn client_can_authenticate_in_a_header() {
    let server = server();
    let builder =
        builder(&server, "/token").client_credentials("my id", "s:3").client_secret_basic();
    let request = first_request(builder, &server).await;
    // `my+id:s%3A3`
    assert_eq!(request.header("authorization"), Some("Basic bXkraWQ6cyUzQTM="));
    assert_eq!(request.text(), "grant_type=client_credentials&scope=read+write");
}

// Section 7.1: a client must not use a token of a type that it does not understand.
#[tokio::test]
async fn token_of_an_unknown_type_is_rejected() {
    for token_type in ["mac", "DPoP", "N_A"] {
        let server = Server::start(move |request| {
            let token = format!(r#"{{"access_token":"t0ken","token_type":"{token_type}"}}"#);
            json(200, if request.target.contains("token") { &token } else { "1" })
        });
        let client = builder(&server, "/token").build().expect("a client");
        let error = client.raw_client().execute(get("/things")).await.expect_err("an error");
        let Error::Auth(auth) = &error else { panic!("{error}") };
        assert!(matches!(auth.problem(), AuthProblem::NoToken(_)), "{auth}");
        assert!(error.to_string().contains(token_type) && !error.to_string().contains("t0ken"));
        assert_eq!(server.requests().len(), 1);
    }
}

// Section 5.1: the type is case-insensitive.
#[tokio::test]
async fn token_type_is_bearer_in_any_case_or_absent() {
    for body in [
        r#"{"access_token":"t0ken","token_type":"BEARER"}"#,
        r#"{"access_token":"t0ken","token_type":"Bearer"}"#,
        r#"{"access_token":"t0ken"}"#,
    ] {
        let server = Server::start(move |request| {
            json(200, if request.target.contains("token") { body } else { "1" })
        });
        first_request(builder(&server, "/token"), &server).await;
        assert_eq!(server.requests()[1].header("authorization"), Some("Bearer t0ken"));
    }
}

//! The choice between the alternatives of an operation, and the requests with their credentials.

use sailwright_runtime::generated::{
    AuthProblem, CallOptions, Client, ClientBuilder, Error, HeaderName, HeaderValue, Method,
    Request, SchemeKind, Security,
};
use sailwright_test_server::{RecordedRequest, Server};

use crate::support::{builder_for, get, json};

/// The schemes `key`, `app`, `q`, `session`, `basic`, `bearer` and `digest`.
const SECURITY: Security = Security {
    schemes: &[
        ("key", SchemeKind::Header("X-Api-Key")),
        ("app", SchemeKind::Header("X-App-Id")),
        ("q", SchemeKind::Query("api_key")),
        ("session", SchemeKind::Cookie("SESSION")),
        ("basic", SchemeKind::Basic),
        ("bearer", SchemeKind::Bearer),
        ("digest", SchemeKind::External),
    ],
    requirements: &[
        &[&[(0, ""), (4, "")], &[(5, "")]],
        &[&[(3, "")], &[]],
        &[&[], &[(2, "")]],
        &[&[(0, ""), (1, ""), (2, "")]],
        &[&[(6, "")]],
    ],
};

const BOTH: usize = 0;
const OPTIONAL_COOKIE: usize = 1;
const EMPTY_FIRST: usize = 2;
const THREE: usize = 3;
const DIGEST: usize = 4;

fn builder(server: &Server) -> ClientBuilder {
    let mut builder = builder_for(server);
    builder.configuration().security = SECURITY;
    builder
}

fn with_key(mut builder: ClientBuilder, setter: &'static str, key: &str) -> ClientBuilder {
    builder.configuration().set_scheme_key(setter, key.to_owned());
    builder
}

fn requiring(requirement: usize) -> Request {
    let mut request = get("/things");
    request.security(requirement);
    request
}

/// Returns the names and values of all credentials in a request, and its target.
fn credentials(request: &RecordedRequest) -> Vec<String> {
    let names = ["authorization", "x-api-key", "x-app-id", "cookie"];
    let header = |name: &&str| Some(format!("{name}: {}", request.header(name)?));
    names.iter().filter_map(header).chain([request.target.clone()]).collect()
}

async fn sent(builder: ClientBuilder, server: &Server, requirement: usize) -> Vec<String> {
    let client = builder.build().expect("a client");
    client.raw_client().execute(requiring(requirement)).await.expect("a response");
    credentials(server.requests().last().expect("a request"))
}

async fn refused(builder: ClientBuilder, requirement: usize) -> String {
    let client = builder.build().expect("a client");
    let error = client.raw_client().execute(requiring(requirement)).await.expect_err("an error");
    let Error::Auth(auth) = &error else { panic!("{error}") };
    assert!(matches!(auth.problem(), AuthProblem::NoCredentials(_)), "{auth}");
    assert!(!error.request_was_sent());
    error.to_string()
}

// OpenAPI 3.0.4, section 4.8.30: only one of the alternatives needs to be satisfied, and all schemes of an alternative must be.

#[tokio::test]
async fn first_satisfied_alternative_is_sent_and_nothing_else() {
    let server = Server::start(|_| json(200, "1"));
    let all = || {
        let mut builder = builder(&server).basic_auth("user", "pass").token("t0ken");
        for (setter, key) in [("key", "k"), ("app", "a"), ("q", "q"), ("session", "s")] {
            builder = with_key(builder, setter, key);
        }
        builder
    };
    let basic = "authorization: Basic dXNlcjpwYXNz";
    assert_eq!(sent(all(), &server, BOTH).await, [basic, "x-api-key: k", "/v1/things"]);
    assert_eq!(sent(all(), &server, OPTIONAL_COOKIE).await, ["cookie: SESSION=s", "/v1/things"]);
    assert_eq!(sent(all(), &server, EMPTY_FIRST).await, ["/v1/things?api_key=q"]);
    let three = ["x-api-key: k", "x-app-id: a", "/v1/things?api_key=q"];
    assert_eq!(sent(all(), &server, THREE).await, three);
}

#[tokio::test]
async fn alternative_is_skipped_if_one_of_its_schemes_has_no_credentials() {
    let server = Server::start(|_| json(200, "1"));
    let builder = with_key(builder(&server).token("t0ken"), "key", "k");
    assert_eq!(sent(builder, &server, BOTH).await, ["authorization: Bearer t0ken", "/v1/things"]);
}

#[tokio::test]
async fn empty_alternative_is_used_only_if_no_other_is_satisfied() {
    let server = Server::start(|_| json(200, "1"));
    let client = || builder(&server).token("t0ken");
    assert_eq!(sent(client(), &server, OPTIONAL_COOKIE).await, ["/v1/things"]);
    assert_eq!(sent(client(), &server, EMPTY_FIRST).await, ["/v1/things"]);
}

#[tokio::test]
async fn unsatisfied_requirement_is_an_error_before_sending() {
    let server = Server::start(|_| json(200, "1"));
    let message = refused(with_key(builder(&server), "key", "k"), BOTH).await;
    assert!(message.contains("`key` and `basic`, or `bearer`"), "{message}");
    refused(with_key(builder(&server), "key", "k"), THREE).await;
    refused(builder(&server).token("t0ken"), DIGEST).await;
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn external_scheme_must_be_declared_and_nothing_is_sent_in_its_place() {
    let server = Server::start(|_| json(200, "1"));
    let mut builder = with_key(builder(&server), "key", "k").token("t0ken").on_request(|request| {
        let digest = HeaderValue::from_static("Digest username=u");
        request.headers.insert("authorization", digest);
    });
    builder.configuration().set_scheme_external("digest");
    let expected = ["authorization: Digest username=u", "/v1/things"];
    assert_eq!(sent(builder, &server, DIGEST).await, expected);
}

#[tokio::test]
async fn request_without_credentials_has_none() {
    let server = Server::start(|_| json(200, "1"));
    let client = with_key(builder(&server).token("t0ken"), "q", "q").build().expect("a client");
    let mut request = get("/things");
    request.anonymous();
    client.raw_client().execute(request).await.expect("a response");
    assert_eq!(credentials(&server.requests()[0]), ["/v1/things"]);
}

#[tokio::test]
async fn untyped_request_has_the_first_satisfied_credentials_of_the_document() {
    let server = Server::start(|_| json(200, "1"));
    let client = with_key(builder(&server).token("t0ken"), "q", "q").build().expect("a client");
    client.request(Method::GET, "/v1/things").send().await.expect("a response");
    let client = builder(&server).build().expect("a client");
    client.request(Method::GET, "/v1/things").send().await.expect("a response");
    let all = server.requests();
    assert_eq!(credentials(&all[0]), ["authorization: Bearer t0ken", "/v1/things"]);
    assert_eq!(credentials(&all[1]), ["/v1/things"]);
}

#[tokio::test]
async fn header_of_the_call_replaces_missing_credentials() {
    let server = Server::start(|_| json(200, "1"));
    let client = builder(&server).build().expect("a client");
    let name = HeaderName::from_static("authorization");
    let options = CallOptions::default().header(name, HeaderValue::from_static("Bearer own"));
    let client = client.with_options(options);
    client.raw_client().execute(requiring(BOTH)).await.expect("a response");
    assert_eq!(credentials(&server.requests()[0]), ["authorization: Bearer own", "/v1/things"]);
}

#[tokio::test]
async fn keys_are_encoded_in_queries_and_added_to_other_cookies() {
    let server = Server::start(|_| json(200, "1"));
    let client = with_key(builder(&server), "q", "a b&c=d");
    assert_eq!(sent(client, &server, EMPTY_FIRST).await, ["/v1/things?api_key=a%20b%26c%3Dd"]);
    let client = with_key(builder(&server), "session", "s").build().expect("a client");
    let mut request = requiring(OPTIONAL_COOKIE);
    request.cookie("theme", &"dark");
    client.raw_client().execute(request).await.expect("a response");
    assert_eq!(server.requests()[1].header("cookie"), Some("theme=dark; SESSION=s"));
}

// RFC 9110, section 5.5; RFC 6265, section 4.1.1.
#[test]
fn invalid_key_is_an_error_that_names_the_setting_and_not_the_value() {
    let cases = [
        ("key", "secret\r\nX-Injected: 1"),
        ("key", "secret\n"),
        ("key", "secret\u{0}"),
        ("key", ""),
        ("session", "secret; admin=1"),
        ("session", "secret,b"),
        ("session", "secret b"),
        ("session", "secret\"b"),
        ("session", "secret\\b"),
        ("session", "secret\u{fc}"),
        ("session", ""),
        ("q", ""),
    ];
    for (setter, key) in cases {
        let mut builder = Client::builder().base_url("https://api.example");
        builder.configuration().security = SECURITY;
        let error = with_key(builder, setter, key).build().expect_err("an error");
        assert_eq!(error.setting(), setter);
        assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
    }
}

#[test]
fn credentials_that_no_scheme_accepts_are_an_error() {
    let builder = || {
        let mut builder = Client::builder().base_url("https://api.example");
        let schemes = &[("key", SchemeKind::Header("X-Api-Key"))];
        builder.configuration().security = Security { schemes, requirements: &[&[&[(0, "")]]] };
        builder
    };
    for (builder, setting) in [
        (builder().token("t"), "token"),
        (builder().basic_auth("u", "p"), "basic_auth"),
        (builder().client_credentials("i", "s"), "client_credentials"),
    ] {
        let error = builder.build().expect_err("an error");
        assert_eq!(error.setting(), setting);
        assert!(error.to_string().contains("`key`"), "{error}");
    }
}

#[tokio::test]
async fn token_that_was_sent_is_renewed_if_two_are_required() {
    let server = Server::start(|request| match request.target.as_str() {
        "/a" => json(200, &format!(r#"{{"access_token":"a{}"}}"#, request.index)),
        "/b" => json(200, r#"{"access_token":"b"}"#),
        _ if request.header("authorization") == Some("Bearer a0") => json(401, "{}"),
        _ => json(200, "1"),
    });
    let mut builder = builder_for(&server);
    builder.configuration().security = Security {
        schemes: &[
            ("a", SchemeKind::OAuth2 { token_url: "/a" }),
            ("b", SchemeKind::OAuth2 { token_url: "/b" }),
        ],
        requirements: &[&[&[(0, ""), (1, "")]]],
    };
    builder.configuration().set_scheme_client("a", "id".to_owned(), "secret".to_owned());
    builder.configuration().set_scheme_client("b", "id".to_owned(), "secret".to_owned());
    let client = builder.build().expect("a client");
    let response = client.raw_client().execute(get("/things")).await.expect("a response");
    assert_eq!(response.status(), 200);
    let count = |target| server.requests().iter().filter(|each| each.target == target).count();
    assert_eq!((count("/a"), count("/b"), count("/v1/things")), (2, 1, 2));
}

// RFC 6265, section 4.1.1: the value of a cookie is ASCII.
#[tokio::test]
async fn cookie_that_is_not_ascii_is_rejected_as_a_key_and_kept_if_a_hook_sets_it() {
    let server = Server::start(|_| json(200, "1"));
    let with_key = |key: &str| {
        let mut builder = builder_for(&server);
        builder.configuration().security = Security {
            schemes: &[("session", SchemeKind::Cookie("session"))],
            requirements: &[&[&[(0, "")]]],
        };
        builder.configuration().set_scheme_key("session", key.to_owned());
        builder
    };
    let error = with_key("k\u{e9}y").build().expect_err("an error");
    assert_eq!(error.setting(), "session");
    let builder = with_key("key").on_request(|request| {
        let cookie = HeaderValue::from_bytes("a=\u{e9}".as_bytes()).expect("a header");
        request.headers.insert("cookie", cookie);
    });
    let client = builder.build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    assert_eq!(server.requests()[0].header("cookie"), Some("a=\u{e9}; session=key"));
}

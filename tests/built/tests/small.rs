//! A client without parts of the runtime: its credentials, parameters and errors.

use sailwright_built::small::types::Pet;
use sailwright_built::small::{Client, ClientBuilder, Error, Method};
use sailwright_test_server::{ScriptedResponse, Server};

const PET: &str = r#"{"id":1,"name":"Rex"}"#;

/// Returns the `Authorization` header of a request of a client with these credentials.
async fn authorization(configure: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Option<String> {
    let server = Server::start(|_| ScriptedResponse::json(200, PET));
    let client = configure(Client::builder().base_url(server.url())).build().expect("a client");
    client.pets().get_pet("1").send().await.expect("a pet");
    server.requests()[0].header("authorization").map(str::to_owned)
}

#[tokio::test]
async fn credentials_of_a_document_without_schemes_are_sent_with_all_requests() {
    assert_eq!(authorization(|builder| builder).await, None);
    let token = authorization(|builder| builder.token("t1")).await;
    assert_eq!(token.as_deref(), Some("Bearer t1"));
    let basic = authorization(|builder| builder.basic_auth("Aladdin", "open sesame")).await;
    assert_eq!(basic.as_deref(), Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), "RFC 7617, section 2");
    let both = authorization(|builder| builder.basic_auth("a", "b").token("t1")).await;
    assert_eq!(both.as_deref(), Some("Bearer t1"));
}

#[test]
fn credentials_are_checked() {
    let setting = |configure: fn(ClientBuilder) -> ClientBuilder| {
        let built = configure(Client::builder()).build();
        built.expect_err("an error").setting().to_owned()
    };
    assert_eq!(setting(|builder| builder.token("")), "token");
    assert_eq!(setting(|builder| builder.basic_auth("a:b", "c")), "basic_auth");
    let plain: fn(ClientBuilder) -> ClientBuilder =
        |builder| builder.base_url("http://api.example.com").token("t1");
    assert_eq!(setting(plain), "base_url");
    assert!(plain(Client::builder()).send_credentials_over_plain_http().build().is_ok());
}

#[tokio::test]
async fn error_shows_a_body_without_credentials() {
    let body =
        r#"{"code":1,"message":"open sesame is wrong, and so is QWxhZGRpbjpvcGVuIHNlc2FtZQ=="}"#;
    let server = Server::start(move |_| ScriptedResponse::json(403, body));
    let client = Client::builder().base_url(server.url()).basic_auth("Aladdin", "open sesame");
    let client = client.build().expect("a client");
    let error = client.pets().get_pet("1").send().await.expect_err("an error");
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("***") && error.is_status(403), "{shown}");
    assert!(!shown.contains("open sesame") && !shown.contains("QWxhZGRpb"), "{shown}");
}

#[tokio::test]
async fn parameters_are_encoded() {
    let server = Server::start(|request| {
        ScriptedResponse::json(
            200,
            if request.method == "GET" && request.target.contains('?') { "[]" } else { PET },
        )
    });
    let client = Client::builder().base_url(server.url()).build().expect("a client");
    client.pets().list_pets().limit(5).send().await.expect("pets");
    client.pets().get_pet("a b/c").send().await.expect("a pet");
    client.pets().create_pet(&Pet::new(1, "Rex")).send().await.expect("a pet");
    let targets: Vec<String> = server.requests().iter().map(|each| each.target.clone()).collect();
    assert_eq!(targets, ["/v1/pets?limit=5", "/v1/pets/a%20b%2Fc", "/v1/pets"]);
    let empty = client.pets().get_pet("").send().await.expect_err("an error");
    assert!(matches!(empty, Error::Build(_)), "{empty}");
}

#[tokio::test]
async fn list_in_an_untyped_request_is_an_error() {
    let server = Server::start(|_| ScriptedResponse::json(200, "{}"));
    let client = Client::builder().base_url(server.url()).build().expect("a client");
    let request = || client.request(Method::GET, "/v1/pets");
    request().query("tag", &"a").query("tag", &"b").header("X-A", &1).send().await.expect("a body");
    assert_eq!(server.requests()[0].target, "/v1/pets?tag=a&tag=b");
    let error = request().query("tag", &vec!["a", "b"]).send().await.expect_err("an error");
    assert!(
        error.to_string().contains("query parameter `tag`: it is a list or an object"),
        "{error}"
    );
}

//! Operations that declare their own server.

use sailwright_runtime::generated::{AuthProblem, Client, Error, Request};

use sailwright_test_server::Server;

use crate::support::{builder_for, client_for, get, json};

const DOCUMENTED: &str = "https://files.example.com";

fn upload() -> Request {
    let mut request = get("/files");
    request.server(DOCUMENTED, DOCUMENTED);
    request
}

#[tokio::test]
async fn operation_server_is_replaced_by_the_builder_and_receives_credentials() {
    let (api, files) = (Server::start(|_| json(200, "1")), Server::start(|_| json(200, "2")));
    let mut builder = builder_for(&api).token("t");
    let url = format!("{}/prefix/", files.url());
    builder.configuration().set_operation_server(DOCUMENTED, url);
    let client = builder.build().expect("a client");
    client.raw_client().execute(upload()).await.expect("a response");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let (at_files, at_api) = (files.requests(), api.requests());
    assert_eq!(at_files[0].line(), "GET /prefix/v1/files HTTP/1.1");
    assert_eq!(at_files[0].header("authorization"), Some("Bearer t"));
    assert_eq!((at_files.len(), at_api.len()), (1, 1));
}

#[tokio::test]
async fn operation_server_is_ignored_if_the_base_url_is_loopback() {
    let api = Server::start(|_| json(200, "1"));
    client_for(&api).raw_client().execute(upload()).await.expect("a response");
    assert_eq!(api.requests()[0].line(), "GET /v1/files HTTP/1.1");
}

#[tokio::test]
async fn operation_server_receives_credentials_at_the_documented_address() {
    let files = Server::start(|_| json(200, "2"));
    let address: &'static str = files.url().to_owned().leak();
    let client = Client::builder().base_url("https://api.invalid").token("t").build();
    let mut request = get("/files");
    request.server(address, address);
    client.expect("a client").raw_client().execute(request).await.expect("a response");
    assert_eq!(files.requests()[0].header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn operation_server_over_plain_http_is_an_error_with_credentials() {
    let client = Client::builder().base_url("https://api.invalid").token("t").build();
    let mut request = get("/files");
    request.server("http://files.invalid", "http://files.invalid");
    let error =
        client.expect("a client").raw_client().execute(request).await.expect_err("an error");
    assert!(
        matches!(&error, Error::Auth(error) if matches!(error.problem(), AuthProblem::PlainHttp))
    );
}

#[test]
fn invalid_operation_server_is_a_configuration_error() {
    for address in ["files.invalid", "https://files.invalid?x=1", "http://files.invalid"] {
        let mut builder = Client::builder().base_url("https://api.invalid").token("t");
        builder.configuration().set_operation_server(DOCUMENTED, address.to_owned());
        let error = builder.build().expect_err("an error");
        assert_eq!(error.setting(), DOCUMENTED, "{error}");
    }
}

const REGIONS: &str = "https://{region}.files.example.com/{version}";

#[tokio::test]
async fn operation_server_has_the_defaults_of_its_variables_or_those_of_the_client() {
    let api = Server::start(|_| json(200, "1"));
    let mut request = get("/files");
    request.server(REGIONS, "https://eu.files.example.com/v2");
    client_for(&api).raw_client().execute(request).await.expect("a response");
    assert_eq!(api.requests()[0].line(), "GET /v2/v1/files HTTP/1.1");

    let template: &'static str = format!("{}/{{version}}", api.url()).leak();
    let mut builder = Client::builder().base_url("https://api.invalid");
    builder.configuration().set_operation_variables(template, &[("version", "v 3", &[])]);
    let mut request = get("/files");
    request.server(template, "https://files.invalid/v2");
    let client = builder.build().expect("a client");
    client.raw_client().execute(request).await.expect("a response");
    assert_eq!(api.requests()[1].line(), "GET /v%203/v1/files HTTP/1.1");
}

#[tokio::test]
async fn operation_server_without_its_required_variables_is_an_error_before_sending() {
    let client = Client::builder().base_url("https://api.invalid").build().expect("a client");
    let mut request = get("/files");
    request.server(REGIONS, "");
    let error = client.raw_client().execute(request).await.expect_err("an error");
    assert!(matches!(&error, Error::Build(error) if error.part().contains(REGIONS)), "{error}");
}

/// Returns the result of building a client with one server variable.
fn with_variable(
    template: &'static str,
    value: &str,
    allowed: &'static [&'static str],
) -> Result<String, String> {
    let mut builder = Client::builder().token("t0ken");
    builder.configuration().set_server("", template, &[("v", value, allowed)], "");
    match builder.build() {
        Ok(client) => Ok(format!("{client:?}")),
        Err(error) => {
            assert_eq!(error.setting(), "v", "{error}");
            assert!(value.len() < 3 || !error.to_string().contains(value), "{error}");
            Err(error.to_string())
        }
    }
}

/// The positions of a variable in the URL of a server.
const LABEL: &str = "https://{v}.api.example";
const HOST: &str = "https://{v}";
const PORT: &str = "https://api.example:{v}/x";
const PATH: &str = "https://api.example/{v}/x";

// RFC 1123, section 2.1; RFC 3986, sections 3.2.2 and 3.3.
#[test]
fn server_variables_cannot_change_another_part_of_the_url() {
    let long = "a".repeat(64);
    let rejected = [
        (LABEL, "evil.example/"),
        (LABEL, "evil.example"),
        (LABEL, ""),
        (LABEL, "a@b"),
        (LABEL, "a:b"),
        (LABEL, "-a"),
        (LABEL, "a-"),
        (LABEL, "a b"),
        (LABEL, "a_b"),
        (LABEL, "ä"),
        (LABEL, "a%2eb"),
        (LABEL, "a\\b"),
        (LABEL, long.as_str()),
        (HOST, ""),
        (HOST, "evil.example/x"),
        (HOST, "user@evil.example"),
        (HOST, "evil.example:1"),
        (HOST, "evil.example?x"),
        (HOST, "evil.example#x"),
        (HOST, "a..b"),
        (HOST, "1.2.3"),
        (HOST, "1.2.3.256"),
        (HOST, "[1.2.3.4]"),
        (HOST, "::1"),
        (HOST, "[::1]x"),
        (PORT, "0"),
        (PORT, "65536"),
        (PORT, ""),
        (PORT, "80@evil.example"),
        (PORT, "+80"),
        (PORT, "8 0"),
        (PATH, ".."),
        (PATH, "."),
        (PATH, "a/../b"),
        (PATH, ""),
        (PATH, "/a"),
    ];
    for (template, value) in rejected {
        assert!(with_variable(template, value, &[]).is_err(), "{template} {value}");
    }
    assert!(with_variable(LABEL, "de", &["eu", "us"]).is_err());
}

#[test]
fn server_variables_are_a_part_of_the_url() {
    let accepted = [
        (LABEL, "acme-1", "https://acme-1.api.example"),
        (HOST, "acme.example", "https://acme.example"),
        (HOST, "192.0.2.1", "https://192.0.2.1"),
        (HOST, "[2001:db8::1]", "https://[2001:db8::1]"),
        (HOST, "localhost", "https://localhost"),
        (PORT, "8443", "https://api.example:8443/x"),
        (PATH, "a b", "https://api.example/a%20b/x"),
        (PATH, "a/b", "https://api.example/a/b/x"),
        (PATH, "a?b#c", "https://api.example/a%3Fb%23c/x"),
        (PATH, "%2e%2e", "https://api.example/%252e%252e/x"),
    ];
    for (template, value, url) in accepted {
        let client = with_variable(template, value, &[]).expect("a client");
        assert!(client.contains(&format!("{url:?}")), "{client}");
    }
    assert!(with_variable(LABEL, "eu", &["eu", "us"]).is_ok());
}

#[tokio::test]
async fn base_url_precedes_the_base_path_and_server_url_contains_it() {
    let server = Server::start(|_| json(200, "1"));
    let origin = server.url();
    let base = |path: &str| Client::builder().base_url(format!("{origin}{path}"));
    let whole = |path: &str| {
        let mut builder = Client::builder();
        builder.configuration().set_server_url(format!("{origin}{path}"), "/v1");
        builder
    };
    let cases = [
        (base(""), "/v1/things"),
        (base("/proxy/"), "/proxy/v1/things"),
        (whole("/v1"), "/v1/things"),
        (whole("/proxy/v1/"), "/proxy/v1/things"),
        (whole("/v9"), "/v9/things"),
        (whole(""), "/things"),
    ];
    for (position, (builder, target)) in cases.into_iter().enumerate() {
        let client = builder.build().expect("a client");
        client.raw_client().execute(get("/things")).await.expect("a response");
        assert_eq!(server.requests()[position].target, target);
    }
    let client = whole("/v9").build().expect("a client");
    let request = Request::new(sailwright_runtime::generated::Method::GET, "/v2", "/things");
    client.raw_client().execute(request).await.expect("a response");
    assert_eq!(server.requests()[6].target, "/v2/things");
}

#[test]
fn host_is_not_a_part_of_the_base_path() {
    let mut builder = Client::builder();
    builder.configuration().set_server_url("https://v1".to_owned(), "/v1");
    let client = builder.build().expect("a client");
    assert!(format!("{client:?}").contains("\"https://v1\""), "{client:?}");
}

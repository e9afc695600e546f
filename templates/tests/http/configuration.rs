//! The sources of settings, and invalid settings.

use sailwright_runtime::generated::{Client, ClientBuilder, ConfigError, EnvironmentNames};

use sailwright_test_server::Server;

use crate::support::{builder_for, get, json};

const NAMES: EnvironmentNames = EnvironmentNames {
    prefix: "SAIL",
    file: "config.json",
    base_url: "BaseURL",
    client_id: "ClientId",
    client_secret: "ClientSecret",
};

fn lookup(
    mut builder: ClientBuilder,
    variables: &[(&str, &str)],
    file: Option<&str>,
) -> ClientBuilder {
    let find = |name: &str| {
        variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
    };
    builder.configuration().look_up(&NAMES, &find, file);
    builder
}

fn error_of(builder: ClientBuilder) -> ConfigError {
    builder.build().expect_err("an error")
}

#[tokio::test]
async fn code_overrides_environment_and_environment_overrides_file() {
    let server = Server::start(|_| json(200, "1"));
    let file = r#"{"BaseURL":"http://127.0.0.1:1","ClientId":"file","ClientSecret":"file"}"#;
    let environment = [("SAIL_BASE_URL", server.url()), ("SAIL_ACCESS_TOKEN", "environment")];
    let client = lookup(Client::builder(), &environment, Some(file)).build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let client = lookup(Client::builder().token("code"), &environment, Some(file));
    client
        .build()
        .expect("a client")
        .raw_client()
        .execute(get("/things"))
        .await
        .expect("a response");
    let all = server.requests();
    assert_eq!(all[0].header("authorization"), Some("Bearer environment"));
    assert_eq!(all[1].header("authorization"), Some("Bearer code"));
}

#[tokio::test]
async fn file_is_read_if_the_environment_is_empty() {
    let server = Server::start(|request| match request.index {
        0 => json(200, r#"{"access_token":"t"}"#),
        _ => json(200, "1"),
    });
    let file = format!(r#"{{"BaseURL":"{}","ClientId":"i","ClientSecret":"s"}}"#, server.url());
    let client = lookup(Client::builder(), &[], Some(&file)).build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let body = "grant_type=client_credentials&client_id=i&client_secret=s";
    assert_eq!(server.requests()[0].text(), body);
}

#[test]
fn invalid_setting_is_named_in_the_error() {
    let here = || Client::builder().base_url("https://api.example");
    let cases = [
        (Client::builder(), "base_url"),
        (Client::builder().base_url("api.example"), "base_url"),
        (Client::builder().base_url("ftp://api.example"), "base_url"),
        (Client::builder().base_url("https://api.example?x=1"), "base_url"),
        (Client::builder().base_url("https://me:pw@api.example"), "base_url"),
        (Client::builder().base_url("http://api.example").token("t"), "base_url"),
        (here().token(""), "token"),
        (here().token("a\nb"), "token"),
        (here().client_credentials("id", ""), "client_credentials"),
        (here().client_credentials("id", "s").token_url("http://tokens.example"), "token_url"),
        (here().proxy("::"), "proxy"),
        (here().root_certificates("nonsense"), "root_certificates"),
        (here().user_agent_suffix("a\nb"), "user_agent_suffix"),
        (lookup(Client::builder(), &[("SAIL_BASE_URL", "x")], None), "SAIL_BASE_URL"),
        (lookup(here(), &[("SAIL_CLIENT_ID", "x")], None), "SAIL_CLIENT_SECRET"),
        (lookup(here(), &[], Some("{")), "config.json"),
        (lookup(here(), &[], Some(r#"{"BaseURL":7}"#)), "config.json: BaseURL"),
        (lookup(here(), &[], Some(r#"{"ClientSecret":"s"}"#)), "config.json: ClientId"),
    ];
    for (builder, setting) in cases {
        let error = error_of(builder);
        assert_eq!(error.setting(), setting, "{error}");
        assert!(!error.to_string().contains("pw@"), "{error}");
    }
}

#[test]
fn credentials_over_plain_http_require_loopback_or_an_explicit_setting() {
    for url in ["http://localhost:1", "http://127.0.0.7", "http://[::1]:80", "https://api.example"]
    {
        Client::builder().base_url(url).token("t").build().expect("a client");
    }
    let builder = Client::builder().base_url("http://api.example").token("t");
    builder.send_credentials_over_plain_http().build().expect("a client");
    Client::builder().base_url("http://api.example").build().expect("a client without credentials");
}

#[tokio::test]
async fn base_url_can_have_a_path() {
    let server = Server::start(|_| json(200, "1"));
    let builder = Client::builder().base_url(format!("{}/prefix/", server.url()));
    let client = builder.user_agent_suffix("my-app/2").build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let request = &server.requests()[0];
    assert_eq!(request.target, "/prefix/v1/things");
    let agent = request.header("user-agent").expect("an agent");
    assert!(agent.starts_with("sailwright-runtime/") && agent.ends_with(" my-app/2"), "{agent}");
}

#[tokio::test]
async fn basic_authentication_and_api_keys_are_sent() {
    let server = Server::start(|_| json(200, "1"));
    let builder = builder_for(&server).basic_auth("user", "pass").api_key_cookie("c", "1");
    let client =
        builder.api_key_header("x-key".parse().expect("a name"), "k").build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let request = &server.requests()[0];
    assert_eq!(request.header("authorization"), Some("Basic dXNlcjpwYXNz"));
    assert_eq!((request.header("x-key"), request.header("cookie")), (Some("k"), Some("c=1")));
}

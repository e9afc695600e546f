//! The sources of settings, and invalid settings.

use sailwright_runtime::generated::{
    Client, ClientBuilder, ConfigError, EnvironmentNames, SchemeKind, Security,
};

use sailwright_test_server::Server;

use crate::support::{get, json};

const NAMES: EnvironmentNames = EnvironmentNames {
    prefix: "SAIL",
    file: "config.json",
    is_yaml: false,
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
    let cases = vec![
        (Client::builder(), "base_url"),
        (Client::builder().base_url("api.example"), "base_url"),
        (Client::builder().base_url("ftp://api.example"), "base_url"),
        (Client::builder().base_url("https://api.example?x=1"), "base_url"),
        (Client::builder().base_url("https://me:pw@api.example"), "base_url"),
        (Client::builder().base_url("http://api.example").token("t"), "base_url"),
        (here().token(""), "token"),
        (here().token("a\nb"), "token"),
        // RFC 7617, section 2: a colon ends the user name, and control characters are not allowed.
        (here().basic_auth("a:b", "pw@"), "basic_auth"),
        (here().basic_auth("a", "pw@\u{7f}"), "basic_auth"),
        (Client::builder().base_url("https://me:pw@api.example:x"), "base_url"),
        (Client::builder().base_url("me:pw@api.example"), "base_url"),
        (Client::builder().base_url("ftp://me:pw@api.example"), "base_url"),
        (Client::builder().base_url("https://api.example?key=pw@"), "base_url"),
        (
            here().client_credentials("id", "s").token_url("https://me:pw@api.example/t"),
            "token_url",
        ),
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
        assert!(!format!("{error} {error:?}").contains("pw@"), "{error}");
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

#[test]
fn password_in_a_base_url_is_not_in_debug_output() {
    let builder = Client::builder().base_url("https://me:pa55word@api.example");
    assert!(!format!("{builder:?}").contains("pa55word"));
}

#[test]
fn environment_and_file_are_not_mixed() {
    let file = r#"{"BaseURL":"https://file.example","ClientId":"i","ClientSecret":"s"}"#;
    let only_url = r#"{"BaseURL":"https://file.example"}"#;
    let token = ("SAIL_ACCESS_TOKEN", "t");
    let url = ("SAIL_BASE_URL", "https://environment.example");
    let mixed = [
        (token, file, "SAIL_ACCESS_TOKEN"),
        (token, only_url, "SAIL_ACCESS_TOKEN"),
        (url, file, "SAIL_BASE_URL"),
    ];
    for (variable, file, setting) in mixed {
        let error = error_of(lookup(Client::builder(), &[variable], Some(file)));
        assert_eq!(error.setting(), setting, "{error}");
        assert!(error.to_string().contains("`config.json"), "{error}");
    }
    let here = || Client::builder().base_url("https://code.example");
    let complete = [
        lookup(here(), &[token], Some(only_url)),
        lookup(here(), &[url], Some(file)),
        lookup(Client::builder(), &[url, token], Some("{")),
        lookup(Client::builder().token("t"), &[], Some(file)),
    ];
    for builder in complete {
        builder.build().expect("a client");
    }
}

// A file in the working directory, which another program may have written, chooses the URL.
#[tokio::test]
async fn token_of_the_environment_is_not_sent_to_a_url_of_the_file() {
    let server = Server::start(|_| json(200, "1"));
    let file = format!(r#"{{"BaseURL":"{}"}}"#, server.url());
    let mut builder = Client::builder();
    builder.configuration().security = Security {
        schemes: &[("one", SchemeKind::Bearer), ("other", SchemeKind::Bearer)],
        requirements: &[&[&[(1, "")]]],
    };
    builder.configuration().set_scheme_token("one", "code".to_owned());
    let builder = lookup(builder, &[("SAIL_ACCESS_TOKEN", "environment")], Some(&file));
    let client = builder.build().expect("a client");
    let mut request = get("/things");
    request.security(0);
    client.raw_client().execute(request).await.expect_err("no credentials");
    assert_eq!(server.requests().len(), 0);
}

#[cfg(feature = "config-yaml")]
const CLI: EnvironmentNames = EnvironmentNames {
    prefix: "SAIL",
    file: "~/.sailpoint/config.yaml",
    is_yaml: true,
    base_url: "environments/{activeenvironment}/baseurl",
    client_id: "environments/{activeenvironment}/pat/clientid",
    client_secret: "environments/{activeenvironment}/pat/clientsecret",
};

#[cfg(feature = "config-yaml")]
fn in_yaml(text: &str) -> ClientBuilder {
    let mut builder = Client::builder();
    builder.configuration().look_up(&CLI, &|_| None, Some(text));
    builder.configuration().security = Security {
        schemes: &[("oauth", SchemeKind::OAuth2 { token_url: "/oauth/token" })],
        requirements: &[&[&[(0, "")]]],
    };
    builder
}

#[cfg(feature = "config-yaml")]
#[tokio::test]
async fn yaml_file_has_the_settings_of_the_selected_environment() {
    let server = Server::start(|request| match request.target.as_str() {
        "/oauth/token" => json(200, r#"{"access_token":"t"}"#),
        _ => json(200, "1"),
    });
    let text = format!(
        "activeenvironment: acme\nauthtype: pat\nenvironments:\n  other:\n    baseurl: http://127.0.0.1:1\n  acme:\n    \
         baseurl: {}\n    pat:\n      clientid: id\n      clientsecret: \"s3cret\"\n",
        server.url()
    );
    let client = in_yaml(&text).build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let form = "grant_type=client_credentials&client_id=id&client_secret=s3cret";
    assert_eq!(server.requests()[0].text(), form);
    assert_eq!(server.requests()[1].header("authorization"), Some("Bearer t"));
}

#[cfg(feature = "config-yaml")]
#[test]
fn yaml_file_with_a_mistake_is_an_error_without_its_text() {
    for text in ["a: [s3cret", "a: 's3cret", "a: b: s3cret", "a: *s3cret"] {
        let error = error_of(in_yaml(text)).to_string();
        assert!(error.starts_with("setting `~/.sailpoint/config.yaml`: it is not YAML"), "{error}");
        assert!(!error.contains("s3cret"), "{error}");
    }
    let number = "activeenvironment: a\nenvironments: { a: { baseurl: 7 } }";
    let error = error_of(in_yaml(number)).to_string();
    let setting = "setting `~/.sailpoint/config.yaml: environments/{activeenvironment}/baseurl`";
    assert_eq!(error, format!("{setting}: it is not a string"));
    let error = error_of(in_yaml("activeenvironment: missing\nenvironments: {}")).to_string();
    assert!(error.starts_with("setting `base_url`: it is not set"), "{error}");
}

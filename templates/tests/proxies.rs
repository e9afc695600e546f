//! Proxies of the environment. Environment variables are global, so each case runs in a process of its own.
#![cfg(all(unix, feature = "full"))]

use std::process::Command;

use sailwright_runtime::generated::{Client, Method, RetryPolicy};
use sailwright_test_server::{ScriptedResponse, Server};

/// The variables that name a proxy.
const VARIABLES: [&str; 5] = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"];

/// Starts a server that responds to token requests and all others, and also to those of a client that uses it as a proxy.
fn server() -> Server {
    Server::start_in_thread(|_| ScriptedResponse::json(200, r#"{"access_token":"t0ps3cret"}"#))
}

/// Returns a URL of a server on which it counts as another machine.
fn other_machine(server: &Server) -> String {
    server.url().replace("127.0.0.1", "0.0.0.0")
}

/// Calls a server in a process with the variables of a proxy; `with` has words for the settings of the client.
fn call(base_url: &str, proxy: &Server, with: &str) -> String {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "child", "--ignored", "--nocapture"]);
    command.env_remove("NO_PROXY").env_remove("no_proxy").env_remove("REQUEST_METHOD");
    command.envs(VARIABLES.map(|name| (name, proxy.url())));
    let output = command.env("BASE_URL", base_url).env("WITH", with).env("PROXY", proxy.url());
    let output = output.output().expect("a process");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let shown = text.split_once('<').and_then(|(_, text)| text.rsplit_once('>'));
    shown.expect(&text).0.to_owned()
}

/// The process of a case.
#[tokio::test]
#[ignore = "the other tests start it in a process of its own"]
async fn child() {
    let variable = |name| std::env::var(name).expect("a variable");
    let mut builder = Client::builder().base_url(variable("BASE_URL")).retry(RetryPolicy::none());
    let with = variable("WITH");
    if with.contains("secret") {
        builder = builder.send_credentials_over_plain_http().client_credentials("id", "s3cret");
    }
    if with.contains("proxy") {
        builder = builder.proxy(variable("PROXY"));
    }
    let client = builder.build().expect("a client");
    let mut request = client.request(Method::GET, "/things");
    if with.contains("header") {
        request = request.header("authorization", &"Bearer t0ps3cret");
    }
    let output = match request.send().await {
        Ok(response) => response.status().as_u16().to_string(),
        Err(error) => error.to_string(),
    };
    println!("<{output}>");
}

#[test]
fn proxy_of_the_environment_receives_no_request_to_this_machine() {
    let (server, proxy) = (server(), server());
    let name = server.url().replace("127.0.0.1", "localhost");
    for base_url in [server.url(), &name] {
        for with in ["", "secret"] {
            assert_eq!(call(base_url, &proxy, with), "200");
        }
    }
    assert_eq!((server.requests().len(), proxy.connections()), (6, 0));
}

#[test]
fn proxy_of_the_environment_receives_no_credentials_in_plain_http() {
    let (server, proxy) = (server(), server());
    assert_eq!(call(&other_machine(&server), &proxy, "secret"), "200");
    assert_eq!(call(&other_machine(&server), &proxy, "header"), "200");
    assert_eq!((server.requests().len(), proxy.connections()), (3, 0));
}

#[test]
fn proxy_of_the_environment_receives_requests_to_other_machines_without_credentials() {
    let (server, proxy) = (server(), server());
    assert_eq!(call(&other_machine(&server), &proxy, ""), "200");
    assert_eq!((server.connections(), proxy.connections()), (0, 1));
}

#[test]
fn proxy_in_code_receives_all_requests() {
    let (server, proxy) = (server(), server());
    assert_eq!(call(server.url(), &proxy, "proxy secret"), "200");
    assert_eq!((server.connections(), proxy.requests().len()), (0, 2));
}

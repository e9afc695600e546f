//! Configuration from environment variables and files. Environment variables are global, so each case runs in a process
//! of its own.

use std::path::Path;
use std::process::Command;

use sailpoint::{Client, Method};
use sailwright_test_server::{ScriptedResponse, Server};

const FILE: &str = "config.json";

#[test]
fn client_is_configured_by_the_file() {
    let server = server();
    let folder = folder(&format!(
        r#"{{"BaseURL":"{}","ClientId":"file-id","ClientSecret":"file-secret"}}"#,
        server.url()
    ));
    assert_eq!(call(folder.path(), &[], ""), "200");
    let form = "grant_type=client_credentials&client_id=file-id&client_secret=file-secret";
    let expected = [("POST /oauth/token", form), ("GET /who", "Bearer fetched")];
    assert_eq!(seen(&server), expected.map(|(line, shown)| (line.to_owned(), shown.to_owned())));
}

#[test]
fn variables_override_the_file_and_code_overrides_both() {
    let server = server();
    let file = r#"{"BaseURL":"http://127.0.0.1:1","ClientId":"file-id","ClientSecret":"s"}"#;
    let folder = folder(file);
    let base_url = ("SAIL_BASE_URL", server.url());
    let pair = [("SAIL_CLIENT_ID", "id"), ("SAIL_CLIENT_SECRET", "secret")];
    assert_eq!(call(folder.path(), &[base_url, pair[0], pair[1]], ""), "200");
    let form = "grant_type=client_credentials&client_id=id&client_secret=secret";
    let token = ("SAIL_ACCESS_TOKEN", "variable");
    assert_eq!(call(folder.path(), &[base_url, token, pair[0], pair[1]], ""), "200");
    assert_eq!(call(folder.path(), &[base_url, token], "code"), "200");
    let shown: Vec<String> = seen(&server).into_iter().map(|(_, shown)| shown).collect();
    assert_eq!(shown, [form, "Bearer fetched", "Bearer variable", "Bearer code"]);
}

#[test]
fn error_names_the_missing_or_invalid_setting() {
    let none = tempfile::tempdir().expect("a folder");
    let output = call(none.path(), &[], "");
    assert!(output.starts_with("setting `base_url`: it is not set"), "{output}");
    let output = call(none.path(), &[("SAIL_BASE_URL", "acme")], "");
    assert!(output.starts_with("setting `SAIL_BASE_URL`"), "{output}");
    let output = call(folder(r#"{"BaseURL":1}"#).path(), &[], "");
    assert_eq!(output, "setting `config.json: BaseURL`: it is not a string");
    let output = call(folder("{\n \"BaseURL\": x}").path(), &[], "");
    let reason = "it is not JSON: the error is at line 2, column 13";
    assert_eq!(output, format!("setting `config.json`: {reason}"));
}

/// The process of a case: sends one request with a client that is configured by its environment.
#[tokio::test]
#[ignore = "the other tests start it in a process of its own"]
async fn child() {
    let client = match std::env::var("TOKEN_OF_THE_CODE") {
        Ok(token) => Client::builder().environment().token(token).build(),
        Err(_) => Client::from_environment(),
    };
    let output = match client {
        Ok(client) => match client.request(Method::GET, "/who").send().await {
            Ok(response) => response.status().as_u16().to_string(),
            Err(error) => error.to_string(),
        },
        Err(error) => error.to_string(),
    };
    println!("<{output}>");
}

/// Returns the output of a process that runs in a folder with variables.
fn call(folder: &Path, variables: &[(&str, &str)], token: &str) -> String {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "child", "--ignored", "--nocapture"]).current_dir(folder);
    for name in ["BASE_URL", "CLIENT_ID", "CLIENT_SECRET", "ACCESS_TOKEN"] {
        command.env_remove(format!("SAIL_{name}"));
    }
    if !token.is_empty() {
        command.env("TOKEN_OF_THE_CODE", token);
    }
    let output = command.envs(variables.iter().copied()).output().expect("a process");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let shown = text.split_once('<').and_then(|(_, text)| text.rsplit_once('>'));
    shown.expect(&text).0.to_owned()
}

fn folder(file: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(FILE), file).expect("a file");
    folder
}

/// Starts a server that sends an access token to every request.
fn server() -> Server {
    Server::start_in_thread(|_| ScriptedResponse::json(200, r#"{"access_token":"fetched"}"#))
}

/// Returns method and target of each request, with its credentials: the header, or else the form in the body.
fn seen(server: &Server) -> Vec<(String, String)> {
    let requests = server.requests().into_iter().map(|request| {
        let credentials = request.header("authorization").map_or(request.text(), str::to_owned);
        (format!("{} {}", request.method, request.target), credentials)
    });
    requests.collect()
}

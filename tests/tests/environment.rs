//! Settings that stand outside of the code. Variables belong to a whole process, so each case is one of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc;

use sailpoint::{Client, Method};

const FILE: &str = "config.json";

#[test]
fn a_client_is_made_of_the_file_alone() {
    let (url, seen) = server();
    let folder = folder(&format!(
        r#"{{"BaseURL":"{url}","ClientId":"file-id","ClientSecret":"file-secret"}}"#
    ));
    assert_eq!(call(folder.path(), &[], ""), "200");
    let form = "grant_type=client_credentials&client_id=file-id&client_secret=file-secret";
    assert_eq!(seen.recv().expect("a request"), ("POST /oauth/token".into(), form.into()));
    assert_eq!(seen.recv().expect("a request"), ("GET /who".into(), "Bearer fetched".into()));
}

#[test]
fn variables_win_over_the_file_and_the_code_over_both() {
    let (url, seen) = server();
    let file = r#"{"BaseURL":"http://127.0.0.1:1","ClientId":"file-id","ClientSecret":"s"}"#;
    let folder = folder(file);
    let base_url = ("SAIL_BASE_URL", url.as_str());
    let pair = [("SAIL_CLIENT_ID", "id"), ("SAIL_CLIENT_SECRET", "secret")];
    assert_eq!(call(folder.path(), &[base_url, pair[0], pair[1]], ""), "200");
    let form = "grant_type=client_credentials&client_id=id&client_secret=secret";
    assert_eq!(seen.recv().expect("a request").1, form);
    assert_eq!(seen.recv().expect("a request").1, "Bearer fetched");
    let token = ("SAIL_ACCESS_TOKEN", "variable");
    assert_eq!(call(folder.path(), &[base_url, token, pair[0], pair[1]], ""), "200");
    assert_eq!(seen.recv().expect("a request").1, "Bearer variable");
    assert_eq!(call(folder.path(), &[base_url, token], "code"), "200");
    assert_eq!(seen.recv().expect("a request").1, "Bearer code");
}

#[test]
fn a_setting_that_is_missing_or_wrong_is_named() {
    let none = tempfile::tempdir().expect("a folder");
    let said = call(none.path(), &[], "");
    assert!(said.starts_with("setting `base_url`: it is not set"), "{said}");
    let said = call(none.path(), &[("SAIL_BASE_URL", "acme")], "");
    assert!(said.starts_with("setting `SAIL_BASE_URL`"), "{said}");
    let said = call(folder(r#"{"BaseURL":1}"#).path(), &[], "");
    assert_eq!(said, "setting `config.json: BaseURL`: it is not a string");
    let said = call(folder("{").path(), &[], "");
    assert!(said.starts_with("setting `config.json`: it is not JSON"), "{said}");
}

/// What the process of a case does: one call, by a client whose settings it finds.
#[tokio::test]
#[ignore = "it is a part of the other tests"]
async fn child() {
    let client = match std::env::var("TOKEN_OF_THE_CODE") {
        Ok(token) => Client::builder().environment().token(token).build(),
        Err(_) => Client::from_environment(),
    };
    let said = match client {
        Ok(client) => match client.raw(Method::GET, "/who").send().await {
            Ok(response) => response.status().as_u16().to_string(),
            Err(error) => error.to_string(),
        },
        Err(error) => error.to_string(),
    };
    println!("<{said}>");
}

/// What a process says that runs in a folder with variables.
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
    let said = text.split_once('<').and_then(|(_, text)| text.rsplit_once('>'));
    said.expect(&text).0.to_owned()
}

fn folder(file: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(FILE), file).expect("a file");
    folder
}

/// A server that hands out tokens, and tells of each request where it went and what it showed. It lives as
/// long as the test.
fn server() -> (String, mpsc::Receiver<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (tell, seen) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let mut reader = BufReader::new(&stream);
            let mut lines = reader.by_ref().lines().map_while(Result::ok);
            let first = lines.next().unwrap_or_default();
            let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
            let header = |name: &str| {
                headers.iter().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned()))
            };
            let length = header("content-length:").and_then(|text| text.parse().ok()).unwrap_or(0);
            let mut body = vec![0; length];
            reader.read_exact(&mut body).expect("a body");
            let form = String::from_utf8_lossy(&body).into_owned();
            let shown = header("authorization:").unwrap_or(form);
            let response = r#"{"access_token":"fetched"}"#;
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{response}",
                response.len()
            )
            .expect("an answer");
            let place = first.trim_end_matches(" HTTP/1.1").to_owned();
            if tell.send((place, shown)).is_err() {
                return;
            }
        }
    });
    (url, seen)
}

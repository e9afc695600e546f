//! The programs, each as a process that calls a server on loopback.
//!
//! The server stops after its lifetime, so that each program ends.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};
use serde_json::{Value, json};

/// The header of experimental operations.
const EXPERIMENTAL: &str = "x-sailpoint-experimental";

#[test]
fn list_prints_the_items_of_all_pages() {
    let server = Server::start_in_thread(|request| {
        let sessions = match request.query("offset") {
            None | Some("0") => (0..250).map(|_| json!({ "name": "Finance" })).collect(),
            Some("250") => vec![json!({ "name": null, "potentialRoleCount": 3 })],
            _ => Vec::new(),
        };
        ScriptedResponse::json(200, Value::Array(sessions).to_string())
    });
    let printed = stdout(program(env!("CARGO_BIN_EXE_list"), &server));
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), 251);
    assert_eq!(lines[0], r#"Value("Finance"): None potential roles"#);
    assert_eq!(lines[250], "Null: Some(3) potential roles");
    let requests = server.requests();
    let pages: Vec<_> = requests.iter().map(|request| request.query("offset")).collect();
    // Without a total, only an empty page is the end.
    assert_eq!(pages, [Some("0"), Some("250"), Some("251")]);
    for request in &requests {
        assert!(request.target.starts_with("/v2024/role-mining-sessions?"), "{}", request.target);
        check_headers(request);
    }
}

#[test]
fn rate_limit_waits_until_the_server_accepts_the_request() {
    let server = Server::start_in_thread(|request| match request.index {
        0..7 => ScriptedResponse::new(429).header("retry-after", "0"),
        _ => ScriptedResponse::json(200, r#"{"onlyTuneThreshold":true}"#),
    });
    let printed = stdout(program(env!("CARGO_BIN_EXE_rate_limit"), &server));
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines[0], "too many requests: the next attempt is in 0 s");
    let config = "RecommendationConfigDto { only_tune_threshold: Some(true), ";
    assert!(lines[1].starts_with(config), "{printed}");
    assert_eq!(lines.len(), 2);
    // The client makes five attempts for each of the two calls.
    assert_eq!(server.requests().len(), 8);
}

#[test]
fn create_and_patch_sends_the_session_and_the_patch() {
    let server = Server::start_in_thread(|request| match request.method.as_str() {
        "POST" => ScriptedResponse::json(201, r#"{"id":"s 1"}"#),
        _ => ScriptedResponse::json(202, "{}"),
    });
    assert_eq!(stdout(program(env!("CARGO_BIN_EXE_create_and_patch"), &server)), "s 1\n");
    let [create, patch] = &server.requests()[..] else { panic!("{:?}", server.requests()) };
    assert_eq!(create.line(), "POST /v2024/role-mining-sessions HTTP/1.1");
    let session = json!({
        "name": "Finance",
        "pruneThreshold": null,
        "scope": { "criteria": "department:finance" }
    });
    assert_eq!(body(create), session);
    assert_eq!(patch.line(), "PATCH /v2024/role-mining-sessions/s%201 HTTP/1.1");
    assert_eq!(patch.header("content-type"), Some("application/json-patch+json"));
    let rename = json!([{ "op": "replace", "path": "/name", "value": "Finance 2025" }]);
    assert_eq!(body(patch), rename);
    check_headers(create);
    check_headers(patch);
}

#[test]
fn two_tags_prints_the_numbers_of_items() {
    let server = Server::start_in_thread(|request| {
        let is_recommendation = request.target.contains("/ai-access-request-recommendations");
        let items = if is_recommendation { "[{},{}]" } else { "[{}]" };
        let is_first = matches!(request.query("offset"), None | Some("0"));
        ScriptedResponse::json(200, if is_first { items } else { "[]" })
    });
    let printed = stdout(program(env!("CARGO_BIN_EXE_two_tags"), &server));
    assert_eq!(printed, "2 recommendations, 1 potential roles\n");
    server.requests().iter().for_each(check_headers);
}

#[test]
fn two_tags_fails_with_the_error_of_the_server() {
    let server = Server::start_in_thread(|_| {
        ScriptedResponse::json(403, r#"{"messages":[{"text":"not allowed"}]}"#)
    });
    let output = program(env!("CARGO_BIN_EXE_two_tags"), &server).output().expect("a process");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not allowed"), "{output:?}");
}

#[test]
fn resume_continues_where_the_last_run_has_ended() {
    let server = Server::start_in_thread(|request| {
        let offset = request.query("offset").and_then(|text| text.parse().ok()).unwrap_or(0);
        let sessions = (offset..5.min(offset + 2)).map(|n| json!({ "name": format!("S{n}") }));
        ScriptedResponse::json(200, Value::Array(sessions.collect()).to_string())
    });
    let folder = folder("resume");
    let run = || {
        let mut resume = program(env!("CARGO_BIN_EXE_resume"), &server);
        stdout(resume.current_dir(&folder))
    };
    let name = |n: usize| format!("Value(\"S{n}\")\n");
    assert_eq!(run(), [0, 1, 2].map(name).concat());
    let saved = std::fs::read_to_string(format!("{folder}/position.json")).expect("a position");
    assert_eq!(saved, r#"{"offset":2,"skip":1}"#);
    assert_eq!(run(), [3, 4].map(name).concat());
    assert!(!std::fs::exists(format!("{folder}/position.json")).expect("a folder"));
}

#[test]
fn wait_creates_a_session_or_continues_by_its_id() {
    let server = Server::start_in_thread(|request| match request.target.as_str() {
        "/v2024/role-mining-sessions" => ScriptedResponse::json(201, r#"{"id":"s1"}"#),
        "/v2024/role-mining-sessions/s1" => {
            ScriptedResponse::json(200, r#"{"id":"s1","potentialRoleCount":3}"#)
        }
        _ => ScriptedResponse::json(200, r#"{"state":"POTENTIAL_ROLES_CREATED"}"#),
    });
    let printed = "POTENTIAL_ROLES_CREATED\nSome(3) potential roles\n";
    assert_eq!(stdout(program(env!("CARGO_BIN_EXE_wait"), &server)), printed);
    assert_eq!(stdout(program(env!("CARGO_BIN_EXE_wait"), &server).arg("s1")), printed);
    let lines: Vec<String> = server.requests().iter().map(RecordedRequest::line).collect();
    let place = "/v2024/role-mining-sessions";
    let rest = [format!("GET {place}/s1/status HTTP/1.1"), format!("GET {place}/s1 HTTP/1.1")];
    assert_eq!(lines[0], format!("POST {place} HTTP/1.1"));
    assert_eq!([&lines[1..3], &lines[3..]], [&rest[..], &rest[..]]);
    server.requests().iter().for_each(check_headers);
}

#[test]
fn upload_sends_the_file_as_a_part() {
    let server =
        Server::start_in_thread(|_| ScriptedResponse::json(201, r#"{"id":"u1","size":8}"#));
    let file = format!("{}/accounts.csv", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&file, "id,name\n").expect("a file");
    let mut upload = program(env!("CARGO_BIN_EXE_upload"), &server);
    assert_eq!(stdout(upload.arg(&file)), "u1: 8 bytes\n");
    let [request] = &server.requests()[..] else { panic!("{:?}", server.requests()) };
    assert_eq!(request.line(), "POST /uploads HTTP/1.1");
    assert_eq!(request.header("authorization"), Some("Bearer secret"));
    let form = request.text();
    // The name of the file without its folder, as RFC 7578 section 4.2 recommends.
    let file =
        "name=\"file\"; filename=\"accounts.csv\"\r\ncontent-type: text/csv\r\n\r\nid,name\n\r\n";
    assert!(form.contains(file), "{form}");
    assert!(form.contains("name=\"description\"\r\n\r\nImport of accounts\r\n"), "{form}");
}

#[test]
fn test_double_needs_no_server() {
    let output = Command::new(env!("CARGO_BIN_EXE_test_double")).output().expect("a process");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(printed, "2 sessions\n2 requests to /v2024/role-mining-sessions\n");
}

// Apple rejects certificates with a validity of 100 years.
#[cfg(not(target_vendor = "apple"))]
#[test]
fn connections_trusts_the_authority_in_a_file() {
    let server = Server::builder()
        .tls()
        .start_in_thread(|_| ScriptedResponse::json(200, r#"{"onlyTuneThreshold":true}"#));
    let file = format!("{}/root.pem", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&file, sailwright_test_server::ROOT_CERTIFICATE).expect("a file");
    let mut program = program(env!("CARGO_BIN_EXE_connections"), &server);
    assert_eq!(stdout(program.arg(&file)), "Some(true)\n");
    check_headers(&server.requests()[0]);
}

#[cfg(feature = "telemetry")]
#[test]
fn telemetry_sends_the_context_of_each_attempt_and_exports_spans_and_metrics() {
    let server = Server::start_in_thread(|request| match request.index {
        0 => ScriptedResponse::new(503),
        _ => ScriptedResponse::json(200, r#"{"onlyTuneThreshold":true}"#),
    });
    let printed = stdout(program(env!("CARGO_BIN_EXE_telemetry"), &server));
    assert!(printed.contains("Some(true)"), "{printed}");
    let requests = server.requests();
    let context = |index: usize| requests[index].header("traceparent").expect("a context");
    let ids = |index| {
        let parts: Vec<&str> = context(index).split('-').collect();
        let [_, trace, parent, _] = parts[..] else { panic!("{parts:?}") };
        (trace.to_owned(), parent.to_owned())
    };
    let ((first, first_parent), (second, second_parent)) = (ids(0), ids(1));
    // Both attempts belong to one call.
    assert_eq!(first, second);
    assert_ne!(first_parent, second_parent);
    for text in [
        "GET /v2024/recommendations/config",
        "url.template",
        "http.request.resend_count",
        "http.client.request.duration",
        &first,
        &first_parent,
        &second_parent,
    ] {
        assert!(printed.contains(text), "{text} in {printed}");
    }
}

#[test]
fn stored_token_is_used_by_the_next_run() {
    let server = Server::start_in_thread(|request| {
        ScriptedResponse::json(
            200,
            match request.target.as_str() {
                "/oauth/token" => r#"{"access_token":"t0ken","expires_in":600}"#,
                _ => r#"{"count":3}"#,
            },
        )
    });
    let folder = folder("stored_token");
    let settings = format!(
        "active: test\nenvironments:\n  test:\n    url: {}\n    client: {{ id: me, secret: s3cret }}\n",
        server.url()
    );
    std::fs::write(format!("{folder}/settings.yaml"), settings).expect("a file");
    let run = || {
        let mut program = Command::new(env!("CARGO_BIN_EXE_stored_token"));
        for name in ["BASE_URL", "ACCESS_TOKEN", "CLIENT_ID", "CLIENT_SECRET"] {
            program.env_remove(format!("ACCOUNTS_{name}"));
        }
        stdout(program.current_dir(&folder))
    };
    assert_eq!([run(), run()], ["3 accounts\n", "3 accounts\n"]);
    let requests = server.requests();
    let [token, first, second] = &requests[..] else { panic!("{requests:?}") };
    let form = "grant_type=client_credentials&client_id=me&client_secret=s3cret";
    assert_eq!(
        (token.line().as_str(), token.text().as_str()),
        ("POST /oauth/token HTTP/1.1", form)
    );
    for call in [first, second] {
        assert_eq!(call.line(), "GET /accounts/count HTTP/1.1");
        assert_eq!(call.header("authorization"), Some("Bearer t0ken"));
    }
}

#[test]
fn sign_in_waits_for_the_browser_and_the_next_run_needs_none() {
    let server = Server::start_in_thread(|request| match request.target.as_str() {
        "/oauth/token" => {
            let token =
                format!(r#"{{"access_token":"t{0}","refresh_token":"r{0}"}}"#, request.index);
            ScriptedResponse::json(200, token)
        }
        _ => ScriptedResponse::json(200, r#"{"onlyTuneThreshold":true}"#),
    });
    let folder = folder("sign_in");
    let page = format!("{}/oauth/authorize", server.url());
    let program = || {
        let mut program = program(env!("CARGO_BIN_EXE_sign_in"), &server);
        program.current_dir(&folder).args(["me", &page]);
        program
    };
    let mut first = program().stdout(Stdio::piped()).spawn().expect("a process");
    let mut lines = BufReader::new(first.stdout.take().expect("a pipe")).lines();
    let line = lines.next().expect("a line").expect("a line");
    let value = |name: &str| {
        let (_, rest) = line.split_once(&format!("{name}=")).expect("a parameter");
        rest.split('&').next().unwrap_or_default().replace("%3A", ":").replace("%2F", "/")
    };
    let redirect = value("redirect_uri");
    let address = redirect.trim_start_matches("http://").trim_end_matches('/');
    let mut browser = TcpStream::connect(address).expect("a connection");
    let request = format!("GET /?code=c0de&state={} HTTP/1.1\r\n\r\n", value("state"));
    browser.write_all(request.as_bytes()).expect("a request");
    assert_eq!(lines.next().expect("a line").expect("a line"), "Some(true)");
    assert!(first.wait().expect("a status").success());
    assert_eq!(stdout(program()), "Some(true)\n");
    assert_eq!(std::fs::read_to_string(format!("{folder}/refresh-token")).expect("a file"), "r2");
    let requests = server.requests();
    let [code, one, refresh, two] = &requests[..] else { panic!("{requests:?}") };
    assert!(code.text().starts_with("grant_type=authorization_code&client_id=me&code=c0de&"));
    assert_eq!(refresh.text(), "grant_type=refresh_token&client_id=me&refresh_token=r0");
    assert_eq!(one.header("authorization"), Some("Bearer t0"));
    assert_eq!(two.header("authorization"), Some("Bearer t2"));
}

/// Returns a new folder.
fn folder(name: &str) -> String {
    let folder = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir(&folder).expect("a folder");
    folder
}

/// Returns a program that sends its requests to the server.
fn program(path: &str, server: &Server) -> Command {
    let mut command = Command::new(path);
    // The folder has no configuration file.
    command.current_dir(env!("CARGO_TARGET_TMPDIR"));
    for prefix in ["SAIL", "FILES"] {
        for name in ["CLIENT_ID", "CLIENT_SECRET"] {
            command.env_remove(format!("{prefix}_{name}"));
        }
        command.env(format!("{prefix}_BASE_URL"), server.url());
        command.env(format!("{prefix}_ACCESS_TOKEN"), "secret");
    }
    command
}

fn stdout(mut command: impl std::borrow::BorrowMut<Command>) -> String {
    let output = command.borrow_mut().output().expect("a process");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn body(request: &RecordedRequest) -> Value {
    serde_json::from_slice(&request.body).expect("JSON")
}

fn check_headers(request: &RecordedRequest) {
    assert_eq!(request.header("authorization"), Some("Bearer secret"));
    assert_eq!(request.header(EXPERIMENTAL), Some("true"));
}

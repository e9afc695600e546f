//! Access tokens in a file, which later processes use.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use sailwright_runtime::generated::{ClientBuilder, SchemeKind, Security};
use sailwright_test_server::Server;

use crate::support::{builder_for, get, json};

const SECURITY: Security = Security {
    schemes: &[("oauth", SchemeKind::OAuth2 { token_url: "/token" })],
    requirements: &[&[&[(0, "read")]]],
};

/// An empty folder, which is deleted at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("sailwright-{}-tokens-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).expect("a folder");
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("tokens.json")
    }

    fn names(&self) -> usize {
        fs::read_dir(&self.0).expect("a folder").count()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Starts a server whose tokens are `t0`, `t1` and so on, and that rejects `t0` if `rejects`.
fn server(lifetime: u32, rejects: bool) -> Server {
    let issued = AtomicU32::new(0);
    Server::start(move |request| {
        if request.target == "/token" {
            let number = issued.fetch_add(1, Ordering::Relaxed);
            let token = format!(r#"{{"access_token":"t{number}","expires_in":{lifetime}}}"#);
            return json(200, &token);
        }
        let is_rejected = rejects && request.header("authorization") == Some("Bearer t0");
        json(if is_rejected { 401 } else { 200 }, "1")
    })
}

/// Sends a request as a new process does, with a client of its own.
async fn call(server: &Server, id: &str, file: &Path) {
    let builder: ClientBuilder = builder_for(server);
    let mut builder = builder.client_credentials(id, "s3cret").token_file(file);
    builder.configuration().security = SECURITY;
    let client = builder.build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
}

/// Returns the credentials of each request, or `token` for the token endpoint.
fn seen(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let shown = requests.iter().map(|request| match request.target.as_str() {
        "/token" => "token".to_owned(),
        _ => request.header("authorization").unwrap_or_default().to_owned(),
    });
    shown.collect()
}

#[tokio::test]
async fn stored_token_is_used_by_the_next_process_of_the_same_client_id_and_host() {
    let folder = Folder::new();
    let [server, other] = [server(3600, false), server(3600, false)];
    call(&server, "a", &folder.file()).await;
    call(&server, "a", &folder.file()).await;
    assert_eq!(seen(&server), ["token", "Bearer t0", "Bearer t0"]);
    call(&server, "b", &folder.file()).await;
    call(&other, "a", &folder.file()).await;
    assert_eq!(seen(&server)[3..], ["token", "Bearer t1"]);
    assert_eq!(seen(&other), ["token", "Bearer t0"]);
    call(&server, "a", &folder.file()).await;
    assert_eq!(seen(&server)[5..], ["Bearer t0"]);
    assert_eq!(folder.names(), 1, "no other file remains");
}

// One host can have a token endpoint for each tenant.
#[tokio::test]
async fn stored_token_is_not_used_for_another_token_endpoint_of_the_host() {
    let folder = Folder::new();
    let server = Server::start(|request| match request.target.as_str() {
        "/a/token" => json(200, r#"{"access_token":"ta","expires_in":3600}"#),
        "/b/token" => json(200, r#"{"access_token":"tb","expires_in":3600}"#),
        _ => json(200, "1"),
    });
    for tenant in ["a", "b"] {
        let builder: ClientBuilder = builder_for(&server);
        let builder = builder.token_url(format!("{}/{tenant}/token", server.url()));
        let mut builder = builder.client_credentials("id", "s3cret").token_file(folder.file());
        builder.configuration().security = SECURITY;
        let client = builder.build().expect("a client");
        client.raw_client().execute(get("/things")).await.expect("a response");
    }
    assert_eq!(seen(&server)[3], "Bearer tb");
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_the_file_and_it_contains_no_client_secret() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, server) = (Folder::new(), server(3600, false));
    fs::write(folder.file(), "{").expect("a damaged file");
    fs::set_permissions(folder.file(), fs::Permissions::from_mode(0o644)).expect("a mode");
    call(&server, "a", &folder.file()).await;
    let mode = fs::metadata(folder.file()).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let text = fs::read_to_string(folder.file()).expect("a file");
    assert!(text.contains("t0") && !text.contains("s3cret"), "{text}");
}

#[tokio::test]
async fn rejected_token_is_replaced() {
    let (folder, server) = (Folder::new(), server(3600, true));
    call(&server, "a", &folder.file()).await;
    assert_eq!(seen(&server), ["token", "Bearer t0", "token", "Bearer t1"]);
    call(&server, "a", &folder.file()).await;
    assert_eq!(seen(&server)[4..], ["Bearer t1"]);
    // The token that an earlier process stored is rejected.
    let text = fs::read_to_string(folder.file()).expect("a file");
    fs::write(folder.file(), text.replace("\"t1\"", "\"t0\"")).expect("a file");
    call(&server, "a", &folder.file()).await;
    assert_eq!(seen(&server)[5..], ["Bearer t0", "token", "Bearer t2"]);
}

#[tokio::test]
async fn token_that_expires_soon_or_has_no_lifetime_is_not_used_again() {
    for lifetime in [0, 30] {
        let (folder, server) = (Folder::new(), server(lifetime, false));
        call(&server, "a", &folder.file()).await;
        call(&server, "a", &folder.file()).await;
        assert_eq!(seen(&server), ["token", "Bearer t0", "token", "Bearer t1"], "{lifetime}");
    }
}

#[tokio::test]
async fn file_that_cannot_be_written_does_not_fail_calls() {
    let (folder, server) = (Folder::new(), server(3600, false));
    let file = folder.file().join("missing");
    call(&server, "a", &file).await;
    call(&server, "a", &file).await;
    assert_eq!(seen(&server), ["token", "Bearer t0", "token", "Bearer t1"]);
}

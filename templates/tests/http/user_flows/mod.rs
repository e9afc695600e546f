//! The flows in which a user authorizes the client.

mod authorization_code;
mod device;
mod redirect;
mod renewal;

use sailwright_runtime::generated::{ClientBuilder, FlowUrls};
use sailwright_runtime::{AuthError, AuthProblem, AuthorizationCode, Url};
use sailwright_test_server::Server;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::builder_for;

const URLS: FlowUrls =
    FlowUrls { authorization_url: "/authorize?audience=api", token_url: "/token", refresh_url: "" };

/// Returns the flow of a builder.
fn code_flow(mut builder: ClientBuilder) -> AuthorizationCode {
    builder.configuration().code_flow("the client".to_owned(), URLS).expect("a flow")
}

/// Returns the flow of a client of a server.
fn code_flow_of(server: &Server) -> AuthorizationCode {
    code_flow(builder_for(server))
}

/// Returns the value of a query parameter.
fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(other, _)| other == name).map(|(_, value)| value.into_owned())
}

/// Returns the URL of a redirect with the state of the request, and `query` after it.
fn redirect(url: &Url, query: &str) -> String {
    let uri = parameter(url, "redirect_uri").expect("a redirect URI");
    let state = parameter(url, "state").expect("a state");
    format!("{uri}?state={state}&{query}")
}

/// Sends a `GET` request as a browser does, and returns the response; `None` if the connection is refused or closed.
async fn visit(url: &str) -> Option<String> {
    let url = Url::parse(url).expect("a URL");
    let address = (url.host_str().expect("a host"), url.port().expect("a port"));
    let mut stream = TcpStream::connect(address).await.ok()?;
    let target = &url.as_str()[start_of_path(&url)..];
    let request = format!("GET {target} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: */*\r\n\r\n");
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut response = String::new();
    stream.read_to_string(&mut response).await.ok()?;
    Some(response).filter(|response| !response.is_empty())
}

/// Returns the position at which the path of a URL begins.
fn start_of_path(url: &Url) -> usize {
    url.as_str()
        .find("//")
        .and_then(|at| url.as_str()[at + 2..].find('/').map(|to| at + 2 + to))
        .expect("a path")
}

/// Visits the redirect with `query` in a task of its own, as soon as the flow opens its URL.
fn browse(query: &'static str) -> impl FnOnce(Url) {
    move |url| drop(tokio::spawn(async move { visit(&redirect(&url, query)).await }))
}

/// Returns what the error of an invalid redirect says.
fn reason(error: &AuthError) -> &str {
    match error.problem() {
        AuthProblem::Redirect(reason) => reason,
        other => panic!("{other:?}"),
    }
}

//! The redirect to this machine (RFC 8252, section 7.3): one is accepted, with the right state.

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use sailwright_runtime::error::AuthorizationErrorCode;
use sailwright_runtime::generated::Client;
use sailwright_runtime::{AuthError, AuthProblem, Url};
use sailwright_test_server::Server;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use super::{browse, code_flow, code_flow_of, parameter, reason, redirect, visit};
use crate::support::json;

fn server() -> Server {
    Server::start(|_| json(200, r#"{"access_token":"t0ken"}"#))
}

/// Returns the error of a flow whose redirect is made by a function, which must not reach the token endpoint.
async fn error_of(make: impl FnOnce(&Url) -> String) -> AuthError {
    let server = server();
    let open = |url: Url| {
        let redirect = make(&url);
        drop(tokio::spawn(async move { visit(&redirect).await }));
    };
    let error = code_flow_of(&server).authorize(open).await.expect_err("an error");
    assert!(server.requests().is_empty(), "{error}");
    error
}

#[tokio::test]
async fn redirect_without_the_state_of_the_request_is_an_error() {
    let cases: [fn(&Url) -> String; 4] = [
        |url| redirect(url, "code=c").replace("?state=", "?state=x"),
        |url| redirect(url, "code=c").replace("?state=", "?other="),
        |url| {
            let text = redirect(url, "code=c");
            let state = parameter(url, "state").expect("a state");
            text.replace(&state, &state[1..])
        },
        |url| redirect(url, "error=access_denied").replace("?state=", "?State="),
    ];
    for case in cases {
        let error = error_of(case).await;
        assert_eq!(reason(&error), "its `state` is not that of the request");
    }
}

// RFC 6749, section 3.1: parameters must not be included more than once.
#[tokio::test]
async fn redirect_with_a_repeated_or_missing_parameter_is_an_error() {
    for query in ["code=a&code=b", "code=a&state=b", "error=a&error=b"] {
        let error = error_of(|url| redirect(url, query)).await;
        assert_eq!(reason(&error), "a parameter is repeated", "{query}");
    }
    for query in ["", "code=", "session=1"] {
        let error = error_of(|url| redirect(url, query)).await;
        assert_eq!(reason(&error), "it contains neither `code` nor `error`", "{query}");
    }
}

// RFC 6749, section 4.1.2.1.
#[tokio::test]
async fn error_of_the_server_is_typed() {
    let cases = [
        ("error=access_denied", AuthorizationErrorCode::AccessDenied, ""),
        (
            "error=invalid_scope&error_description=no+such%20scope",
            AuthorizationErrorCode::InvalidScope,
            "no such scope",
        ),
        ("error=temporarily_unavailable", AuthorizationErrorCode::TemporarilyUnavailable, ""),
        (
            "error=login_required&code=c",
            AuthorizationErrorCode::Other("login_required".to_owned()),
            "",
        ),
    ];
    for (query, expected, about) in cases {
        let error = error_of(|url| redirect(url, query)).await;
        let AuthProblem::Rejected { code, description } = error.problem() else {
            panic!("{error:?}")
        };
        assert_eq!((code, description.as_str()), (&expected, about));
    }
    let error =
        error_of(|url| redirect(url, "error=access_denied&error_description=a%1B%0Ab")).await;
    assert!(!error.to_string().contains(char::is_control), "{error:?}");
}

#[tokio::test]
async fn second_request_is_refused_and_requests_for_other_pages_do_not_count() {
    let server = server();
    let (sender, receiver) = oneshot::channel();
    let open = |url: Url| {
        drop(tokio::spawn(async move {
            let port = Url::parse(&redirect(&url, "")).expect("a URL").port().expect("a port");
            // A browser opens connections that it does not use, and asks for the icon of the page.
            let idle = TcpStream::connect(("127.0.0.1", port)).await.expect("a connection");
            let icon = visit(&format!("http://127.0.0.1:{port}/favicon.ico?code=x")).await;
            // Another program may try all ports.
            let scan = parameter(&url, "redirect_uri").expect("a redirect URI") + "?decode=1";
            assert!(visit(&scan).await.expect("a response").starts_with("HTTP/1.1 404 "));
            let mut other = TcpStream::connect(("127.0.0.1", port)).await.expect("a connection");
            other.write_all(b"nonsense\r\n\r\n").await.expect("a request");
            let first = visit(&redirect(&url, "code=c")).await;
            let second = visit(&redirect(&url, "code=c")).await;
            drop((idle, other));
            let _ = sender.send((icon, first, second));
        }));
    };
    code_flow_of(&server).authorize(open).await.expect("tokens");
    let (icon, first, second) = receiver.await.expect("responses");
    assert!(icon.expect("a response").starts_with("HTTP/1.1 404 "));
    let first = first.expect("a response");
    assert!(first.starts_with("HTTP/1.1 200 ") && first.contains("has been received"), "{first}");
    assert!(!first.contains("code="), "{first}");
    assert_eq!(second, None);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn page_after_a_wrong_redirect_says_that_it_failed_and_the_listener_is_closed() {
    let server = server();
    let (sender, receiver) = oneshot::channel();
    let open = |url: Url| {
        drop(tokio::spawn(async move {
            let wrong = redirect(&url, "code=c").replace("?state=", "?state=x");
            let pages = (visit(&wrong).await, visit(&redirect(&url, "code=c")).await);
            let _ = sender.send(pages);
        }));
    };
    code_flow_of(&server).authorize(open).await.expect_err("an error");
    let (wrong, right) = receiver.await.expect("responses");
    assert!(wrong.expect("a response").contains("has failed"));
    assert_eq!(right, None);
}

#[tokio::test]
async fn flow_expires_after_its_time_limit_and_the_listener_is_closed() {
    let server = server();
    let (sender, receiver) = oneshot::channel();
    let flow = code_flow_of(&server).time_limit(Duration::from_millis(50));
    let error = flow.authorize(|url| drop(sender.send(url))).await.expect_err("an error");
    assert!(matches!(error.problem(), AuthProblem::Expired), "{error:?}");
    let url = receiver.await.expect("a URL");
    assert_eq!(visit(&redirect(&url, "code=c")).await, None);
}

#[tokio::test]
async fn many_idle_connections_do_not_keep_the_redirect_away_forever() {
    let server = server();
    let open = |url: Url| {
        drop(tokio::spawn(async move {
            let port = Url::parse(&redirect(&url, "")).expect("a URL").port().expect("a port");
            let mut idle = Vec::new();
            for _ in 0..20 {
                idle.push(TcpStream::connect(("127.0.0.1", port)).await.expect("a connection"));
            }
            drop(idle);
            visit(&redirect(&url, "code=c")).await
        }));
    };
    code_flow_of(&server).authorize(open).await.expect("tokens");
}

#[test]
fn flow_outside_of_a_runtime_is_an_error() {
    let builder = Client::builder().base_url("http://127.0.0.1:9");
    let flow = code_flow(builder);
    let mut future = pin!(flow.authorize(browse("code=c")));
    let Poll::Ready(result) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("it waits")
    };
    let error = result.expect_err("an error");
    assert!(error.to_string().contains("runtime"), "{error}");
}

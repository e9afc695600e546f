//! Access tokens, and the secrets that must not be shown.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sailwright_runtime::generated::{
    AccessToken, AuthProblem, BoxFuture, CallOptions, Client, Error, RetryPolicy, TokenProvider,
};
use tokio::time::{Instant, sleep};

use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

use crate::support::{builder_for, get, json, post, response};

fn is_token(request: &RecordedRequest) -> bool {
    request.target == "/oauth/token"
}

fn tokens(server: &Server) -> usize {
    server.requests().iter().filter(|request| is_token(request)).count()
}

fn client(server: &Server) -> Client {
    builder_for(server).client_credentials("id", "s3cr&t").build().expect("a client")
}

async fn fetch(client: &Client) -> Result<u16, Error> {
    client.raw_client().execute(get("/things")).await.map(|response| response.status().as_u16())
}

#[tokio::test]
async fn token_is_fetched_by_the_first_call_and_kept() {
    let server = Server::start(|request| {
        if is_token(request) {
            json(200, r#"{"access_token":"t1","token_type":"Bearer","expires_in":749}"#)
        } else {
            json(200, "1")
        }
    });
    let client = client(&server);
    assert_eq!(tokens(&server), 0);
    for _ in 0..3 {
        assert_eq!(fetch(&client).await.expect("a response"), 200);
    }
    let all = server.requests();
    assert_eq!(all[0].line(), "POST /oauth/token HTTP/1.1");
    let body = "grant_type=client_credentials&client_id=id&client_secret=s3cr%26t";
    assert_eq!(all[0].text(), body);
    assert_eq!(all[0].header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(all[1].header("authorization"), Some("Bearer t1"));
    assert_eq!(tokens(&server), 1);
}

#[tokio::test(start_paused = true)]
async fn token_is_renewed_before_it_expires() {
    let server = Server::start(|request| {
        if is_token(request) {
            json(200, r#"{"access_token":"t","expires_in":749}"#)
        } else {
            json(200, "1")
        }
    });
    let client = client(&server);
    fetch(&client).await.expect("a response");
    sleep(Duration::from_secs(680)).await;
    fetch(&client).await.expect("a response");
    assert_eq!(tokens(&server), 1);
    sleep(Duration::from_secs(15)).await;
    fetch(&client).await.expect("a response");
    sleep(Duration::from_secs(1)).await;
    assert_eq!(tokens(&server), 2);
}

#[tokio::test(start_paused = true)]
async fn token_lifetime_can_be_any_number() {
    for (lifetime, fetched) in
        [("749.0", 2), ("\"749\"", 2), ("0", 1), ("-5", 1), ("1e300", 1), ("null", 1)]
    {
        let server = Server::start(move |request| {
            let token = format!(r#"{{"access_token":"t","expires_in":{lifetime}}}"#);
            json(200, if is_token(request) { &token } else { "1" })
        });
        let client = client(&server);
        fetch(&client).await.expect("a response");
        sleep(Duration::from_secs(800)).await;
        fetch(&client).await.expect("a response");
        assert_eq!(tokens(&server), fetched, "{lifetime}");
    }
}

#[tokio::test]
async fn endless_token_response_is_an_error() {
    let server = Server::start(|_| ScriptedResponse::new(200).repeat([b'a'; 10_000]));
    let failure = fetch(&client(&server)).await.expect_err("a failure");
    assert!(failure.to_string().contains("more than 1048576 bytes"), "{failure}");
}

#[tokio::test(start_paused = true)]
async fn token_request_is_shared_by_callers_with_an_expired_token() {
    let server = Server::start(|request| {
        if is_token(request) {
            json(200, r#"{"access_token":"t1","expires_in":1000}"#)
        } else {
            json(200, "1")
        }
    });
    let client = client(&server);
    fetch(&client).await.expect("a response");
    sleep(Duration::from_secs(2000)).await;
    call_concurrently(&client, 200).await;
    assert_eq!(tokens(&server), 2);
}

#[tokio::test(start_paused = true)]
async fn token_request_is_shared_by_callers_with_a_revoked_token() {
    let count = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        if is_token(request) {
            let number = count.fetch_add(1, Ordering::SeqCst);
            return json(200, &format!(r#"{{"access_token":"t{number}"}}"#));
        }
        let good = request.header("authorization") == Some("Bearer t1");
        if good { json(200, "1") } else { response(401, &[], "") }
    });
    let client = client(&server);
    call_concurrently(&client, 200).await;
    assert_eq!(tokens(&server), 2);
}

/// Makes calls at the same time; all must succeed.
async fn call_concurrently(client: &Client, callers: usize) {
    let calls: Vec<_> = (0..callers)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { fetch(&client).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.expect("no panic").expect("a response"), 200);
    }
}

#[tokio::test(start_paused = true)]
async fn second_401_is_returned() {
    let server = Server::start(|request| {
        if is_token(request) {
            json(200, r#"{"access_token":"t"}"#)
        } else {
            response(401, &[], "")
        }
    });
    assert_eq!(
        client(&server).raw_client().execute(post("/things")).await.expect("a response").status(),
        401
    );
    assert_eq!((tokens(&server), server.requests().len()), (2, 4));
}

#[tokio::test]
async fn static_token_is_not_sent_again_after_401() {
    let server = Server::start(|_| response(401, &[], ""));
    let client = builder_for(&server).token("t").build().expect("a client");
    assert_eq!(fetch(&client).await.expect("a response"), 401);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn token_request_is_retried_after_429_503_and_a_broken_connection() {
    let server = Server::start(|request| match (is_token(request), request.index) {
        (true, 0) => response(429, &[("retry-after", "7")], ""),
        (true, 1) => response(503, &[], ""),
        (true, 2) => ScriptedResponse::closed_connection(),
        (true, _) => json(200, r#"{"access_token":"t"}"#),
        _ => json(200, "1"),
    });
    let start = Instant::now();
    assert_eq!(fetch(&client(&server)).await.expect("a response"), 200);
    assert!(start.elapsed().as_secs() >= 7);
    assert_eq!(tokens(&server), 4);
}

#[tokio::test(start_paused = true)]
async fn rejected_credentials_are_a_typed_error_for_all_waiting_callers_without_the_secret() {
    let server = Server::start(|_| {
        let body = r#"{"error":"invalid_client","error_description":"s3cr&t is wrong"}"#;
        json(401, body)
    });
    let client = client(&server);
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { fetch(&client).await })
        })
        .collect();
    for call in calls {
        let failure = call.await.expect("no panic").expect_err("a failure");
        let Error::Auth(error) = &failure else { panic!("{failure}") };
        let AuthProblem::Refused { status, code, description, .. } = error.problem() else {
            panic!("{error}")
        };
        assert_eq!((status.as_u16(), code.as_deref()), (401, Some("invalid_client")));
        assert_eq!(description, "*** is wrong");
        assert!(!format!("{failure:?} {failure}").contains("s3cr"));
        assert!(!failure.request_was_sent() && !failure.is_retryable());
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn retry_of_the_token_request_after_the_deadline_is_an_error() {
    let server = Server::start(|_| response(429, &[("retry-after", "600")], ""));
    let client =
        client(&server).with_options(CallOptions::default().total_timeout(Duration::from_secs(5)));
    let failure = client.raw_client().execute(get("/things")).await.expect_err("a failure");
    assert_eq!(failure.retry_after(), Some(Duration::from_secs(600)));
    assert!(failure.is_retryable());
}

#[tokio::test(start_paused = true)]
async fn short_deadline_of_one_caller_does_not_fail_other_callers() {
    for (status, headers) in [(0, vec![]), (429, vec![("retry-after", "60")])] {
        let server = Server::start(move |request| match (is_token(request), request.index) {
            (true, 0) if status == 0 => ScriptedResponse::silence(),
            (true, 0) => response(status, &headers, ""),
            (true, _) => json(200, r#"{"access_token":"t"}"#),
            _ => json(200, "1"),
        });
        let client = client(&server);
        let with_deadline =
            client.with_options(CallOptions::default().total_timeout(Duration::from_secs(5)));
        let first = tokio::spawn(async move { fetch(&with_deadline).await });
        tokio::task::yield_now().await;
        call_concurrently(&client, 50).await;
        assert!(first.await.expect("no panic").is_err());
        assert_eq!(tokens(&server), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn callers_with_equal_deadlines_share_the_token_error() {
    let server = Server::start(|_| response(429, &[("retry-after", "600")], ""));
    let client =
        client(&server).with_options(CallOptions::default().total_timeout(Duration::from_secs(5)));
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { fetch(&client).await })
        })
        .collect();
    for call in calls {
        assert!(call.await.expect("no panic").is_err());
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn secret_in_an_html_error_page_is_hidden() {
    let server = Server::start(|request| {
        let page = format!(
            "<p>{}</p>{} {} s3cr&t",
            "x".repeat(150),
            request.text(),
            "y".repeat(490 - 230)
        );
        response(502, &[("content-type", "text/html")], page)
    });
    let client = builder_for(&server).retry(RetryPolicy::none());
    let client = client.client_credentials("id", "s3cr&t").build().expect("a client");
    let failure = fetch(&client).await.expect_err("a failure");
    let shown = format!("{failure:?} {failure}");
    assert!(shown.contains("client_secret=***") && !shown.contains("s3c"), "{shown}");
}

#[tokio::test(start_paused = true)]
async fn failed_renewal_does_not_fail_callers_with_a_valid_token() {
    let server = Server::start(|request| match (is_token(request), request.index) {
        (true, 0) => json(200, r#"{"access_token":"t","expires_in":1000}"#),
        (true, _) => response(500, &[], ""),
        _ => json(200, "1"),
    });
    let client = client(&server);
    fetch(&client).await.expect("a response");
    sleep(Duration::from_secs(970)).await;
    assert_eq!(fetch(&client).await.expect("a response"), 200);
    sleep(Duration::from_secs(1)).await;
    assert_eq!(tokens(&server), 2);
}

#[tokio::test]
async fn secrets_are_not_in_debug_output() {
    let server = Server::start(|_| json(200, "1"));
    let builder = builder_for(&server).token("t0ps3cret");
    let shown = format!("{builder:?}");
    let client = builder.build().expect("a client");
    let shown = format!("{shown} {client:?} {:?}", AccessToken::new("t0ps3cret", None));
    assert!(!shown.contains("t0ps3cret"), "{shown}");
}

#[tokio::test]
async fn credentials_are_hidden_from_hooks() {
    let server = Server::start(|_| json(200, "1"));
    let builder = builder_for(&server).token("t0ps3cret").on_request(|request| {
        assert!(!format!("{request:?}").contains("t0ps3cret"));
        request.headers.insert("x-hook", "h".parse().expect("a value"));
    });
    fetch(&builder.build().expect("a client")).await.expect("a response");
    let all = server.requests();
    assert_eq!(all[0].header("authorization"), Some("Bearer t0ps3cret"));
    assert_eq!(all[0].header("x-hook"), Some("h"));
}

struct Vault(Arc<AtomicUsize>);

impl TokenProvider for Vault {
    fn token(
        &self,
    ) -> BoxFuture<'_, Result<AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
        Box::pin(async {
            let number = self.0.fetch_add(1, Ordering::SeqCst);
            if number > 1 {
                Err("sealed".into())
            } else {
                Ok(AccessToken::new(format!("v{number}"), None))
            }
        })
    }
}

#[tokio::test]
async fn custom_token_provider_is_called_again_after_401() {
    let server = Server::start(|request| match request.header("authorization") {
        Some("Bearer v1") => json(200, "1"),
        _ => response(401, &[], ""),
    });
    let asked = Arc::new(AtomicUsize::new(0));
    let builder = builder_for(&server).token_provider(Vault(asked.clone()));
    assert_eq!(fetch(&builder.build().expect("a client")).await.expect("a response"), 200);
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

//! Tokens and secrets.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sailwright_runtime::runtime::{
    AccessToken, AuthProblem, BoxFuture, CallOptions, Client, Error, RetryPolicy, TokenProvider,
    Value,
};
use tokio::time::{Instant, sleep};

use crate::server::{Received, Server, Step, get, json, post, response};

fn is_token(request: &Received) -> bool {
    request.target() == "/oauth/token"
}

fn tokens(server: &Server) -> usize {
    server.received().iter().filter(|request| is_token(request)).count()
}

fn client(server: &Server) -> Client {
    server.builder().client_credentials("id", "s3cr&t").build().expect("a client")
}

async fn fetch(client: &Client) -> Result<u16, Error> {
    client.execute(get("/things")).await.map(|response| response.status().as_u16())
}

#[tokio::test]
async fn a_token_is_fetched_when_it_is_needed_and_kept() {
    let server = Server::start(|request| {
        if is_token(request) {
            json(200, r#"{"access_token":"t1","token_type":"Bearer","expires_in":749}"#)
        } else {
            json(200, "1")
        }
    })
    .await;
    let client = client(&server);
    assert_eq!(tokens(&server), 0);
    for _ in 0..3 {
        assert_eq!(fetch(&client).await.expect("an answer"), 200);
    }
    let all = server.received();
    assert_eq!(all[0].line, "POST /oauth/token HTTP/1.1");
    let body = "grant_type=client_credentials&client_id=id&client_secret=s3cr%26t";
    assert_eq!(all[0].text(), body);
    assert_eq!(all[0].header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(all[1].header("authorization"), Some("Bearer t1"));
    assert_eq!(tokens(&server), 1);
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_before_it_expires() {
    let server = Server::start(|request| {
        if is_token(request) {
            json(200, r#"{"access_token":"t","expires_in":749}"#)
        } else {
            json(200, "1")
        }
    })
    .await;
    let client = client(&server);
    fetch(&client).await.expect("an answer");
    sleep(Duration::from_secs(680)).await;
    fetch(&client).await.expect("an answer");
    assert_eq!(tokens(&server), 1);
    sleep(Duration::from_secs(15)).await;
    fetch(&client).await.expect("an answer");
    assert_eq!(tokens(&server), 2);
}

#[tokio::test(start_paused = true)]
async fn the_life_of_a_token_may_be_any_number() {
    for (life, fetched) in
        [("749.0", 2), ("\"749\"", 2), ("0", 1), ("-5", 1), ("1e300", 1), ("null", 1)]
    {
        let server = Server::start(move |request| {
            let token = format!(r#"{{"access_token":"t","expires_in":{life}}}"#);
            json(200, if is_token(request) { &token } else { "1" })
        })
        .await;
        let client = client(&server);
        fetch(&client).await.expect("an answer");
        sleep(Duration::from_secs(800)).await;
        fetch(&client).await.expect("an answer");
        assert_eq!(tokens(&server), fetched, "{life}");
    }
}

#[tokio::test]
async fn an_endless_token_is_not_read_to_its_end() {
    let head = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    let server = Server::start(move |_| Step::Endless(head.clone(), vec![b'a'; 10_000])).await;
    let failure = fetch(&client(&server)).await.expect_err("a failure");
    assert!(failure.to_string().contains("more than 1048576 bytes"), "{failure}");
}

#[tokio::test(start_paused = true)]
async fn two_hundred_callers_with_an_expired_token_make_one_token_request() {
    let server = Server::start(|request| {
        if is_token(request) {
            json(200, r#"{"access_token":"t1","expires_in":1000}"#)
        } else {
            json(200, "1")
        }
    })
    .await;
    let client = client(&server);
    fetch(&client).await.expect("an answer");
    sleep(Duration::from_secs(2000)).await;
    together(&client, 200).await;
    assert_eq!(tokens(&server), 2);
}

#[tokio::test(start_paused = true)]
async fn two_hundred_callers_with_a_revoked_token_make_one_token_request() {
    let count = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        if is_token(request) {
            let number = count.fetch_add(1, Ordering::SeqCst);
            return json(200, &format!(r#"{{"access_token":"t{number}"}}"#));
        }
        let good = request.header("authorization") == Some("Bearer t1");
        if good { json(200, "1") } else { response(401, &[], "") }
    })
    .await;
    let client = client(&server);
    together(&client, 200).await;
    assert_eq!(tokens(&server), 2);
}

async fn together(client: &Client, callers: usize) {
    let calls: Vec<_> = (0..callers)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { fetch(&client).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.expect("no panic").expect("an answer"), 200);
    }
}

#[tokio::test(start_paused = true)]
async fn a_second_401_is_the_answer() {
    let server = Server::start(|request| {
        if is_token(request) {
            json(200, r#"{"access_token":"t"}"#)
        } else {
            response(401, &[], "")
        }
    })
    .await;
    assert_eq!(client(&server).execute(post("/things")).await.expect("an answer").status(), 401);
    assert_eq!((tokens(&server), server.received().len()), (2, 4));
}

#[tokio::test]
async fn a_static_token_is_not_sent_twice_to_a_server_that_refuses_it() {
    let server = Server::start(|_| response(401, &[], "")).await;
    let client = server.builder().token("t").build().expect("a client");
    assert_eq!(fetch(&client).await.expect("an answer"), 401);
    assert_eq!(server.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_token_endpoint_is_asked_again_when_it_is_busy_or_broken() {
    let server = Server::start(|request| match (is_token(request), request.index) {
        (true, 0) => response(429, &[("retry-after", "7")], ""),
        (true, 1) => response(503, &[], ""),
        (true, 2) => Step::Drop,
        (true, _) => json(200, r#"{"access_token":"t"}"#),
        _ => json(200, "1"),
    })
    .await;
    let start = Instant::now();
    assert_eq!(fetch(&client(&server)).await.expect("an answer"), 200);
    assert!(start.elapsed().as_secs() >= 7);
    assert_eq!(tokens(&server), 4);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_typed_shared_by_those_who_waited_and_does_not_repeat_the_secret() {
    let server = Server::start(|_| {
        let body = r#"{"error":"invalid_client","error_description":"s3cr&t is wrong"}"#;
        json(401, body)
    })
    .await;
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
        let error: Error<Value> = failure.into();
        assert!(!error.may_have_been_carried_out() && !error.is_retryable());
    }
    assert_eq!(server.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_busy_token_endpoint_is_not_waited_for_beyond_the_deadline() {
    let server = Server::start(|_| response(429, &[("retry-after", "600")], "")).await;
    let client = client(&server).with(CallOptions::new().total_timeout(Duration::from_secs(5)));
    let failure = client.execute(get("/things")).await.expect_err("a failure");
    let error: Error<Value> = failure.into();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(600)));
    assert!(error.is_retryable());
}

#[tokio::test(start_paused = true)]
async fn a_caller_in_a_hurry_does_not_fail_for_those_who_wait_with_it() {
    for (status, headers) in [(0, vec![]), (429, vec![("retry-after", "60")])] {
        let server = Server::start(move |request| match (is_token(request), request.index) {
            (true, 0) if status == 0 => Step::Stall,
            (true, 0) => response(status, &headers, ""),
            (true, _) => json(200, r#"{"access_token":"t"}"#),
            _ => json(200, "1"),
        })
        .await;
        let client = client(&server);
        let hurried = client.with(CallOptions::new().total_timeout(Duration::from_secs(5)));
        let first = tokio::spawn(async move { fetch(&hurried).await });
        tokio::task::yield_now().await;
        together(&client, 50).await;
        assert!(first.await.expect("no panic").is_err());
        assert_eq!(tokens(&server), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn callers_in_the_same_hurry_fail_together() {
    let server = Server::start(|_| response(429, &[("retry-after", "600")], "")).await;
    let client = client(&server).with(CallOptions::new().total_timeout(Duration::from_secs(5)));
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { fetch(&client).await })
        })
        .collect();
    for call in calls {
        assert!(call.await.expect("no panic").is_err());
    }
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_caller_that_goes_away_leaves_the_token_to_the_next() {
    let server = Server::start(|request| match (is_token(request), request.index) {
        (true, 0) => Step::Stall,
        (true, _) => json(200, r#"{"access_token":"t"}"#),
        _ => json(200, "1"),
    })
    .await;
    let client = client(&server);
    let leader = client.clone();
    let leader = tokio::spawn(async move { fetch(&leader).await });
    while server.received().is_empty() {
        sleep(Duration::from_millis(1)).await;
    }
    let next = tokio::spawn(async move { fetch(&client).await });
    sleep(Duration::from_millis(20)).await;
    leader.abort();
    assert_eq!(next.await.expect("no panic").expect("an answer"), 200);
    assert_eq!(tokens(&server), 2);
}

#[tokio::test]
async fn a_page_that_repeats_what_was_sent_does_not_repeat_the_secret() {
    let server = Server::start(|request| {
        let page = format!(
            "<p>{}</p>{} {} s3cr&t",
            "x".repeat(150),
            request.text(),
            "y".repeat(490 - 230)
        );
        response(502, &[("content-type", "text/html")], page)
    })
    .await;
    let client = server.builder().retry(RetryPolicy::none());
    let client = client.client_credentials("id", "s3cr&t").build().expect("a client");
    let failure = fetch(&client).await.expect_err("a failure");
    let shown = format!("{failure:?} {failure}");
    assert!(shown.contains("client_secret=***") && !shown.contains("s3c"), "{shown}");
}

#[tokio::test(start_paused = true)]
async fn callers_with_a_valid_token_do_not_fail_with_a_renewal_that_fails() {
    let server = Server::start(|request| match (is_token(request), request.index) {
        (true, 0) => json(200, r#"{"access_token":"t","expires_in":1000}"#),
        (true, _) => response(500, &[], ""),
        _ => json(200, "1"),
    })
    .await;
    let client = client(&server);
    fetch(&client).await.expect("an answer");
    sleep(Duration::from_secs(970)).await;
    assert_eq!(fetch(&client).await.expect("an answer"), 200);
    assert_eq!(tokens(&server), 2);
}

#[tokio::test]
async fn secrets_do_not_show() {
    let server = Server::start(|_| json(200, "1")).await;
    let builder = server.builder().token("t0ps3cret");
    let shown = format!("{builder:?}");
    let client = builder.build().expect("a client");
    let shown = format!("{shown} {client:?} {:?}", AccessToken::new("t0ps3cret", None));
    assert!(!shown.contains("t0ps3cret"), "{shown}");
}

#[tokio::test]
async fn hooks_do_not_see_credentials() {
    let server = Server::start(|_| json(200, "1")).await;
    let builder = server.builder().token("t0ps3cret").on_request(|outgoing| {
        assert!(!format!("{outgoing:?}").contains("t0ps3cret"));
        outgoing.headers_mut().insert("x-hook", "h".parse().expect("a value"));
    });
    fetch(&builder.build().expect("a client")).await.expect("an answer");
    let all = server.received();
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
async fn a_provider_of_ones_own_is_asked_again_after_a_401() {
    let server = Server::start(|request| match request.header("authorization") {
        Some("Bearer v1") => json(200, "1"),
        _ => response(401, &[], ""),
    })
    .await;
    let asked = Arc::new(AtomicUsize::new(0));
    let builder = server.builder().token_provider(Vault(asked.clone()));
    assert_eq!(fetch(&builder.build().expect("a client")).await.expect("an answer"), 200);
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn an_anonymous_request_shows_nothing() {
    let server = Server::start(|_| json(200, "1")).await;
    let client = server.builder().token("t").api_key_query("key", "k").build().expect("a client");
    let mut request = get("/things");
    request.anonymous();
    client.execute(request).await.expect("an answer");
    client.execute(get("/things")).await.expect("an answer");
    let all = server.received();
    assert_eq!((all[0].header("authorization"), all[0].query("key")), (None, None));
    assert_eq!(
        (all[1].header("authorization"), all[1].query("key")),
        (Some("Bearer t"), Some("k"))
    );
}

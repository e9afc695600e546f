//! Redirects, and who gets to see credentials.

use sailwright_runtime::runtime::{Client, Method, Request};

use crate::server::{Server, get, json, post, response};

fn client(server: &Server) -> Client {
    let builder = server.builder().token("t").api_key_cookie("session", "s");
    builder.client_parameter("x-tenant", "acme").build().expect("a client")
}

fn tenant_request() -> Request {
    let mut request = get("/things");
    request.client_header("x-tenant", true);
    request
}

#[tokio::test]
async fn a_redirect_of_the_same_origin_keeps_credentials() {
    let server = Server::start(|request| match request.index {
        0 => response(302, &[("location", "/elsewhere?a=b")], ""),
        _ => json(200, "1"),
    })
    .await;
    let response_future = client(&server).execute(tenant_request()).await.expect("an answer");
    assert_eq!(response_future.status(), 200);
    let all = server.received();
    assert_eq!(all[1].target(), "/elsewhere?a=b");
    assert_eq!(all[1].header("authorization"), Some("Bearer t"));
    assert_eq!(all[1].header("x-tenant"), Some("acme"));
}

#[tokio::test]
async fn a_redirect_to_another_origin_takes_nothing_along_and_never_gets_it_back() {
    let home = Server::start(|_| json(200, "2")).await;
    let back = format!("{}/v1/back", home.url);
    let other = Server::start(move |_| response(302, &[("location", &back)], "")).await;
    let away = format!("{}/signed?x=1", other.url);
    let server = Server::start(move |_| response(307, &[("location", &away)], "")).await;
    let response_future = client(&server).execute(tenant_request()).await.expect("an answer");
    assert_eq!(response_future.status(), 200);
    for request in other.received().iter().chain(&home.received()) {
        for name in ["authorization", "cookie", "x-tenant", "referer"] {
            assert_eq!(request.header(name), None, "{name}");
        }
    }
    assert_eq!(other.received()[0].header("accept"), Some("application/json"));
}

#[tokio::test]
async fn a_post_is_not_redirected_but_by_307_and_308_of_the_same_origin() {
    for (status, sent) in [(301, 1), (302, 1), (303, 1), (307, 2), (308, 2)] {
        let server = Server::start(move |request| match request.index {
            0 => response(status, &[("location", "/v1/other")], ""),
            _ => json(200, "1"),
        })
        .await;
        let response_future = client(&server).execute(post("/things")).await.expect("an answer");
        assert_eq!(response_future.status().as_u16(), if sent == 1 { status } else { 200 });
        let all = server.received();
        assert_eq!(all.len(), sent);
        assert!(all.iter().all(|request| request.text() == "\"hello\""));
    }
}

#[tokio::test]
async fn a_post_is_not_redirected_to_another_origin() {
    let other = Server::start(|_| json(200, "1")).await;
    let away = other.url.clone();
    let server = Server::start(move |_| response(307, &[("location", &away)], "")).await;
    let response_future = client(&server).execute(post("/things")).await.expect("an answer");
    assert_eq!(response_future.status(), 307);
    assert!(other.received().is_empty());
}

#[tokio::test]
async fn a_redirect_that_leads_nowhere_is_the_answer() {
    for place in ["file:///etc/hosts", "javascript:1", "data:,1", "http://", "ftp://x/"] {
        let server = Server::start(move |_| response(302, &[("location", place)], "")).await;
        let response_future = client(&server).execute(get("/things")).await.expect("an answer");
        assert_eq!(
            (response_future.status().as_u16(), server.received().len()),
            (302, 1),
            "{place}"
        );
    }
}

#[tokio::test]
async fn a_name_in_a_redirect_does_not_replace_the_credentials() {
    let server = Server::start(|request| match request.index {
        0 => {
            let host = request.header("host").expect("a host");
            response(302, &[("location", &format!("http://user:pass@{host}/v1/there"))], "")
        }
        _ => json(200, "1"),
    })
    .await;
    client(&server).execute(get("/things")).await.expect("an answer");
    assert_eq!(server.received()[1].header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn a_loop_of_redirects_ends() {
    let server = Server::start(|_| response(302, &[("location", "/loop")], "")).await;
    let response_future = client(&server).execute(get("/things")).await.expect("an answer");
    assert_eq!(response_future.status(), 302);
    assert_eq!(server.received().len(), 11);
}

#[tokio::test]
async fn a_raw_request_has_credentials_and_typed_failures() {
    let server = Server::start(|request| match request.index {
        0 => json(200, "[1]"),
        _ => json(404, r#"{"message":"gone"}"#),
    })
    .await;
    let client = client(&server);
    let raw = client.raw(Method::GET, "/v9/{id}/odd").path("id", &"a/b").query("q", &"x y");
    let response_future = raw.clone().send().await.expect("an answer");
    assert_eq!(response_future.json::<Vec<i64>>().expect("a list"), [1]);
    let request = &server.received()[0];
    assert_eq!(request.target(), "/v9/a%2Fb/odd?q=x%20y");
    assert_eq!(request.header("authorization"), Some("Bearer t"));
    let error = raw.send().await.expect_err("an error");
    assert_eq!(error.api().expect("a body")["message"], "gone");
}

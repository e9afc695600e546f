//! Redirects, and the credentials that they keep or drop.

use std::sync::{Arc, OnceLock};

use sailwright_runtime::generated::{Client, Method, Request, SchemeKind, Security};

use sailwright_test_server::{ROOT_CERTIFICATE, Server};

use crate::support::{builder_for, get, json, post, response};

fn client(server: &Server) -> Client {
    let mut builder = builder_for(server).token("t");
    builder.configuration().security = Security {
        schemes: &[("token", SchemeKind::Bearer), ("session", SchemeKind::Cookie("session"))],
        requirements: &[&[&[(0, ""), (1, "")]]],
    };
    builder.configuration().set_scheme_key("session", "s".to_owned());
    builder.configuration().parameters.insert("x-tenant", "acme".to_owned());
    builder.build().expect("a client")
}

fn tenant_request() -> Request {
    let mut request = get("/things");
    request.client_header("x-tenant", true);
    request
}

#[tokio::test]
async fn redirect_to_the_same_origin_keeps_credentials() {
    let server = Server::start(|request| match request.index {
        0 => response(302, &[("location", "/elsewhere?a=b")], ""),
        _ => json(200, "1"),
    });
    let response =
        client(&server).raw_client().execute(tenant_request()).await.expect("a response");
    assert_eq!(response.status(), 200);
    let all = server.requests();
    assert_eq!(all[1].target, "/elsewhere?a=b");
    assert_eq!(all[1].header("authorization"), Some("Bearer t"));
    assert_eq!(all[1].header("x-tenant"), Some("acme"));
}

#[tokio::test]
async fn credentials_dropped_by_a_redirect_to_another_origin_are_not_sent_again() {
    let home = Server::start(|_| json(200, "2"));
    let back = format!("{}/v1/back", home.url());
    let other = Server::start(move |_| response(302, &[("location", &back)], ""));
    let away = format!("{}/signed?x=1", other.url());
    let server = Server::start(move |_| response(307, &[("location", &away)], ""));
    let response =
        client(&server).raw_client().execute(tenant_request()).await.expect("a response");
    assert_eq!(response.status(), 200);
    for request in other.requests().iter().chain(&home.requests()) {
        for name in ["authorization", "cookie", "x-tenant", "referer"] {
            assert_eq!(request.header(name), None, "{name}");
        }
    }
    assert_eq!(other.requests()[0].header("accept"), Some("application/json"));
}

#[tokio::test]
async fn post_is_redirected_only_by_307_and_308_of_the_same_origin() {
    for (status, sent) in [(301, 1), (302, 1), (303, 1), (307, 2), (308, 2)] {
        let server = Server::start(move |request| match request.index {
            0 => response(status, &[("location", "/v1/other")], ""),
            _ => json(200, "1"),
        });
        let response =
            client(&server).raw_client().execute(post("/things")).await.expect("a response");
        assert_eq!(response.status().as_u16(), if sent == 1 { status } else { 200 });
        let all = server.requests();
        assert_eq!(all.len(), sent);
        assert!(all.iter().all(|request| request.text() == "\"hello\""));
    }
}

#[tokio::test]
async fn post_is_not_redirected_to_another_origin() {
    let other = Server::start(|_| json(200, "1"));
    let away = other.url().to_owned();
    let server = Server::start(move |_| response(307, &[("location", &away)], ""));
    let response = client(&server).raw_client().execute(post("/things")).await.expect("a response");
    assert_eq!(response.status(), 307);
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn redirect_to_an_unsupported_location_is_returned() {
    for location in ["file:///etc/hosts", "javascript:1", "data:,1", "http://", "ftp://x/"] {
        let server = Server::start(move |_| response(302, &[("location", location)], ""));
        let response =
            client(&server).raw_client().execute(get("/things")).await.expect("a response");
        assert_eq!((response.status().as_u16(), server.requests().len()), (302, 1), "{location}");
    }
}

#[tokio::test]
async fn user_info_of_a_redirect_does_not_replace_the_credentials() {
    let server = Server::start(|request| match request.index {
        0 => {
            let host = request.header("host").expect("a host");
            response(302, &[("location", &format!("http://user:pass@{host}/v1/there"))], "")
        }
        _ => json(200, "1"),
    });
    client(&server).raw_client().execute(get("/things")).await.expect("a response");
    assert_eq!(server.requests()[1].header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn redirect_loop_ends_after_ten_redirects() {
    let server = Server::start(|_| response(302, &[("location", "/loop")], ""));
    let response = client(&server).raw_client().execute(get("/things")).await.expect("a response");
    assert_eq!(response.status(), 302);
    assert_eq!(server.requests().len(), 11);
}

#[tokio::test]
async fn raw_request_has_credentials_and_typed_errors() {
    let server = Server::start(|request| match request.index {
        0 => json(200, "[1]"),
        _ => json(404, r#"{"message":"gone"}"#),
    });
    let client = client(&server);
    let raw = client.request(Method::GET, "/v9/{id}/odd").path("id", &"a/b").query("q", &"x y");
    let response = raw.clone().send().await.expect("a response");
    assert_eq!(response.json::<Vec<i64>>().expect("a list"), [1]);
    let request = &server.requests()[0];
    assert_eq!(request.target, "/v9/a%2Fb/odd?q=x%20y");
    assert_eq!(request.header("authorization"), Some("Bearer t"));
    let error = raw.send().await.expect_err("an error");
    assert_eq!(error.api().expect("a body")["message"], "gone");
}

// Apple rejects certificates with a validity of 100 years.
#[cfg(not(target_vendor = "apple"))]
#[tokio::test]
async fn redirect_from_https_back_to_plain_http_is_not_followed() {
    let url = Arc::new(OnceLock::<String>::new());
    let back = url.clone();
    let secure = Server::builder().tls().start(move |_| {
        let back = back.get().expect("the URL of the first server");
        response(302, &[("location", &format!("{back}/v1/back"))], "")
    });
    let away = format!("{}/away", secure.url());
    let home = Server::start(move |_| response(302, &[("location", &away)], ""));
    url.set(home.url().to_owned()).expect("no other URL");
    let builder = builder_for(&home).token("t").root_certificates(ROOT_CERTIFICATE);
    let client = builder.build().expect("a client");
    let response = client.raw_client().execute(get("/things")).await.expect("a response");
    assert_eq!(response.status(), 302);
    assert_eq!((home.requests().len(), secure.requests().len()), (1, 1));
    assert_eq!(secure.requests()[0].header("authorization"), None);
}

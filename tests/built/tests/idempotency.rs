//! Keys of generated requests, in both forms of the runtime.

use sailwright_built::{calendar, shared};
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

/// Calls two operations, the second one with a key of the caller.
macro_rules! calls {
    ($crate_:ident, $server:expr) => {{
        let builder = $crate_::Client::builder().base_url($server.url()).token("t");
        let client = builder.build().expect("a client");
        let guest: $crate_::types::Guest = serde_json::from_str(r#""Ada""#).expect("a guest");
        client.guests().invite(&guest).send().await.expect("a response");
        let own = client.guests().invite(&guest).idempotency_key("own");
        own.send().await.expect("a response");
    }};
}

fn server() -> Server {
    Server::start(|request: &RecordedRequest| match request.index {
        0 | 2 => ScriptedResponse::closed_connection(),
        _ => ScriptedResponse::json(201, r#"{"cents":1,"currency":"EUR"}"#),
    })
}

/// Checks that both calls were sent twice, each with the same key.
fn check(server: &Server) {
    let all = server.requests();
    let keys: Vec<_> = all.iter().map(|each| each.header("idempotency-key")).collect();
    assert_eq!(keys.len(), 4);
    assert!(keys[0].is_some_and(|key| key.len() == 36) && keys[0] == keys[1], "{keys:?}");
    assert_eq!(keys[2..], [Some("own"), Some("own")]);
}

#[tokio::test]
async fn post_with_a_key_is_sent_again_with_an_embedded_runtime() {
    let server = server();
    calls!(calendar, server);
    check(&server);
}

#[tokio::test]
async fn post_with_a_key_is_sent_again_with_the_runtime_as_a_dependency() {
    let server = server();
    calls!(shared, server);
    check(&server);
}

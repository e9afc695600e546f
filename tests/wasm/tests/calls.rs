//! Calls of the generated client in WebAssembly against a server in the same process. Node has the `fetch` of browsers.
#![cfg(target_family = "wasm")]

mod server;

use sailpoint::types::RecommendationConfigDto;
use sailpoint::{Client, Error};
use wasm_bindgen_test::wasm_bindgen_test;

use server::Server;

fn client(server: &Server) -> Client {
    Client::builder()
        .base_url(server.url())
        .token("secret")
        .experimental(true)
        .build()
        .expect("the settings are valid")
}

#[wasm_bindgen_test]
async fn a_typed_response_is_read() {
    let server = Server::start(&[(
        200,
        r#"{"recommenderFeatures":["team"],"peerGroupPercentageThreshold":0.5}"#,
    )])
    .await;
    let request = client(&server).v2024().recommendations().get_recommendations_config();
    let value = request.send().await.expect("the server responds with 200").into_value();
    assert_eq!(value.recommender_features.as_deref(), Some(&["team".to_owned()][..]));
    assert_eq!(value.peer_group_percentage_threshold, Some(0.5));
    assert_eq!(server.requests(), ["GET /v2024/recommendations/config Bearer secret true"]);
}

#[wasm_bindgen_test]
async fn a_body_is_sent() {
    let server = Server::start(&[(200, r#"{"onlyTuneThreshold":true}"#)]).await;
    let body = RecommendationConfigDto {
        only_tune_threshold: Some(true),
        ..RecommendationConfigDto::default()
    };
    let request = client(&server).v2024().recommendations().update_recommendations_config(&body);
    assert_eq!(request.send().await.expect("the server responds with 200").into_value(), body);
    assert_eq!(
        server.requests(),
        [r#"PUT /v2024/recommendations/config Bearer secret true {"onlyTuneThreshold":true}"#]
    );
}

#[wasm_bindgen_test]
async fn a_call_is_repeated_and_ends_with_the_documented_error() {
    let server = Server::start(&[(503, "{}"), (403, r#"{"detailCode":"403.1"}"#)]).await;
    let request = client(&server).v2024().recommendations().get_recommendations_config();
    match request.send().await {
        Err(Error::Api(error)) => assert_eq!(error.raw().status(), 403),
        other => panic!("a documented error was expected: {other:?}"),
    }
    assert_eq!(server.requests().len(), 2);
}

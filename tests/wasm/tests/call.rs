//! A call that `fetch` of the JavaScript runtime sends to the server of `.ci/wasm`.
#![cfg(target_family = "wasm")]

use sailpoint::{Client, Error};
use wasm_bindgen_test::wasm_bindgen_test;

/// The URL of the server, which `.ci/wasm` sets.
const URL: &str = match option_env!("SAILWRIGHT_WASM_SERVER") {
    Some(url) => url,
    None => "http://127.0.0.1:9",
};

#[wasm_bindgen_test]
async fn call_has_its_headers_and_returns_the_body() {
    let builder = Client::builder().base_url(URL).experimental(true);
    let client = builder.token("t0ken").build().expect("a client");
    let request = client.v2024().recommendations().get_recommendations_config();
    let response = request.send().await.expect("a response");
    assert_eq!(response.value().only_tune_threshold, Some(true));
}

#[wasm_bindgen_test]
async fn error_of_the_server_is_typed() {
    let builder = Client::builder().base_url(URL).experimental(true);
    let client = builder.token("other").build().expect("a client");
    let request = client.v2024().recommendations().get_recommendations_config();
    let error = request.send().await.expect_err("an error");
    assert!(matches!(error, Error::Api(_)), "{error}");
}

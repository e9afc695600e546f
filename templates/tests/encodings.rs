//! Compressed response bodies: each encoding is decoded with its cargo feature, and left as it is without it.
//!
//! The bytes are made by the encoders of Node.js 20 (`br`, `gzip`) and by the command `zstd` 1.5.4.
#![cfg(all(feature = "full", feature = "rustls-ring"))]

use sailwright_runtime::generated::{Client, Method, RawResponse, Request};
use sailwright_test_server::{ScriptedResponse, Server};

const TEXT: &str = r#"["pets","cats and pets","pets and cats and pets"]"#;

const BROTLI: &[u8] = &[
    0x1b, 0x30, 0x00, 0xf8, 0x9d, 0x07, 0xb6, 0xcd, 0xa7, 0x2c, 0x51, 0x7c, 0x96, 0xdf, 0x91, 0x62,
    0xbd, 0x15, 0x56, 0xe6, 0xa6, 0xc6, 0xe0, 0x92, 0xae, 0x8b, 0xa5, 0x41, 0x44, 0xc8, 0xe6, 0x74,
    0x05, 0x8a, 0x08, 0x53, 0x91, 0x1a, 0x00, 0x85, 0x81, 0xb3, 0x49, 0xe3, 0x81, 0x45, 0x07,
];

const GZIP: &[u8] = &[
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x8b, 0x56, 0x2a, 0x48, 0x2d, 0x29,
    0x56, 0xd2, 0x51, 0x4a, 0x4e, 0x2c, 0x29, 0x56, 0x48, 0xcc, 0x4b, 0x51, 0x80, 0xf2, 0x41, 0x14,
    0x98, 0x8f, 0x2a, 0x11, 0x0b, 0x00, 0x04, 0xed, 0x3d, 0x30, 0x31, 0x00, 0x00, 0x00,
];

const ZSTD: &[u8] = &[
    0x28, 0xb5, 0x2f, 0xfd, 0x24, 0x31, 0x05, 0x01, 0x00, 0xa8, 0x5b, 0x22, 0x70, 0x65, 0x74, 0x73,
    0x22, 0x2c, 0x22, 0x63, 0x61, 0x74, 0x73, 0x20, 0x61, 0x6e, 0x64, 0x20, 0x70, 0x65, 0x5d, 0x03,
    0x00, 0x3c, 0x25, 0x00, 0x0e, 0x1b, 0x77, 0x86, 0x01, 0x87, 0x77, 0x55, 0xba,
];

/// The encodings, their bytes, and whether they have their feature.
const ENCODINGS: [(&str, &[u8], bool); 3] = [
    ("br", BROTLI, cfg!(feature = "brotli")),
    ("gzip", GZIP, cfg!(feature = "gzip")),
    ("zstd", ZSTD, cfg!(feature = "zstd")),
];

/// Returns the response to a request, with the encodings that the request accepts.
async fn receive(encoding: &'static str, body: &'static [u8]) -> (RawResponse, String) {
    let server = Server::start(move |_| {
        let response = ScriptedResponse::new(200).header("content-type", "application/json");
        response.header("content-encoding", encoding).send(body)
    });
    let client = Client::builder().base_url(server.url()).build().expect("a client");
    let request = Request::new(Method::GET, "", "/pets");
    let response = client.raw_client().execute(request).await.expect("a response").into_raw();
    let accepted = server.requests()[0].header("accept-encoding").unwrap_or_default().to_owned();
    (response, accepted)
}

#[tokio::test]
async fn body_is_decoded_with_the_feature_and_untouched_without() {
    for (encoding, bytes, has_feature) in ENCODINGS {
        let (response, accepted) = receive(encoding, bytes).await;
        let is_accepted = accepted.split(',').any(|each| each.trim() == encoding);
        assert_eq!(is_accepted, has_feature, "{encoding}: {accepted}");
        if has_feature {
            assert_eq!(response.body().as_ref(), TEXT.as_bytes(), "{encoding}");
            assert_eq!(response.json::<Vec<String>>().expect("a list").len(), 3);
            assert!(!response.headers().contains_key("content-encoding"), "{encoding}");
        } else {
            assert_eq!(response.body().as_ref(), bytes, "{encoding}");
            assert_eq!(response.headers()["content-encoding"], encoding);
            let error = response.json::<Vec<String>>().expect_err("an error").to_string();
            assert!(error.contains(&format!("`{encoding}`")), "{error}");
        }
    }
}

#[tokio::test]
async fn truncated_body_is_an_error() {
    for (encoding, bytes, has_feature) in ENCODINGS {
        if !has_feature {
            continue;
        }
        let cut = &bytes[..bytes.len() / 2];
        let server = Server::start(move |_| {
            ScriptedResponse::new(200).header("content-encoding", encoding).send(cut)
        });
        let client = Client::builder().base_url(server.url()).build().expect("a client");
        let request = Request::new(Method::GET, "", "/pets");
        let result = client.raw_client().execute(request).await;
        assert!(result.is_err(), "{encoding}: {result:?}");
    }
}

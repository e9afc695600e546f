//! A client without an implementation of TLS.
#![cfg(all(
    feature = "full",
    not(any(feature = "native-tls", feature = "rustls-aws-lc", feature = "rustls-ring"))
))]

use sailwright_runtime::generated::{Client, Method, TlsBackend};
use sailwright_runtime::transport::TransportFailure;
use sailwright_runtime::transport::http::{Request, Response};
use sailwright_runtime::transport::{Transport, TransportBody};

#[test]
fn client_without_a_transport_is_an_error_that_names_the_features() {
    for url in ["https://api.example", "http://127.0.0.1:1"] {
        let builder = || Client::builder().base_url(url);
        for builder in [builder(), builder().tls_backend(TlsBackend::NativeTls)] {
            let error = builder.build().expect_err("an error");
            assert_eq!(error.setting(), "tls_backend");
            assert!(error.to_string().contains("`native-tls`"), "{error}");
        }
    }
}

/// A transport that responds to everything.
struct Double;

impl Transport for Double {
    fn send(
        &self,
        _: Request<TransportBody>,
    ) -> sailwright_runtime::BoxFuture<'_, Result<Response<TransportBody>, TransportFailure>> {
        Box::pin(async { Ok(Response::new(TransportBody::from("1"))) })
    }
}

#[tokio::test]
async fn transport_needs_no_tls() {
    let builder = Client::builder().base_url("https://api.example").transport(Double);
    let client = builder.build().expect("a client");
    client.request(Method::GET, "/things").send().await.expect("a response");
}

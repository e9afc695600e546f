//! Implementations of TLS. The default cryptography of rustls is one of the process, so it is checked in one test.
#![cfg(all(
    feature = "full",
    any(feature = "native-tls", feature = "rustls-aws-lc", feature = "rustls-ring"),
    // Apple rejects certificates with a validity of 100 years.
    not(target_vendor = "apple")
))]

use sailwright_runtime::generated::{Client, ClientBuilder, Error, Method, TlsBackend};
use sailwright_test_server::{ROOT_CERTIFICATE, ScriptedResponse, Server};

/// The implementations, with whether their cargo feature is enabled.
const BACKENDS: [(TlsBackend, bool, &str); 3] = [
    (TlsBackend::RustlsRing, cfg!(feature = "rustls-ring"), "rustls-ring"),
    (TlsBackend::RustlsAwsLc, cfg!(feature = "rustls-aws-lc"), "rustls-aws-lc"),
    (TlsBackend::NativeTls, cfg!(feature = "native-tls"), "native-tls"),
];

fn server() -> Server {
    Server::builder().tls().start(|_| ScriptedResponse::json(200, "1"))
}

fn builder_for(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).root_certificates(ROOT_CERTIFICATE)
}

async fn call(builder: ClientBuilder) -> Result<u16, Error<sailwright_runtime::Value>> {
    let client = builder.build().expect("a client");
    Ok(client.request(Method::GET, "/things").send().await?.status().as_u16())
}

#[cfg(any(feature = "rustls-aws-lc", feature = "rustls-ring"))]
#[tokio::test]
async fn default_cryptography_of_the_process_is_neither_used_nor_changed() {
    use rustls::crypto::CryptoProvider;

    let server = server();
    assert_eq!(call(builder_for(&server)).await.expect("a response"), 200);
    assert!(CryptoProvider::get_default().is_none());
    // This provider supports nothing, so a client that uses it could not connect.
    #[cfg(feature = "rustls-ring")]
    let some = rustls::crypto::ring::default_provider();
    #[cfg(not(feature = "rustls-ring"))]
    let some = rustls::crypto::aws_lc_rs::default_provider();
    let empty = CryptoProvider { cipher_suites: Vec::new(), ..some };
    empty.install_default().expect("the first default");
    assert_eq!(call(builder_for(&server)).await.expect("a response"), 200);
    let default = CryptoProvider::get_default().expect("a default");
    assert!(default.cipher_suites.is_empty());
}

#[tokio::test]
async fn each_enabled_implementation_can_be_selected() {
    let server = server();
    for (backend, is_enabled, feature) in BACKENDS {
        let builder = builder_for(&server).tls_backend(backend);
        if is_enabled {
            assert_eq!(call(builder).await.expect("a response"), 200, "{feature}");
        } else {
            let error = builder.build().expect_err("an error");
            let expected = format!("setting `tls_backend`: enable the cargo feature `{feature}`");
            assert_eq!(error.to_string(), expected);
        }
    }
}

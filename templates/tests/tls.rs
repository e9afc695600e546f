//! Implementations of TLS. The default cryptography of rustls is one of the process, so it is checked in one test.
#![cfg(all(
    feature = "full",
    any(feature = "native-tls", feature = "rustls-aws-lc", feature = "rustls-ring"),
    // Apple rejects certificates with a validity of 100 years.
    not(target_vendor = "apple")
))]

use std::sync::Arc;

use sailwright_runtime::generated::{
    Client, ClientBuilder, Error, Method, RetryPolicy, TlsBackend,
};
use sailwright_test_server::{ROOT_CERTIFICATE, ScriptedResponse, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
#[cfg(any(feature = "rustls-aws-lc", feature = "rustls-ring"))]
use tokio_rustls::rustls::crypto::CryptoProvider;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

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
    let server = server();
    assert_eq!(call(builder_for(&server)).await.expect("a response"), 200);
    assert!(CryptoProvider::get_default().is_none());
    // This provider supports nothing, so a client that uses it could not connect.
    let empty = CryptoProvider { cipher_suites: Vec::new(), ..default_provider() };
    empty.install_default().expect("the first default");
    assert_eq!(call(builder_for(&server)).await.expect("a response"), 200);
    let default = CryptoProvider::get_default().expect("a default");
    assert!(default.cipher_suites.is_empty());
}

/// Starts a server that requires a certificate of an authority, and returns its URL and the authority of its certificate.
async fn mutual(authority: CertificateDer<'static>) -> (String, String) {
    let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let mut roots = RootCertStore::empty();
    roots.add(authority).expect("a certificate");
    let provider = Arc::new(default_provider());
    let verifier = WebPkiClientVerifier::builder_with_provider(roots.into(), provider.clone());
    let key = PrivatePkcs8KeyDer::from(own.signing_key.serialize_der());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the default versions")
        .with_client_cert_verifier(verifier.build().expect("a verifier"))
        .with_single_cert(vec![own.cert.der().clone()], key.into())
        .expect("a configuration");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("https://localhost:{}", listener.local_addr().expect("an address").port());
    tokio::spawn(async move {
        let acceptor = TlsAcceptor::from(Arc::new(config));
        for _ in 0..20 {
            let Ok((stream, _)) = listener.accept().await else { return };
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut head = [0; 4096];
            if stream.read(&mut head).await.is_ok() {
                let response =
                    b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 1\r\n\r\n1";
                let _ = stream.write_all(response).await;
                let _ = stream.shutdown().await;
            }
        }
    });
    (url, own.cert.pem())
}

#[tokio::test]
async fn server_that_requires_a_certificate_accepts_that_of_the_client() {
    let client = rcgen::generate_simple_self_signed(["client".to_owned()]).expect("a certificate");
    let (chain, key) = (client.cert.pem(), client.signing_key.serialize_pem());
    let (url, root) = mutual(client.cert.der().clone()).await;
    for (backend, is_enabled, feature) in BACKENDS {
        let builder = || {
            let builder = Client::builder().base_url(&url).only_root_certificates(root.as_str());
            builder.retry(RetryPolicy::none()).tls_backend(backend)
        };
        if is_enabled {
            let with = builder().client_certificate(chain.as_str(), key.as_str());
            assert_eq!(call(with).await.expect("a response"), 200, "{feature}");
            assert!(call(builder()).await.is_err(), "{feature}");
        }
    }
}

#[test]
fn invalid_certificate_of_the_client_is_an_error_that_names_the_setting() {
    let one = rcgen::generate_simple_self_signed(["client".to_owned()]).expect("a certificate");
    let other = rcgen::generate_simple_self_signed(["client".to_owned()]).expect("a certificate");
    let key = one.signing_key.serialize_pem();
    for (backend, is_enabled, feature) in BACKENDS {
        for (chain, key) in [
            ("", key.as_str()),
            (&one.cert.pem(), ""),
            (&one.cert.pem(), &key[..key.len() / 2]),
            (&one.cert.pem(), &other.signing_key.serialize_pem()),
        ] {
            // The TLS of the operating system compares key and certificate later.
            if !is_enabled || backend == TlsBackend::NativeTls {
                continue;
            }
            let builder = Client::builder().base_url("https://api.example").tls_backend(backend);
            let error = builder.client_certificate(chain, key).build().expect_err("an error");
            assert_eq!(error.setting(), "client_certificate", "{feature}");
            assert!(!error.to_string().contains("PRIVATE"), "{error}");
        }
    }
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

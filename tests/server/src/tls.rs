//! TLS with a certificate for `localhost`.

use std::sync::Arc;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// The certificate, in PEM, of the authority that signed the certificate of a server with TLS.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use sailwright_test_server::{ROOT_CERTIFICATE, ScriptedResponse, Server};
///
/// let server = Server::builder().tls().start(|_| ScriptedResponse::new(204));
/// assert!(server.url().starts_with("https://localhost:"));
/// // A client that trusts this certificate can connect.
/// assert!(ROOT_CERTIFICATE.starts_with(b"-----BEGIN CERTIFICATE-----"));
/// # }
/// ```
pub const ROOT_CERTIFICATE: &[u8] = include_bytes!("../tls/root.pem");

pub(crate) fn acceptor() -> TlsAcceptor {
    let chain = CertificateDer::pem_slice_iter(include_bytes!("../tls/server.pem"));
    let chain = chain.collect::<Result<Vec<_>, _>>().expect("the certificate is valid PEM");
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("../tls/server-key.pem"));
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring supports the default versions")
        .with_no_client_auth()
        .with_single_cert(chain, key.expect("the key is valid PEM"))
        .expect("the key belongs to the certificate");
    TlsAcceptor::from(Arc::new(config))
}

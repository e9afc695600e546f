//! The settings of rustls.

use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;
use secrecy::ExposeSecret;

use super::Certificates;
use crate::client::ConfigError;

/// Returns the settings of connections with the cryptography of a provider.
pub(super) fn config(
    provider: CryptoProvider,
    certificates: &Certificates,
) -> Result<ClientConfig, ConfigError> {
    let provider = Arc::new(provider);
    let roots = roots(certificates)?;
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|error| ConfigError::new("tls_backend", error))?;
    let builder = if certificates.is_exclusive {
        let mut store = RootCertStore::empty();
        for root in roots {
            store.add(root).map_err(|_| root_error("it contains an invalid certificate"))?;
        }
        builder.with_root_certificates(store)
    } else {
        let verifier = Arc::new(verifier(roots, provider)?);
        builder.dangerous().with_custom_certificate_verifier(verifier)
    };
    let mut config = match &certificates.identity {
        None => builder.with_no_client_auth(),
        Some((chain, key)) => {
            let error = |reason: &str| ConfigError::new("client_certificate", reason);
            let chain = list(chain).ok_or_else(|| error("it contains no certificate"))?;
            // The error of the parser is not shown, because it could contain a part of the key.
            let key = PrivateKeyDer::from_pem_slice(key.expose_secret())
                .map_err(|_| error("the key is not in PEM format"))?;
            let config = builder.with_client_auth_cert(chain, key);
            config.map_err(|_| error("the key does not belong to the certificate"))?
        }
    };
    config.alpn_protocols = vec![
        #[cfg(feature = "http2")]
        b"h2".to_vec(),
        b"http/1.1".to_vec(),
    ];
    Ok(config)
}

/// Returns the verifier of the operating system, which also trusts other authorities.
#[cfg(not(target_os = "android"))]
fn verifier(
    roots: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Verifier, ConfigError> {
    if roots.is_empty() {
        return Verifier::new(provider).map_err(|error| ConfigError::new("tls_backend", error));
    }
    let verifier = Verifier::new_with_extra_roots(roots, provider);
    verifier.map_err(|_| root_error("it contains an invalid certificate"))
}

/// Returns the verifier of the operating system, which trusts no other authorities.
#[cfg(target_os = "android")]
fn verifier(
    roots: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Result<Verifier, ConfigError> {
    if !roots.is_empty() {
        return Err(root_error("on Android, set `only_root_certificates` instead"));
    }
    Verifier::new(provider).map_err(|error| ConfigError::new("tls_backend", error))
}

fn roots(certificates: &Certificates) -> Result<Vec<CertificateDer<'static>>, ConfigError> {
    let mut roots = Vec::new();
    for pem in &certificates.roots {
        roots.extend(
            list(pem).ok_or_else(|| root_error("it contains no certificate in PEM format"))?,
        );
    }
    Ok(roots)
}

/// Returns the certificates of a file in PEM format; `None` if there are none, or if the file is not in this format.
fn list(pem: &[u8]) -> Option<Vec<CertificateDer<'static>>> {
    let list = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>().ok()?;
    (!list.is_empty()).then_some(list)
}

fn root_error(reason: &str) -> ConfigError {
    ConfigError::new("root_certificates", reason)
}

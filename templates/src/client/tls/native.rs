//! The settings of the TLS of the operating system.

use reqwest::{Certificate, ClientBuilder, Identity};
use secrecy::ExposeSecret;

use super::Certificates;
use crate::client::ConfigError;

/// The settings of the TLS of the operating system.
pub(crate) struct Settings {
    roots: Vec<Certificate>,
    is_exclusive: bool,
    identity: Option<Identity>,
}

impl Settings {
    pub(super) fn new(certificates: &Certificates) -> Result<Self, ConfigError> {
        let mut roots = Vec::new();
        for pem in &certificates.roots {
            let error = |reason: &str| ConfigError::new("root_certificates", reason);
            let list = Certificate::from_pem_bundle(pem)
                .map_err(|_| error("it contains an invalid certificate"))?;
            if list.is_empty() {
                return Err(error("it contains no certificate in PEM format"));
            }
            roots.extend(list);
        }
        let identity = match &certificates.identity {
            None => None,
            Some((chain, key)) => {
                let identity = Identity::from_pkcs8_pem(chain, key.expose_secret());
                // The error of the library is not shown, because it could contain a part of the key.
                Some(identity.map_err(|_| {
                    let reason =
                        "the certificate or the key is invalid; the key must be in PKCS #8";
                    ConfigError::new("client_certificate", reason)
                })?)
            }
        };
        Ok(Self { roots, is_exclusive: certificates.is_exclusive, identity })
    }

    pub(super) fn apply(&self, builder: ClientBuilder) -> ClientBuilder {
        let builder = builder.tls_backend_native();
        let roots = self.roots.iter().cloned();
        let builder = if self.is_exclusive {
            builder.tls_certs_only(roots)
        } else {
            builder.tls_certs_merge(roots)
        };
        match &self.identity {
            Some(identity) => builder.identity(identity.clone()),
            None => builder,
        }
    }
}

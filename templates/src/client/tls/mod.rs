//! TLS: its implementation, and the certificates that a client trusts and presents.

#[cfg(all(feature = "native-tls", not(target_family = "wasm")))]
mod native;
#[cfg(all(any(feature = "rustls-aws-lc", feature = "rustls-ring"), not(target_family = "wasm")))]
mod rustls;

use secrecy::SecretSlice;

#[cfg(not(target_family = "wasm"))]
use super::ConfigError;

/// An implementation of TLS; see [`ClientBuilder::tls_backend`](crate::ClientBuilder::tls_backend).
///
/// Each is a cargo feature. A client uses the first one whose feature is enabled, in the order of the variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TlsBackend {
    /// rustls with the cryptography of ring; cargo feature `rustls-ring`
    RustlsRing,
    /// rustls with the cryptography of aws-lc-rs; cargo feature `rustls-aws-lc`
    RustlsAwsLc,
    /// The TLS of the operating system, or OpenSSL on Linux; cargo feature `native-tls`
    NativeTls,
}

impl TlsBackend {
    /// The implementations whose cargo features are enabled.
    #[cfg(not(target_family = "wasm"))]
    const ENABLED: &[Self] = &[
        #[cfg(feature = "rustls-ring")]
        Self::RustlsRing,
        #[cfg(feature = "rustls-aws-lc")]
        Self::RustlsAwsLc,
        #[cfg(feature = "native-tls")]
        Self::NativeTls,
    ];

    #[cfg(not(target_family = "wasm"))]
    fn feature(self) -> &'static str {
        match self {
            Self::RustlsRing => "rustls-ring",
            Self::RustlsAwsLc => "rustls-aws-lc",
            Self::NativeTls => "native-tls",
        }
    }
}

/// The error of a client without an implementation of TLS.
#[cfg(not(target_family = "wasm"))]
const NO_TLS: &str = "enable the cargo feature `rustls-ring`, `rustls-aws-lc` or `native-tls`, or set `http_client` or \
                      `transport`";

/// The certificates of a client, in PEM format.
#[derive(Default)]
pub(super) struct Certificates {
    /// The certificates of the authorities that the client trusts.
    pub(super) roots: Vec<Vec<u8>>,
    /// Whether the client trusts no other authorities.
    pub(super) is_exclusive: bool,
    /// The certificate of the client with its chain, and its private key.
    pub(super) identity: Option<(Vec<u8>, SecretSlice<u8>)>,
}

/// The settings of TLS, from which connections are made.
#[cfg(not(target_family = "wasm"))]
pub(super) enum Tls {
    /// No cargo feature of an implementation is enabled.
    #[cfg(not(any(feature = "native-tls", feature = "rustls-aws-lc", feature = "rustls-ring")))]
    #[allow(dead_code, reason = "such a client has another transport")]
    Disabled,
    #[cfg(any(feature = "rustls-aws-lc", feature = "rustls-ring"))]
    Rustls(Box<::rustls::ClientConfig>),
    #[cfg(feature = "native-tls")]
    Native(native::Settings),
}

#[cfg(not(target_family = "wasm"))]
impl Tls {
    /// Checks the certificates for the selected implementation, or for the default one.
    pub(super) fn new(
        selected: Option<TlsBackend>,
        certificates: &Certificates,
    ) -> Result<Self, ConfigError> {
        let enabled = TlsBackend::ENABLED;
        match selected.or(enabled.first().copied()) {
            // Without TLS, reqwest would panic if another crate enables its TLS without a default cryptography.
            None => {
                let _ = certificates;
                Err(ConfigError::new("tls_backend", NO_TLS))
            }
            #[cfg(feature = "rustls-ring")]
            Some(TlsBackend::RustlsRing) => {
                let provider = ::rustls::crypto::ring::default_provider();
                Ok(Self::Rustls(Box::new(rustls::config(provider, certificates)?)))
            }
            #[cfg(feature = "rustls-aws-lc")]
            Some(TlsBackend::RustlsAwsLc) => {
                let provider = ::rustls::crypto::aws_lc_rs::default_provider();
                Ok(Self::Rustls(Box::new(rustls::config(provider, certificates)?)))
            }
            #[cfg(feature = "native-tls")]
            Some(TlsBackend::NativeTls) => Ok(Self::Native(native::Settings::new(certificates)?)),
            #[allow(unreachable_patterns, reason = "all cargo features may be enabled")]
            Some(other) => {
                let reason = format!("enable the cargo feature `{}`", other.feature());
                Err(ConfigError::new("tls_backend", reason))
            }
        }
    }

    /// Adds the settings to those of an HTTP client.
    ///
    /// A default cryptography of the process, which other crates may have installed, is neither used nor changed.
    pub(super) fn apply(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        match self {
            #[cfg(not(any(
                feature = "native-tls",
                feature = "rustls-aws-lc",
                feature = "rustls-ring"
            )))]
            Self::Disabled => builder,
            #[cfg(any(feature = "rustls-aws-lc", feature = "rustls-ring"))]
            Self::Rustls(config) => builder.tls_backend_preconfigured((**config).clone()),
            #[cfg(feature = "native-tls")]
            Self::Native(settings) => settings.apply(builder),
        }
    }
}

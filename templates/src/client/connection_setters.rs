//! The setters of a builder for connections and their transport.

/// Adds the setters for connections to a builder.
#[doc(hidden)]
#[macro_export]
macro_rules! connection_setters {
    ($builder:ident) => {
        impl $builder {
            /// Sets the longest time to connect, by default 10 seconds.
            pub fn connect_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.configuration.connect_timeout = Some(timeout);
                self
            }

            /// Sets the longest time between two reads of a response, and to its headers if the request has no body that is
            /// read from a file or a stream. By default, only the other timeouts apply. A stream of events or of JSON values
            /// has no such limit.
            pub fn read_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.configuration.read_timeout = Some(timeout);
                self
            }

            /// Sets the longest time for which a connection is kept without a request, by default 90 seconds.
            pub fn pool_idle_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.configuration.pool_idle_timeout = Some(timeout);
                self
            }

            /// Sets the largest number of connections to a host that are kept without a request. By default unlimited.
            pub fn pool_max_idle_per_host(mut self, connections: usize) -> Self {
                self.configuration.pool_max_idle_per_host = Some(connections);
                self
            }

            /// Sends all requests through a proxy: `http://proxy.example:3128`.
            ///
            /// By default, the variables `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` of the environment are used, and
            /// on macOS and Windows the settings of the system if these are not set, except for requests to this machine, and for requests with credentials in plain http: these are sent without
            /// a proxy.
            pub fn proxy(mut self, url: impl Into<String>) -> Self {
                self.configuration.proxies.push(url.into());
                self
            }

            /// Selects the implementation of TLS. By default, the first one of `TlsBackend` is used whose cargo feature is
            /// enabled.
            pub fn tls_backend(mut self, backend: $crate::generated::TlsBackend) -> Self {
                self.configuration.tls_backend = Some(backend);
                self
            }

            /// Trusts certificate authorities in addition to those of the system: one or several certificates in PEM format.
            pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
                self.configuration.add_root_certificates(pem.into(), false);
                self
            }

            /// Trusts only these certificate authorities, those of [`root_certificates`](Self::root_certificates), and not those
            /// of the system: one or several certificates in PEM format.
            pub fn only_root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
                self.configuration.add_root_certificates(pem.into(), true);
                self
            }

            /// Presents a certificate to servers that require one (mutual TLS): the certificate of the client followed by its
            /// chain, and its private key in PKCS #8, both in PEM format.
            pub fn client_certificate(
                mut self,
                chain: impl Into<Vec<u8>>,
                key: impl Into<Vec<u8>>,
            ) -> Self {
                self.configuration.set_client_certificate(chain.into(), key.into());
                self
            }

            /// Uses a custom HTTP client, which replaces the settings for the connect timeout, pools, proxies and certificates.
            ///
            /// Its connections belong to the runtimes that made them, so use the client in one runtime. Its proxies receive
            /// all requests: unless they are set, those of the environment, which `no_proxy` excludes.
            ///
            /// The HTTP client should not follow redirects: this client follows them itself, without sending credentials to
            /// other origins.
            ///
            /// An HTTP client with rustls uses the default cryptography of the process (`CryptoProvider::install_default`), or
            /// its own (`tls_backend_preconfigured`).
            pub fn http_client(mut self, client: $crate::generated::reqwest::Client) -> Self {
                self.configuration.set_http_client(client);
                self
            }

            /// Sends all requests with a transport, which replaces the settings for timeouts of connections, pools, proxies
            /// and certificates: a test double, a recording, or another HTTP client; see `transport::Transport`.
            ///
            /// With the cargo feature `tower`, a service of tower is one, and with the feature `reqwest-middleware` a client of
            /// that crate.
            pub fn transport(
                mut self,
                transport: impl $crate::generated::transport::Transport + 'static,
            ) -> Self {
                self.configuration.set_transport(transport);
                self
            }
        }
    };
}

// Exported macros.
pub use connection_setters;

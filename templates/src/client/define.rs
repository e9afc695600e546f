//! The client and its builder, which every generated crate defines for itself, so that it can have methods for its tags.

/// Defines the client and the builder of a crate.
/// ```text
/// client! {
///     /// Documentation.
///     Client,
///     /// Documentation.
///     ClientBuilder,
///     default_base_url: None,
///     security: SECURITY,
///     setters: [token_setter],
///     /// Documentation.
///     base_url,
/// }
/// ```
///
/// The setters are macros that add methods to the builder, so that it has only those that the crate needs.
#[doc(hidden)]
#[macro_export]
macro_rules! client {
    (
        $(#[$client_attribute:meta])* $client:ident,
        $(#[$builder_attribute:meta])* $builder:ident,
        default_base_url: $default_base_url:expr,
        $(security: $security:expr,)?
        setters: [$($setters:ident),*],
        $(#[$base_url_attribute:meta])* base_url $(,)?
    ) => {
        $(#[$client_attribute])*
        #[derive(Clone, Debug)]
        pub struct $client($crate::generated::RawClient);

        impl $client {
            /// Returns a builder with the default configuration.
            pub fn builder() -> $builder {
                let product = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
                #[allow(unused_mut, reason = "a document without security schemes sets nothing else")]
                let mut configuration =
                    $crate::generated::Configuration::new(product, $default_base_url);
                $(configuration.security = $security;)?
                $builder { configuration }
            }

            /// Returns the same client with other options for its calls. They replace all options that were set
            /// before.
            #[must_use]
            pub fn with_options(&self, options: $crate::generated::CallOptions) -> Self {
                Self(self.0.with_options(options))
            }

            /// Creates an untyped request, for an endpoint that the API document does not describe. It is sent with
            /// the credentials, retries and limits of the client.
            ///
            /// `path` follows the base URL and starts with a slash.
            pub fn request(
                &self,
                method: $crate::generated::Method,
                path: &str,
            ) -> $crate::generated::RawRequest {
                self.0.request(method, path)
            }

            /// Returns the client of the runtime, which sends the requests.
            #[doc(hidden)]
            #[must_use]
            pub fn raw_client(&self) -> &$crate::generated::RawClient {
                &self.0
            }
        }

        $(#[$builder_attribute])*
        #[derive(Debug)]
        #[must_use = "a builder does nothing until `build` is called"]
        pub struct $builder {
            configuration: $crate::generated::Configuration,
        }

        impl $builder {
            $(#[$base_url_attribute])*
            pub fn base_url(mut self, url: impl Into<String>) -> Self {
                self.configuration.set_base_url(url.into());
                self
            }

            /// Allows credentials in plain `http` requests to other machines, where they can be read by everyone on the
            /// network.
            pub fn send_credentials_over_plain_http(mut self) -> Self {
                self.configuration.over_plain_http = true;
                self
            }

            /// Adds a product to the `User-Agent` header, after that of this crate: `my-app/1.0`.
            pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
                self.configuration.user_agent_suffix = Some(suffix.into());
                self
            }

            /// Sets the longest time of one attempt, by default 60 seconds. For a streamed body, it is also the longest time
            /// between two chunks.
            pub fn request_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.configuration.request_timeout = Some(timeout);
                self
            }

            /// Sets the longest time of a call, including all attempts and the delays between them. By default unlimited.
            pub fn total_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.configuration.total_timeout = Some(timeout);
                self
            }

            /// Sets the retry policy; see `RetryPolicy::default`.
            pub fn retry(mut self, policy: $crate::generated::RetryPolicy) -> Self {
                self.configuration.retry = policy;
                self
            }

            /// Adds an asynchronous hook that is called once for each call, before its first attempt. Its changes apply to all
            /// attempts. Its error is that of the call, and nothing is sent.
            ///
            /// ```text
            /// builder.on_call(|request| {
            ///     Box::pin(async move {
            ///         request.headers.insert("x-tenant", tenant().await?);
            ///         Ok(())
            ///     })
            /// })
            /// ```
            pub fn on_call(
                mut self,
                hook: impl for<'h> Fn(
                    &'h mut $crate::generated::AttemptRequest<'_>,
                ) -> $crate::generated::HookFuture<'h>
                + Send
                + Sync
                + 'static,
            ) -> Self {
                self.configuration.add_call_hook(hook);
                self
            }

            /// Adds an asynchronous hook that is called before each attempt, and can change the request; see
            /// [`on_call`](Self::on_call). Its time is a part of the time of the attempt.
            pub fn on_attempt(
                mut self,
                hook: impl for<'h> Fn(
                    &'h mut $crate::generated::AttemptRequest<'_>,
                ) -> $crate::generated::HookFuture<'h>
                + Send
                + Sync
                + 'static,
            ) -> Self {
                self.configuration.add_attempt_hook(hook);
                self
            }

            /// Adds a hook that is called before each attempt, and can change the request.
            pub fn on_request(
                mut self,
                hook: impl Fn(&mut $crate::generated::AttemptRequest<'_>) + Send + Sync + 'static,
            ) -> Self {
                self.configuration.add_request_hook(hook);
                self
            }

            /// Adds a hook that is called after each attempt.
            pub fn on_response(
                mut self,
                hook: impl Fn(&$crate::generated::AttemptResult<'_>) + Send + Sync + 'static,
            ) -> Self {
                self.configuration.add_response_hook(hook);
                self
            }

            /// Sets the largest number of bytes of a response body that is not streamed, by default 64 MiB.
            pub fn body_limit(mut self, bytes: usize) -> Self {
                self.configuration.body_limit = Some(bytes);
                self
            }

            /// Sets whether responses are decoded leniently. By default, they are decoded strictly, except where the
            /// configuration of the crate says otherwise: a value without the documented shape is an error of the call.
            ///
            /// Lenient decoding reads the rest of the response. A value has another shape if a required property is missing
            /// or null, if the JSON type is another one, or if a number is out of range. Then
            ///
            /// - an optional field has no value;
            /// - a required field has the empty value of its type: an empty string, 0, `false`, an empty list, map or struct,
            ///   or the unknown variant of an enum or union;
            /// - an item of a list and an entry of a map are omitted;
            /// - if a required field has a type without an empty value, such as a date-time or a type of another crate, the
            ///   nearest optional field, item or entry around it is omitted.
            ///
            /// `Response::problems` lists each of them, with its path and its JSON. With the feature `tracing`, each is also
            /// an event; for the values of a stream it is only that. An empty value is not sent back: the property is omitted
            /// while the field has that value, except in objects with typed additional properties. Serde writes it, and a
            /// value that is read again with serde is sent like any other. Check the problems before you rely on a value
            /// that could be such an empty one, and before you write it elsewhere.
            ///
            /// Malformed JSON, other media types, undocumented status codes, and a body that is not even an object or a list
            /// as documented remain errors. The bodies of errors, headers, and the alternatives of unions are always read
            /// strictly.
            pub fn lenient(mut self, lenient: bool) -> Self {
                self.configuration.lenient = Some(lenient);
                self
            }

            /// Sets the header that contains the request ID of a response, in addition to `x-request-id`, `request-id` and
            /// `x-correlation-id`.
            pub fn request_id_header(mut self, name: $crate::generated::HeaderName) -> Self {
                self.configuration.request_id_header = Some(name);
                self
            }

            /// Checks the configuration and creates the client.
            ///
            /// # Errors
            ///
            /// Returns the name of the setting that is missing or invalid.
            pub fn build(self) -> Result<$client, $crate::generated::ConfigError> {
                self.configuration.build().map($client)
            }

            /// Returns the configuration.
            #[doc(hidden)]
            pub fn configuration(&mut self) -> &mut $crate::generated::Configuration {
                &mut self.configuration
            }
        }

        $crate::generated::connection_setters!($builder);
        $($crate::generated::$setters!($builder);)*
    };
}

/// Adds the setter of the URL at which users authorize the client to a builder.
#[cfg(feature = "user-tokens")]
#[doc(hidden)]
#[macro_export]
macro_rules! authorization_url_setter {
    ($builder:ident) => {
        impl $builder {
            /// Sets the URL at which users authorize the client, or that of the device authorization flow: a path after the
            /// base URL, or an absolute URL. By default the URL in the API document; if the base URL is on this machine, an
            /// absolute one becomes the base URL with its path.
            pub fn authorization_url(mut self, url: impl Into<String>) -> Self {
                self.configuration.authorization_url = Some(url.into());
                self
            }
        }
    };
}

/// Adds the setter of user name and password to a builder.
#[doc(hidden)]
#[macro_export]
macro_rules! basic_auth_setter {
    ($builder:ident) => {
        impl $builder {
            /// Authenticates with a user name and password (HTTP basic authentication), in all security schemes that
            /// accept them.
            pub fn basic_auth(
                mut self,
                name: impl Into<String>,
                password: impl Into<String>,
            ) -> Self {
                self.configuration.set_basic_auth(name.into(), password.into());
                self
            }
        }
    };
}

/// Adds the setter of the rate limiter to a builder.
#[cfg(feature = "rate-limiter")]
#[doc(hidden)]
#[macro_export]
macro_rules! limiter_setter {
    ($builder:ident) => {
        impl $builder {
            /// Delays requests that would exceed a rate limit. By default unlimited.
            pub fn limiter(mut self, limiter: $crate::generated::RateLimiter) -> Self {
                self.configuration.limiter = Some(limiter);
                self
            }
        }
    };
}

/// Adds the setter for read-only properties to a builder.
#[cfg(feature = "read-only")]
#[doc(hidden)]
#[macro_export]
macro_rules! read_only_setter {
    ($builder:ident) => {
        impl $builder {
            /// Sets whether the read-only properties of values are sent. By default, requests do not contain them, so that
            /// a value of a response can be changed and sent.
            ///
            /// `CallOptions::send_read_only` has precedence for the calls of `Client::with_options`.
            pub fn send_read_only(mut self, send: bool) -> Self {
                self.configuration.send_read_only = send;
                self
            }
        }
    };
}

/// Adds the setters of access tokens that expire to a builder.
#[cfg(feature = "tokens")]
#[doc(hidden)]
#[macro_export]
macro_rules! token_provider_setters {
    ($builder:ident) => {
        impl $builder {
            /// Authenticates with `OAuth2` client credentials. Access tokens are fetched with the first request of an
            /// operation, for the scopes that the operation requires, and renewed 60 seconds before they expire.
            pub fn client_credentials(
                mut self,
                id: impl Into<String>,
                secret: impl Into<String>,
            ) -> Self {
                self.configuration.set_client_credentials(id.into(), secret.into());
                self
            }

            /// Sets the URL of the token endpoint: a path after the base URL, or an absolute URL. By default the URL in the
            /// API document; if the base URL is on this machine, an absolute one becomes the base URL with its path, so that a
            /// test sends no secret away.
            pub fn token_url(mut self, url: impl Into<String>) -> Self {
                self.configuration.token_url = Some(url.into());
                self
            }

            /// Requests access tokens for these scopes, separated by spaces, instead of those that the operations require. If
            /// empty, the server decides.
            pub fn scopes(mut self, scopes: impl Into<String>) -> Self {
                self.configuration.scopes = Some(scopes.into());
                self
            }

            /// Sends client ID and client secret to the token endpoint in the `Authorization` header (RFC 6749, section
            /// 2.3.1). By default, they are in the body.
            pub fn client_secret_basic(mut self) -> Self {
                self.configuration.client_secret_basic = true;
                self
            }

            /// Keeps the access tokens of client credentials in a file, so that the next process uses them until they expire,
            /// by client ID, token endpoint and scopes.
            ///
            /// The tokens are not encrypted. The file is created with mode 0600, so that only its owner can read it, and is
            /// replaced as a whole. If it cannot be read or written, tokens are requested as without it.
            #[cfg(not(target_family = "wasm"))]
            pub fn token_file(mut self, path: impl Into<std::path::PathBuf>) -> Self {
                self.configuration.token_file = Some(path.into());
                self
            }

            /// Authenticates with the access tokens of a custom provider.
            pub fn token_provider(
                mut self,
                provider: impl $crate::generated::TokenProvider + 'static,
            ) -> Self {
                self.configuration.set_token_provider(provider);
                self
            }
        }
    };
}

/// Adds the setter of a bearer token to a builder.
#[doc(hidden)]
#[macro_export]
macro_rules! token_setter {
    ($builder:ident) => {
        impl $builder {
            /// Authenticates with a bearer token that does not change, in all security schemes that accept tokens.
            pub fn token(mut self, token: impl Into<String>) -> Self {
                self.configuration.set_token(token.into());
                self
            }
        }
    };
}

#[cfg(feature = "user-tokens")]
// Exported macros.
pub use authorization_url_setter;
#[cfg(feature = "rate-limiter")]
// Exported macros.
pub use limiter_setter;
#[cfg(feature = "read-only")]
// Exported macros.
pub use read_only_setter;
#[cfg(feature = "tokens")]
// Exported macros.
pub use token_provider_setters;
// Exported macros.
pub use {basic_auth_setter, client, token_setter};

//! The client that the tests and the examples of this crate use, defined as in a generated crate.

#[cfg(feature = "security-schemes")]
use crate::auth::{SchemeKind, Security};
#[cfg(feature = "user-tokens")]
use crate::client::authorization_url_setter;
use crate::client::client;
#[cfg(feature = "rate-limiter")]
use crate::client::limiter_setter;
#[cfg(feature = "read-only")]
use crate::client::read_only_setter;
#[cfg(feature = "tokens")]
use crate::client::token_provider_setters;

/// The schemes that the tests use: the credentials of any kind are sent with a request that requires none of them.
#[cfg(feature = "security-schemes")]
const SECURITY: Security = Security {
    schemes: &[
        ("token", SchemeKind::OAuth2 { token_url: "/oauth/token" }),
        ("basic_auth", SchemeKind::Basic),
    ],
    requirements: &[&[&[(0, "")], &[(1, "")], &[]]],
};

macro_rules! own_client {
    ($($security:tt)*) => {
        client! {
            /// A client without operations: all requests are made with [`request`](Self::request).
            ///
            /// A client is cheap to clone, and its clones share connections, tokens and limits: create one client and
            /// keep it.
            ///
            /// A call is made in a tokio runtime. A client can be used in several ones: each has its own connections,
            /// which end with it. The body of a response is received in the runtime of its call.
            Client,
            /// A builder of a [`Client`].
            ///
            /// Invalid values are reported by [`build`](Self::build).
            ClientBuilder,
            default_base_url: None,
            $($security)*
            setters: [basic_auth_setter, token_setter],
            /// Sets the base URL: an origin, optionally with a path, which the paths of the requests follow.
            base_url,
        }
    };
}

#[cfg(feature = "security-schemes")]
own_client!(security: SECURITY,);
#[cfg(not(feature = "security-schemes"))]
own_client!();
#[cfg(feature = "rate-limiter")]
limiter_setter!(ClientBuilder);
#[cfg(feature = "read-only")]
read_only_setter!(ClientBuilder);
#[cfg(feature = "tokens")]
token_provider_setters!(ClientBuilder);
#[cfg(feature = "user-tokens")]
authorization_url_setter!(ClientBuilder);

//! From configured credentials to those that are sent.

use std::sync::Arc;

use http::HeaderName;
use secrecy::ExposeSecret;

use super::authentication::Authentication;
use super::authorization::{of_password, of_token};
#[cfg(feature = "tokens")]
use super::endpoint::Endpoints;
use super::http::NOT_A_HEADER;
use super::{ConfigError, Configuration};
#[cfg(all(feature = "tokens", not(target_family = "wasm")))]
use crate::auth::TokenFile;
#[cfg(feature = "tokens")]
use crate::auth::{ClientCredentials, ScopedTokens, TokenCache, TokenEndpoint, TokenSource};
use crate::auth::{Credential, Credentials, SchemeKind, Secret, sensitive};

/// Credentials that are shared by all schemes that accept them, with the name of their setting.
struct Shared {
    setting: String,
    authentication: Authentication,
    /// The credentials that were made of them, with the token URL of their scheme.
    made: Vec<(String, Arc<Credential>)>,
    is_used: bool,
}

impl Configuration {
    /// Returns whether code contains credentials other than keys.
    #[cfg(feature = "environment")]
    pub(super) fn has_credentials(&self) -> bool {
        let is_key = |given: &Authentication| {
            matches!(given, Authentication::Key(_) | Authentication::External)
        };
        self.token.is_some()
            || self.basic.is_some()
            || !self.of_schemes.iter().all(|(_, given)| is_key(given))
    }

    /// Returns the client ID for which the rate limiter counts, and the credentials of all schemes.
    ///
    /// `mount` precedes the paths of the API. `found` are the credentials that were found outside of the code.
    pub(super) fn credentials(
        &mut self,
        mount: &str,
        found: Option<(String, Authentication)>,
    ) -> Result<(String, Credentials), ConfigError> {
        if self.security.schemes.is_empty() {
            return Ok((String::new(), Credentials::default()));
        }
        let shared = |(setting, authentication)| Shared {
            setting,
            authentication,
            made: Vec::new(),
            is_used: false,
        };
        let in_code = !(self.token.is_none() && self.basic.is_none());
        let token = self.token.take().map(|given| (setter(&given).to_owned(), given));
        let mut token = token.or(found.filter(|_| !in_code)).map(shared);
        let mut basic = self.basic.take().map(|given| shared(("basic_auth".to_owned(), given)));
        let mut of_schemes = Vec::new();
        let mut client_id = String::new();
        for &(setter, kind) in self.security.schemes {
            let credential = match self.of_schemes.remove(setter) {
                Some(given) => {
                    note_id(&mut client_id, &given);
                    Some(Arc::new(self.credential(mount, setter, kind, &given)?))
                }
                None if kind == SchemeKind::Basic => {
                    self.shared_credential(mount, kind, basic.as_mut())?
                }
                None if kind.is_token() => self.shared_credential(mount, kind, token.as_mut())?,
                None => None,
            };
            of_schemes.push(credential);
        }
        for Shared { setting, authentication, is_used, .. } in token.iter().chain(&basic) {
            note_id(&mut client_id, authentication);
            if !is_used {
                return Err(ConfigError::new(setting, self.no_scheme()));
            }
        }
        Ok((client_id, Credentials { security: self.security, of_schemes }))
    }

    fn no_scheme(&self) -> String {
        let setters = self.security.schemes.iter().map(|(setter, _)| format!("`{setter}`"));
        let setters = setters.collect::<Vec<_>>().join(", ");
        format!(
            "no security scheme of the API document accepts it; its schemes are set by {setters}"
        )
    }

    /// Returns the credentials of a scheme that accepts shared ones. Schemes with the same token endpoint share tokens.
    fn shared_credential(
        &self,
        mount: &str,
        kind: SchemeKind,
        shared: Option<&mut Shared>,
    ) -> Result<Option<Arc<Credential>>, ConfigError> {
        let Some(shared) = shared else { return Ok(None) };
        let key = match (&shared.authentication, kind) {
            #[cfg(feature = "tokens")]
            (Authentication::ClientCredentials(..), kind) if self.token_url.is_none() => match kind
            {
                SchemeKind::OAuth2 { token_url } if !token_url.is_empty() => token_url,
                _ => return Ok(None),
            },
            _ => "",
        };
        shared.is_used = true;
        if let Some((_, made)) = shared.made.iter().find(|(other, _)| other == key) {
            return Ok(Some(made.clone()));
        }
        let given = &shared.authentication;
        let made = Arc::new(self.credential(mount, &shared.setting, kind, given)?);
        shared.made.push((key.to_owned(), made.clone()));
        Ok(Some(made))
    }

    fn credential(
        &self,
        mount: &str,
        setting: &str,
        kind: SchemeKind,
        given: &Authentication,
    ) -> Result<Credential, ConfigError> {
        let error = |reason: &str| ConfigError::new(setting, reason);
        match given {
            Authentication::External => Ok(Credential::External),
            Authentication::Key(key) => {
                let key = key.expose_secret();
                check_key(kind, key).map_err(error)?;
                Ok(Credential::Static(Arc::new(Secret::new(key))))
            }
            Authentication::Token(token) => {
                Ok(Credential::Static(Arc::new(of_token(token).map_err(error)?)))
            }
            Authentication::Basic(name, password) => {
                let secret = of_password(name, password).map_err(error)?;
                Ok(Credential::Static(Arc::new(secret)))
            }
            #[cfg(feature = "tokens")]
            Authentication::Provider(provider) => {
                let cache = TokenCache::new(TokenSource::Provider(provider.clone()));
                Ok(Credential::Token(Arc::new(cache)))
            }
            #[cfg(feature = "tokens")]
            Authentication::ClientCredentials(id, secret) => {
                if id.is_empty() || secret.expose_secret().is_empty() {
                    return Err(error("the client ID or the client secret is empty"));
                }
                let documented = match kind {
                    SchemeKind::OAuth2 { token_url } => token_url,
                    _ => "",
                };
                let endpoints = Endpoints { mount, over_plain_http: self.over_plain_http };
                let configured = self.token_url.as_deref();
                let endpoint = TokenEndpoint {
                    url: endpoints.url("token_url", configured, documented)?,
                    id: id.clone(),
                    secret: Some(secret.clone()),
                    is_basic: self.client_secret_basic,
                };
                let credentials = ClientCredentials {
                    endpoint,
                    #[cfg(not(target_family = "wasm"))]
                    file: self.token_file.clone().map(TokenFile::new),
                };
                Ok(Credential::Scoped(ScopedTokens::new(credentials, self.scopes.clone())))
            }
        }
    }
}

fn setter(given: &Authentication) -> &'static str {
    match given {
        #[cfg(feature = "tokens")]
        Authentication::ClientCredentials(..) => "client_credentials",
        #[cfg(feature = "tokens")]
        Authentication::Provider(_) => "token_provider",
        _ => "token",
    }
}

/// Keeps the first user name or client ID.
fn note_id(client_id: &mut String, given: &Authentication) {
    let id = match given {
        Authentication::Basic(name, _) => Some(name),
        #[cfg(feature = "tokens")]
        Authentication::ClientCredentials(id, _) => Some(id),
        _ => None,
    };
    if let Some(id) = id.filter(|_| client_id.is_empty()) {
        id.clone_into(client_id);
    }
}

/// Checks that a key can be sent at its location.
fn check_key(kind: SchemeKind, key: &str) -> Result<(), &'static str> {
    if key.is_empty() {
        return Err("it is empty");
    }
    match kind {
        SchemeKind::Header(name) if HeaderName::try_from(name).is_err() => {
            Err("the API document contains an invalid name of the header")
        }
        SchemeKind::Header(_) if sensitive(key).is_none() => Err(NOT_A_HEADER),
        SchemeKind::Cookie(_) if !key.bytes().all(is_cookie_octet) => {
            Err("it has characters that are not allowed in a cookie")
        }
        _ => Ok(()),
    }
}

/// Returns whether a byte is allowed in the value of a cookie (RFC 6265, section 4.1.1).
fn is_cookie_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}

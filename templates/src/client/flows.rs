//! The flows in which a user authorizes this client, with the settings of a client.

use std::sync::Arc;

use super::endpoint::Endpoints;
use super::{ConfigError, Configuration, url};
#[cfg(all(feature = "authorization-code", not(target_family = "wasm")))]
use crate::auth::AuthorizationCode;
#[cfg(feature = "device-authorization")]
use crate::auth::DeviceAuthorization;
use crate::auth::{FlowUrls, Security, TokenEndpoint, UserFlow};

impl Configuration {
    /// Takes the settings, and returns the authorization code flow of a security scheme.
    ///
    /// The credentials of the environment are those of another client, and are not used. A documented URL with a
    /// placeholder such as `{tenant}` is a missing setting.
    ///
    /// # Errors
    ///
    /// Returns the name of the setting that is missing or invalid.
    #[cfg(all(feature = "authorization-code", not(target_family = "wasm")))]
    pub fn code_flow(
        &mut self,
        client_id: String,
        urls: FlowUrls,
    ) -> Result<AuthorizationCode, ConfigError> {
        self.user_flow(client_id, urls).map(AuthorizationCode::new)
    }

    /// Takes the settings, and returns the device authorization flow of a security scheme.
    ///
    /// # Errors
    ///
    /// Returns the name of the setting that is missing or invalid.
    #[cfg(feature = "device-authorization")]
    pub fn device_flow(
        &mut self,
        client_id: String,
        urls: FlowUrls,
    ) -> Result<DeviceAuthorization, ConfigError> {
        self.user_flow(client_id, urls).map(DeviceAuthorization::new)
    }

    fn user_flow(&mut self, id: String, urls: FlowUrls) -> Result<UserFlow, ConfigError> {
        if id.is_empty() {
            return Err(ConfigError::new("client_id", "it is empty"));
        }
        let mut configuration = std::mem::take(self);
        let authorization_url = configuration.authorization_url.take();
        let token_url = configuration.token_url.take();
        let scopes = configuration.scopes.take().unwrap_or_default();
        let is_basic = configuration.client_secret_basic;
        // The user authorizes the client, so that other credentials are not used.
        configuration.token = None;
        configuration.basic = None;
        configuration.of_schemes.clear();
        // Neither are those of the environment.
        configuration.security = Security::default();
        let core = configuration.check()?;
        let mount = match core.replaced_base_path {
            Some(_) => url::origin(&core.base_url),
            None => &core.base_url,
        };
        let endpoints = Endpoints { mount, over_plain_http: core.over_plain_http };
        let refresh_url = match (&token_url, urls.refresh_url) {
            (None, url) if !url.is_empty() => url,
            _ => urls.token_url,
        };
        let documented = urls.authorization_url;
        let authorization_url =
            endpoints.url("authorization_url", authorization_url.as_deref(), documented)?;
        let url = endpoints.url("token_url", token_url.as_deref(), urls.token_url)?;
        let refresh_url = endpoints.url("token_url", token_url.as_deref(), refresh_url)?;
        let endpoint = TokenEndpoint { url, id, secret: None, is_basic };
        Ok(UserFlow { core: Arc::new(core), endpoint, authorization_url, refresh_url, scopes })
    }
}

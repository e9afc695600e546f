//! The credentials of a client, and the choice between the alternatives of an operation.

use std::sync::Arc;

use reqwest::Url;

use super::authorization::Authorization;
#[cfg(feature = "tokens")]
use super::cache::TokenCache;
use super::requirement::Requirement;
use super::scheme::{Alternative, Security};
#[cfg(feature = "tokens")]
use super::scoped::ScopedTokens;
use super::secret::Secret;
use crate::client::{Core, is_secure};
use crate::error::{AuthError, AuthProblem};
use crate::time::Instant;

/// The credentials of a client.
#[derive(Debug, Default)]
pub(crate) struct Credentials {
    pub(crate) security: Security,
    /// The credentials of each scheme, by its position.
    pub(crate) of_schemes: Vec<Option<Arc<Credential>>>,
}

/// The credentials of a scheme.
#[derive(Debug)]
pub(crate) enum Credential {
    /// A value that never changes: a token, a user name and password, or a key
    Static(Arc<Secret>),
    /// A hook or the HTTP client adds the credentials
    External,
    /// A token of a provider
    #[cfg(feature = "tokens")]
    Token(Arc<TokenCache>),
    /// Tokens that are fetched for the scopes of operations
    #[cfg(feature = "tokens")]
    Scoped(ScopedTokens),
}

impl Credentials {
    /// Returns the credentials for a request to `url`, with a token that is fetched if necessary.
    pub(crate) async fn authorize(
        &self,
        requirement: Requirement,
        core: &Arc<Core>,
        url: &Url,
        deadline: Option<Instant>,
    ) -> Result<Authorization, Arc<AuthError>> {
        let error = |problem| Arc::new(AuthError::new(problem));
        let alternative = self.select(requirement).map_err(error)?;
        let mut authorization = Authorization::default();
        if alternative.is_empty() {
            return Ok(authorization);
        }
        if !(core.over_plain_http || is_secure(url)) {
            return Err(error(AuthProblem::PlainHttp));
        }
        for (position, scopes) in alternative {
            let (Some((_, kind)), Some(Some(credential))) =
                (self.security.schemes.get(*position), self.of_schemes.get(*position))
            else {
                continue;
            };
            let _ = (core, deadline, scopes);
            match &**credential {
                Credential::Static(secret) => authorization.add(*kind, secret),
                Credential::External => {}
                #[cfg(feature = "tokens")]
                Credential::Token(cache) => {
                    authorization.add_token(cache.token(core, deadline).await?, cache.clone());
                }
                #[cfg(feature = "tokens")]
                Credential::Scoped(tokens) => {
                    let scopes = if requirement == Requirement::Any { "" } else { *scopes };
                    let cache = tokens.of_scopes(scopes);
                    authorization.add_token(cache.token(core, deadline).await?, cache);
                }
            }
        }
        Ok(authorization)
    }

    /// Returns the first alternative that the client satisfies. One that requires no credentials is the last choice.
    fn select(&self, requirement: Requirement) -> Result<Alternative, AuthProblem> {
        let requirements = self.security.requirements;
        let alternatives = match requirement {
            Requirement::None => return Ok(&[]),
            Requirement::Any => {
                let mut all = requirements.iter().copied().flatten().copied();
                return Ok(all.find(|each| self.satisfies(each)).unwrap_or_default());
            }
            Requirement::Operation(position) => match requirements.get(position) {
                Some(alternatives) => alternatives,
                // The documents of the crate have no security schemes.
                None => return Ok(&[]),
            },
        };
        if let Some(found) = alternatives.iter().find(|each| self.satisfies(each)) {
            return Ok(found);
        }
        if alternatives.iter().any(|each| each.is_empty()) {
            return Ok(&[]);
        }
        Err(AuthProblem::NoCredentials(self.describe(alternatives)))
    }

    fn satisfies(&self, alternative: Alternative) -> bool {
        let is_set =
            |(position, _): &(usize, &str)| matches!(self.of_schemes.get(*position), Some(Some(_)));
        !alternative.is_empty() && alternative.iter().all(is_set)
    }

    /// Returns the setters of the alternatives: `` `key` and `secret`, or `token` ``.
    fn describe(&self, alternatives: &[Alternative]) -> String {
        let setter = |(position, _): &(usize, &str)| {
            let scheme = self.security.schemes.get(*position);
            scheme.map_or_else(String::new, |(setter, _)| format!("`{setter}`"))
        };
        let set = |each: &Alternative| each.iter().map(setter).collect::<Vec<_>>().join(" and ");
        alternatives.iter().map(set).collect::<Vec<_>>().join(", or ")
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.of_schemes.iter().all(Option::is_none)
    }
}

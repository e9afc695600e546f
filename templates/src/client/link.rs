//! The URLs that a server sends, without the query parameters that the client sets.

use percent_encoding::percent_decode_str;
use reqwest::Url;

use super::Core;
use crate::auth::Requirement;
#[cfg(feature = "security-schemes")]
use crate::auth::SchemeKind;
#[cfg(any(feature = "pagination", feature = "security-schemes"))]
use crate::auth::Secrets;
#[cfg(any(feature = "jobs", feature = "pagination"))]
use crate::request::{InvalidRequest, Request};

impl Core {
    /// Returns the URL of a request: `url`, or that which a server has sent. In that, the parameters of the client replace
    /// those that the server repeats, and keys are added later.
    #[cfg(any(feature = "jobs", feature = "pagination"))]
    pub(super) fn linked(&self, request: &mut Request, url: Url) -> Result<Url, InvalidRequest> {
        let Some(mut link) = request.linked(&url)? else { return Ok(url) };
        let query = link.query().unwrap_or_default();
        let query = without_pairs(query, &|name, _| self.sets_query(request, name));
        #[cfg(feature = "client-parameters")]
        let query = {
            let mut query = format!("?{query}");
            for (name, value) in self.query_parameters(request) {
                crate::request::push_query(&mut query, name, value);
            }
            query.trim_start_matches(['?', '&']).to_owned()
        };
        link.set_query(Some(&query).filter(|query| !query.is_empty()).map(|query| &**query));
        Ok(link)
    }

    /// Returns a URL that a server has sent without the parameters that the client sets, and without credentials.
    #[cfg(feature = "pagination")]
    pub(super) fn stored_link(&self, request: &Request, link: &str, secrets: &Secrets) -> String {
        let link = link.split('#').next().unwrap_or_default();
        let Some((path, query)) = link.split_once('?') else { return link.to_owned() };
        let is_removed =
            |name: &str, value: &str| self.sets_query(request, name) || secrets.contain(value);
        match without_pairs(query, &is_removed) {
            // Without the question mark, an empty URL would be that of the request with its query.
            query if query.is_empty() && !path.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// Removes the keys from the URL of a redirect, to which they are added again. Another value of a parameter with the name of
    /// a key stays: it may be the signature of the URL.
    #[cfg(feature = "security-schemes")]
    pub(crate) fn remove_keys(&self, requirement: Requirement, secrets: &Secrets, url: &mut Url) {
        let Some(query) = url.query() else { return };
        let is_key =
            |name: &str, value: &str| self.sets_key(requirement, name) && secrets.have_key(value);
        let kept = without_pairs(query, &is_key);
        if kept != query {
            url.set_query(Some(&kept).filter(|kept| !kept.is_empty()).map(|kept| &**kept));
        }
    }

    /// Returns whether the client sets a query parameter of a request.
    #[cfg(any(feature = "jobs", feature = "pagination"))]
    fn sets_query(&self, request: &Request, name: &str) -> bool {
        #[cfg(feature = "client-parameters")]
        if self.query_parameters(request).any(|(each, _)| each == name) {
            return true;
        }
        self.sets_key(request.requirement, name)
    }

    /// Returns the query parameters of a request that the client is configured with.
    #[cfg(feature = "client-parameters")]
    fn query_parameters<'c>(
        &'c self,
        request: &'c Request,
    ) -> impl Iterator<Item = (&'static str, &'c str)> {
        let in_query = request.client_parameters.iter().filter(|each| each.in_query);
        in_query.filter_map(|each| Some((each.name, self.parameters.get(each.name)?.as_str())))
    }

    /// Returns whether a query parameter is a key that the client sends with a request.
    fn sets_key(&self, requirement: Requirement, name: &str) -> bool {
        #[cfg(feature = "security-schemes")]
        {
            let credentials = &self.credentials;
            let schemes = credentials.security.schemes.iter().zip(&credentials.of_schemes);
            let mut keys = schemes.enumerate().filter(|(_, ((_, kind), credential))| {
                credential.is_some() && matches!(kind, SchemeKind::Query(key) if *key == name)
            });
            let requires = |position: usize| match requirement {
                Requirement::None => false,
                Requirement::Any => true,
                Requirement::Operation(operation) => {
                    let alternatives = credentials.security.requirements.get(operation);
                    let mut schemes =
                        alternatives.into_iter().copied().flatten().copied().flatten();
                    schemes.any(|(scheme, _)| *scheme == position)
                }
            };
            keys.any(|(position, _)| requires(position))
        }
        #[cfg(not(feature = "security-schemes"))]
        {
            let _ = (requirement, name);
            false
        }
    }
}

/// Returns a query without some of its pairs. The others stay as they are written.
fn without_pairs(query: &str, is_removed: &dyn Fn(&str, &str) -> bool) -> String {
    let is_kept = |pair: &&str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        !is_removed(&decoded(name), &decoded(value))
    };
    query.split('&').filter(is_kept).collect::<Vec<_>>().join("&")
}

fn decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    percent_decode_str(&text).decode_utf8_lossy().into_owned()
}

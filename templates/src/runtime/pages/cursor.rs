//! What a page says about the next one.

use http::HeaderMap;
use http::header::LINK;
use reqwest::Url;

use super::CursorPlace;
use crate::runtime::error::{DecodeProblem, RawResponse};
use crate::runtime::json::string_at;

/// The cursor of the next page; none behind the last one.
pub(super) fn next(
    parameter: &str,
    place: CursorPlace,
    response: &RawResponse,
) -> Result<Option<String>, DecodeProblem> {
    let said = match place {
        CursorPlace::Property(place) => {
            string_at(&response.body, place).map_err(DecodeProblem::Json)?
        }
        CursorPlace::Header(name) => {
            let value = response.headers.get(name).and_then(|value| value.to_str().ok());
            value.map(|text| text.trim().to_owned())
        }
        CursorPlace::Link => {
            let Some(link) = link(&response.headers) else { return Ok(None) };
            return in_url(&link, parameter).map(Some).ok_or(DecodeProblem::NextPage);
        }
    };
    let said = said.filter(|text| !text.is_empty());
    Ok(said.map(|text| in_url(&text, parameter).unwrap_or(text)))
}

/// A query parameter of a URL, whole or relative.
fn in_url(text: &str, parameter: &str) -> Option<String> {
    let url = Url::parse("http://localhost").and_then(|base| base.join(text)).ok()?;
    let found = url.query_pairs().find(|(name, _)| name == parameter)?.1.into_owned();
    Some(found)
}

/// The target of the link whose relation is `next`.
fn link(headers: &HeaderMap) -> Option<String> {
    for value in headers.get_all(LINK) {
        let mut rest = value.to_str().unwrap_or_default();
        while let Some((target, behind)) =
            rest.split_once('<').and_then(|(_, at)| at.split_once('>'))
        {
            let (about, next) = behind.split_at(behind.find('<').unwrap_or(behind.len()));
            if about.split([';', ',']).any(is_next) {
                return Some(target.to_owned());
            }
            rest = next;
        }
    }
    None
}

/// Whether this is `rel="next"`, maybe with other relations.
fn is_next(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
    name.trim().eq_ignore_ascii_case("rel") && relations.any(|one| one.eq_ignore_ascii_case("next"))
}

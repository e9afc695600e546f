//! The cursor of the next page.

use http::HeaderMap;
use http::header::LINK;
use reqwest::Url;

use super::CursorSource;
use crate::error::DecodeProblem;
use crate::json::string_at;
use crate::response::RawResponse;

/// Returns the cursor of the next page; `None` after the last page.
pub(super) fn next(
    parameter: &str,
    source: CursorSource,
    response: &RawResponse,
) -> Result<Option<String>, DecodeProblem> {
    let cursor = match source {
        CursorSource::Property(path) => {
            string_at(&response.body, path).map_err(DecodeProblem::Json)?
        }
        CursorSource::Header(name) => {
            let value = response.headers.get(name).and_then(|value| value.to_str().ok());
            value.map(|text| text.trim().to_owned())
        }
        CursorSource::Link => {
            let Some(link) = next_link(&response.headers) else { return Ok(None) };
            return query_of(&link, parameter).map(Some).ok_or(DecodeProblem::NextPage);
        }
    };
    let cursor = cursor.filter(|text| !text.is_empty());
    Ok(cursor.map(|text| query_of(&text, parameter).unwrap_or(text)))
}

/// Returns the value of a query parameter of an absolute or relative URL.
fn query_of(text: &str, parameter: &str) -> Option<String> {
    let url = Url::parse("http://localhost").and_then(|base| base.join(text)).ok()?;
    let (_, value) = url.query_pairs().find(|(name, _)| name == parameter)?;
    Some(value.into_owned())
}

/// Returns the target of the link with the relation `next`.
fn next_link(headers: &HeaderMap) -> Option<String> {
    for value in headers.get_all(LINK) {
        let mut rest = value.to_str().unwrap_or_default();
        while let Some((target, after)) =
            rest.split_once('<').and_then(|(_, at)| at.split_once('>'))
        {
            let (parameters, next) = after.split_at(after.find('<').unwrap_or(after.len()));
            if parameters.split([';', ',']).any(is_next) {
                return Some(target.to_owned());
            }
            rest = next;
        }
    }
    None
}

/// Returns whether a link parameter is `rel="next"`, possibly with other relations.
fn is_next(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
    name.trim().eq_ignore_ascii_case("rel") && relations.any(|one| one.eq_ignore_ascii_case("next"))
}

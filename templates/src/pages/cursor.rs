//! The cursor or the URL of the next page.

use http::header::LINK;
use http::{HeaderMap, HeaderValue};
use reqwest::Url;
use serde_json::Value;

use super::CursorSource;
use crate::error::DecodeProblem;
use crate::json::{string_at, value_at};
use crate::response::RawResponse;

/// Returns the cursor of the next page, a string or an integer; `None` after the last page.
pub(super) fn next(
    parameter: &str,
    source: CursorSource,
    response: &RawResponse,
) -> Result<Option<Value>, DecodeProblem> {
    let Some(text) = text(source, response)? else { return Ok(None) };
    if let CursorSource::Link = source {
        return query_of(&text, parameter).map(Some).ok_or(DecodeProblem::NextPage);
    }
    if let CursorSource::Property(path) = source
        && let Some(number @ Value::Number(_)) = value_at(&response.body, path)
    {
        // A number that loses digits remains a string.
        let written = number.to_string();
        return Ok(Some(if written == text { number } else { Value::String(text) }));
    }
    Ok(Some(query_of(&text, parameter).unwrap_or(Value::String(text))))
}

/// Returns the text at the source, which is not empty.
pub(super) fn text(
    source: CursorSource,
    response: &RawResponse,
) -> Result<Option<String>, DecodeProblem> {
    let text = match source {
        CursorSource::Property(path) => {
            string_at(&response.body, path).map_err(DecodeProblem::Json)?
        }
        CursorSource::Header(name) => {
            let value = response.headers.get(name).map(HeaderValue::as_bytes);
            let text = value.map(std::str::from_utf8).transpose();
            // Without its cursor, the list would end here.
            text.map_err(|_| DecodeProblem::NextPage)?.map(|text| text.trim().to_owned())
        }
        CursorSource::Link => next_link(&response.headers),
    };
    Ok(text.filter(|text| !text.is_empty()))
}

/// A URL in place of that of the operation, which is not known here. Its folder is deep enough for links to the folders above.
const ANY_FOLDER: &str = "http://localhost/-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/-/";

/// Returns a URL that is relative to that of its page as one that is relative to that of the operation, as the URL of the
/// page is; `None` is the URL of the operation.
pub(super) fn resolved(page: Option<&str>, link: String) -> String {
    let Some(page) = page.filter(|_| !link.starts_with('/') && Url::parse(&link).is_err()) else {
        return link;
    };
    let Ok(base) = Url::parse(ANY_FOLDER) else { return link };
    let Ok(url) = base.join(page).and_then(|page| page.join(&link)) else { return link };
    if Url::parse(page).is_ok() {
        return url.into();
    }
    if !page.starts_with('/') {
        return base.make_relative(&url).unwrap_or(link);
    }
    url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
}

/// Returns the value of a query parameter of an absolute or relative URL.
fn query_of(text: &str, parameter: &str) -> Option<Value> {
    let url = Url::parse("http://localhost").and_then(|base| base.join(text)).ok()?;
    let (_, value) = url.query_pairs().find(|(name, _)| name == parameter)?;
    Some(Value::String(value.into_owned()))
}

/// Returns the target of the link with the relation `next`.
fn next_link(headers: &HeaderMap) -> Option<String> {
    for value in headers.get_all(LINK) {
        let value = String::from_utf8_lossy(value.as_bytes());
        let mut rest = &*value;
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

//! The documented headers of responses.

use http::header::SET_COOKIE;

use super::RawResponse;
use crate::error::{DecodeProblem, Error};
use crate::json::{FromJson, JsonError, from_slice, from_value};
use serde_json::Value;

/// The serialization of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    /// A string.
    String,
    /// A number or a boolean.
    Scalar,
    /// Strings, separated by a delimiter.
    Strings(char),
    /// Numbers or booleans, separated by a delimiter.
    Scalars(char),
    /// Lists of strings in lists, with the delimiters from the outer list to the inner one.
    StringLists(&'static str),
    /// Lists of numbers or booleans in lists, with the delimiters from the outer list to the inner one.
    ScalarLists(&'static str),
    /// JSON.
    Json,
}

impl RawResponse {
    /// Reads a header; `None` if the response does not have it.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the value is not one of `T`.
    #[doc(hidden)]
    pub fn header<T: FromJson>(
        &self,
        name: &'static str,
        form: HeaderForm,
    ) -> Result<Option<T>, Error> {
        self.read_header(name, form).map_err(|problem| self.clone().decode_error(problem))
    }

    /// Reads a required header.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the response does not have the header, or if the value is not one of `T`.
    #[doc(hidden)]
    pub fn required_header<T: FromJson>(
        &self,
        name: &'static str,
        form: HeaderForm,
    ) -> Result<T, Error> {
        let value = self.read_header(name, form);
        let value = value.and_then(|value| value.ok_or(DecodeProblem::Header(name, None)));
        value.map_err(|problem| self.clone().decode_error(problem))
    }

    fn read_header<T: FromJson>(
        &self,
        name: &'static str,
        form: HeaderForm,
    ) -> Result<Option<T>, DecodeProblem> {
        let Some(text) = self.header_text(name) else { return Ok(None) };
        let items =
            |delimiter: char| text.split(delimiter).map(str::trim).filter(|item| !item.is_empty());
        let value = match form {
            HeaderForm::String => from_value(&Value::String(text.clone())),
            HeaderForm::Scalar | HeaderForm::Json => from_slice(text.as_bytes()),
            HeaderForm::Strings(delimiter) => {
                from_value(&items(delimiter).map(Value::from).collect())
            }
            HeaderForm::StringLists(delimiters) => {
                lists(&text, delimiters, false).and_then(|value| from_value(&value))
            }
            HeaderForm::ScalarLists(delimiters) => {
                lists(&text, delimiters, true).and_then(|value| from_value(&value))
            }
            HeaderForm::Scalars(delimiter) => {
                let items: Vec<&str> = items(delimiter).collect();
                from_slice(format!("[{}]", items.join(",")).as_bytes())
            }
        };
        value.map(Some).map_err(|error: JsonError| DecodeProblem::Header(name, Some(error)))
    }

    /// Returns the value of a header. Lines with the same name are one list, except for cookies, of which the first one
    /// is returned.
    fn header_text(&self, name: &str) -> Option<String> {
        let lines = self.headers.get_all(name).iter();
        let mut lines = lines.map(|line| String::from_utf8_lossy(line.as_bytes()));
        let mut text = lines.next()?.trim().to_owned();
        if name != SET_COOKIE.as_str() {
            for line in lines {
                text.push_str(", ");
                text.push_str(line.trim());
            }
        }
        Some(text)
    }
}

/// Reads lists in lists.
fn lists(text: &str, delimiters: &str, has_scalars: bool) -> Result<Value, JsonError> {
    let mut inner = delimiters.chars();
    match inner.next() {
        Some(delimiter) => {
            let items = text.split(delimiter).map(str::trim).filter(|item| !item.is_empty());
            let items = items.map(|item| lists(item, inner.as_str(), has_scalars));
            items.collect::<Result<Vec<_>, _>>().map(Value::Array)
        }
        None if has_scalars => from_slice(text.as_bytes()),
        None => Ok(text.into()),
    }
}

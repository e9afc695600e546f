//! `application/x-www-form-urlencoded` bodies.

use serde_json::Value;

use super::encode::{Encoding, form_encoded};
use super::reserved::ReservedIn;
use super::shape::Shape;
use super::style::{self, Style};
use super::{Request, invalid};
use crate::json::{ToJson, View, written_items};

/// The serialization of a property of a form that the document declares with an Encoding Object.
#[derive(Clone, Copy, Debug)]
pub enum FormEncoding {
    /// JSON (`contentType: application/json`)
    Json,
    /// A style, and whether it is exploded
    Style(Style, bool),
    /// A style, and whether it is exploded; reserved characters are not encoded
    Reserved(Style, bool),
}

impl Request {
    /// Sets the body to the properties of an object as a media type: `application/x-www-form-urlencoded`, with or without
    /// parameters.
    ///
    /// Without an encoding, a string, number or boolean is one pair, a list is a pair for each item, an object is JSON, and
    /// null is omitted.
    pub fn form(
        &mut self,
        media_type: &str,
        value: &dyn ToJson,
        encodings: &[(&str, FormEncoding)],
    ) {
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        match form(&value.view(), encodings) {
            Ok(text) => self.set_body(media_type, text),
            Err(reason) => self.fail(invalid("body", "form", reason)),
        }
    }
}

/// Returns the properties of an object as pairs of names and values.
pub(super) fn form(
    value: &View<'_>,
    encodings: &[(&str, FormEncoding)],
) -> Result<String, &'static str> {
    value.check()?;
    let mut out = String::new();
    let mut push = |name: &str, value: &View<'_>| {
        let encoding = encodings.iter().find(|(property, _)| *property == name);
        property(&mut out, name, value, encoding.map(|(_, encoding)| *encoding))
    };
    match value {
        View::Object(entries) => {
            let mut sent = entries.iter().filter(|(_, value)| !matches!(value, View::Filled(_)));
            sent.try_for_each(|(name, value)| push(name, value))?;
        }
        View::Json(Value::Object(entries)) => {
            entries.iter().try_for_each(|(name, value)| push(name, &View::Json(value)))?;
        }
        View::Made(made) => match &**made {
            Value::Object(entries) => {
                entries.iter().try_for_each(|(name, value)| push(name, &View::Json(value)))?;
            }
            Value::Null => {}
            _ => return Err(NOT_AN_OBJECT),
        },
        View::Null | View::Json(Value::Null) => {}
        _ => return Err(NOT_AN_OBJECT),
    }
    Ok(out)
}

const NOT_AN_OBJECT: &str = "the value of a form must be an object";

fn property(
    out: &mut String,
    name: &str,
    value: &View<'_>,
    encoding: Option<FormEncoding>,
) -> Result<(), &'static str> {
    let (style, explode, encoding) = match encoding {
        None => return content(out, name, value),
        Some(FormEncoding::Json) => {
            push_content(out, name, &value.to_json());
            return Ok(());
        }
        Some(FormEncoding::Style(style, explode)) => (style, explode, Encoding::Strict),
        Some(FormEncoding::Reserved(style, explode)) => {
            (style, explode, Encoding::Reserved(ReservedIn::Query))
        }
    };
    let shape = style::shape(value, style, explode)?;
    // The default style writes the same pairs as a form without styles.
    let is_default = matches!((style, explode, encoding), (Style::Form, true, Encoding::Strict));
    if is_default && !matches!(shape, Shape::Object(_)) {
        return content(out, name, value);
    }
    for (name, value) in style::pairs(name, &shape, style, explode, encoding) {
        push_pair(out, &name, &value);
    }
    Ok(())
}

/// Appends a property in the media type that its type implies: plain text or JSON.
fn content(out: &mut String, name: &str, value: &View<'_>) -> Result<(), &'static str> {
    for item in items(value) {
        if let Some(text) = text(&item)? {
            push_content(out, name, &text);
        }
    }
    Ok(())
}

/// Returns the items of a list, or a value that is no list.
pub(super) fn items<'v>(value: &'v View<'v>) -> Vec<View<'v>> {
    match value {
        View::List(items) => items.clone(),
        View::Json(Value::Array(items)) => items.iter().map(View::Json).collect(),
        View::Verbatim(text, Value::Array(items)) => {
            let items = written_items(text).into_iter().zip(items);
            items.map(|(text, value)| View::written(text, value)).collect()
        }
        View::Made(made) => match &**made {
            Value::Array(items) => items.iter().map(View::Json).collect(),
            value => vec![View::Json(value)],
        },
        value => vec![value.clone()],
    }
}

/// Returns a string, number or boolean as plain text, and any other value as JSON. `None` if it is null.
fn text(value: &View<'_>) -> Result<Option<String>, &'static str> {
    Ok(match value {
        // A number that is written with all of its digits, or JSON that contains one.
        View::Verbatim(text, _) => Some((*text).to_owned()),
        View::List(_) | View::Object(_) | View::Json(Value::Array(_) | Value::Object(_)) => {
            Some(value.to_json())
        }
        value => match Shape::of(value, false)? {
            Shape::Scalar(text) => Some(text.into_owned()),
            _ => None,
        },
    })
}

fn push_content(out: &mut String, name: &str, value: &str) {
    push_pair(out, &form_encoded(name), &form_encoded(value));
}

fn push_pair(out: &mut String, name: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    out.push_str(name);
    out.push('=');
    out.push_str(value);
}

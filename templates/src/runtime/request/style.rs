//! The styles in which `OpenAPI` writes parameters.

use std::borrow::Cow;

use super::encode::Encoding;
use super::shape::Shape;

/// How the value of a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `name=a,b`, or exploded `name=a&name=b`: queries and cookies
    Form,
    /// `a,b`: paths and headers
    Simple,
    /// `.a.b`: paths
    Label,
    /// `;name=a,b`: paths
    Matrix,
    /// `name=a%20b`: queries
    SpaceDelimited,
    /// `name=a|b`: queries
    PipeDelimited,
    /// `name[property]=a`, `name[]=a`, `name[0][property]=a`: queries and forms
    DeepObject,
}

/// The value as `name=value` pairs, for queries, cookies and forms; each part is already encoded.
pub(super) fn pairs(
    name: &str,
    shape: &Shape<'_>,
    style: Style,
    explode: bool,
    encoding: Encoding,
) -> Vec<(String, String)> {
    let names = encoding.of_names();
    let encoded = |text: &str, encoding: Encoding| {
        let mut out = String::with_capacity(text.len());
        encoding.push(&mut out, text);
        out
    };
    let pair = |key: &str, value: &str| (encoded(key, names), encoded(value, encoding));
    match shape {
        Shape::Absent => Vec::new(),
        Shape::Scalar(value) => vec![pair(name, value)],
        Shape::List(items) if explode => items.iter().map(|item| pair(name, item)).collect(),
        Shape::List(items) => {
            let value = joined(items.iter(), encoding, separator(style, encoding));
            vec![(encoded(name, names), value)]
        }
        Shape::Object(properties) if style == Style::DeepObject => {
            properties.iter().map(|(way, value)| pair(&bracketed(name, way), value)).collect()
        }
        Shape::Object(properties) if explode => {
            properties.iter().map(|(way, value)| pair(&way.join("."), value)).collect()
        }
        Shape::Object(properties) => {
            let value = joined(flat(properties).iter(), encoding, separator(style, encoding));
            vec![(encoded(name, names), value)]
        }
    }
}

/// `name[a][b]`; in a form the first part of the way is the name.
fn bracketed(name: &str, way: &[Cow<'_, str>]) -> String {
    match way {
        [first, rest @ ..] if name.is_empty() => bracketed(first, rest),
        [] => name.to_owned(),
        way => format!("{name}[{}]", way.join("][")),
    }
}

/// The value as one text, for paths and headers.
pub(super) fn inline(
    name: &str,
    shape: &Shape<'_>,
    style: Style,
    explode: bool,
    encoding: Encoding,
) -> String {
    let (prefix, separator) = match (style, explode) {
        (Style::Label, true) => (".", "."),
        (Style::Label, false) => (".", ","),
        (Style::Matrix, true) => (";", ";"),
        (Style::Matrix, false) => (";", ","),
        _ => ("", ","),
    };
    let mut out = String::from(prefix);
    let named = style == Style::Matrix;
    if named && !(explode && matches!(shape, Shape::Object(_))) {
        encoding.push(&mut out, name);
        out.push('=');
    }
    match shape {
        Shape::Absent => {}
        Shape::Scalar(value) => encoding.push(&mut out, value),
        Shape::List(items) if named && explode => {
            let again = format!("{separator}{}=", joined([name].iter(), encoding, ""));
            out.push_str(&joined(items.iter(), encoding, &again));
        }
        Shape::List(items) => out.push_str(&joined(items.iter(), encoding, separator)),
        Shape::Object(properties) if explode => {
            for (index, (way, value)) in properties.iter().enumerate() {
                if index > 0 {
                    out.push_str(separator);
                }
                encoding.push(&mut out, &way.join("."));
                out.push('=');
                encoding.push(&mut out, value);
            }
        }
        Shape::Object(properties) => {
            out.push_str(&joined(flat(properties).iter(), encoding, separator));
        }
    }
    out
}

fn separator(style: Style, encoding: Encoding) -> &'static str {
    encoding.delimiter(match style {
        Style::SpaceDelimited => ' ',
        Style::PipeDelimited => '|',
        _ => ',',
    })
}

fn joined<T: AsRef<str>>(
    items: impl Iterator<Item = T>,
    encoding: Encoding,
    separator: &str,
) -> String {
    let mut out = String::new();
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        encoding.push(&mut out, item.as_ref());
    }
    out
}

fn flat<'a>(properties: &[(Vec<Cow<'a, str>>, Cow<'a, str>)]) -> Vec<Cow<'a, str>> {
    properties.iter().flat_map(|(way, value)| [Cow::Owned(way.join(".")), value.clone()]).collect()
}

//! The parameter styles of `OpenAPI`.

use std::borrow::Cow;

use super::encode::Encoding;
use super::shape::Shape;

/// The style of a parameter.
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

/// Returns the value as encoded pairs of name and value, for queries, cookies and forms.
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
            properties.iter().map(|(path, value)| pair(&bracketed(name, path), value)).collect()
        }
        Shape::Object(properties) if explode => {
            properties.iter().map(|(path, value)| pair(&path.join("."), value)).collect()
        }
        Shape::Object(properties) => {
            let value = joined(flat(properties).iter(), encoding, separator(style, encoding));
            vec![(encoded(name, names), value)]
        }
    }
}

/// Returns `name[a][b]`. In a form, which has no name, it is `a[b]`.
fn bracketed(name: &str, path: &[Cow<'_, str>]) -> String {
    match path {
        [first, rest @ ..] if name.is_empty() => bracketed(first, rest),
        [] => name.to_owned(),
        path => format!("{name}[{}]", path.join("][")),
    }
}

/// Returns the value as one string, for paths and headers.
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
            for (index, (path, value)) in properties.iter().enumerate() {
                if index > 0 {
                    out.push_str(separator);
                }
                encoding.push(&mut out, &path.join("."));
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
    properties
        .iter()
        .flat_map(|(path, value)| [Cow::Owned(path.join(".")), value.clone()])
        .collect()
}

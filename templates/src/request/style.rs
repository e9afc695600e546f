//! The parameter styles of `OpenAPI`.

use std::borrow::Cow;

use super::encode::Encoding;
use super::shape::Shape;
use super::structure;
use crate::json::View;

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
    /// Values separated by tabs: Swagger 2.0
    TabDelimited,
    /// Lists in lists, with the delimiters from the outer list to the inner one: Swagger 2.0
    Lists(&'static str),
    /// `name[property]=a`, `name[]=a`, `name[0][property]=a`: queries and forms
    DeepObject,
    /// `name=a,b`, or exploded `name=a; name=b`, without percent-encoding: cookies
    Cookie,
}

impl Style {
    /// Returns the delimiter of items in one value, without percent-encoding.
    pub(super) fn delimiter(self) -> &'static str {
        match self {
            Self::SpaceDelimited => " ",
            Self::PipeDelimited => "|",
            Self::TabDelimited => "\t",
            Self::Lists(delimiters) => delimiters.get(..1).unwrap_or(","),
            _ => ",",
        }
    }

    /// Returns the delimiters of the lists in a list.
    pub(super) fn inner(self) -> &'static str {
        match self {
            Self::Lists(delimiters) => delimiters.get(1..).unwrap_or_default(),
            _ => "",
        }
    }

    /// Returns the delimiters that an item of the lists in a list cannot contain. The comma between the outer lists is
    /// not encoded, but one in an item is.
    fn reserved(self, explode: bool) -> &'static str {
        match self {
            Self::Lists(delimiters) if !explode && !delimiters.starts_with(',') => delimiters,
            _ => self.inner(),
        }
    }
}

/// Returns the shape of a value, as far as a style can serialize it.
pub(super) fn shape<'a>(
    view: &'a View<'a>,
    style: Style,
    explode: bool,
) -> Result<Shape<'a>, &'static str> {
    if style.inner().is_empty() {
        return Shape::of(view, style == Style::DeepObject);
    }
    view.check()?;
    structure::lists(view, style.inner(), style.reserved(explode))
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
    let pair = |key: &str, value: &str| (names.encoded(key), encoding.encoded(value));
    let whole = |value: String| vec![(names.encoded(name), value)];
    match shape {
        Shape::Absent => Vec::new(),
        Shape::Scalar(value) => vec![pair(name, value)],
        Shape::List(items) if explode => {
            let value = |item: &Cow<'_, str>| match style.inner() {
                "" => encoding.encoded(item),
                inner => encoded_item(item, inner, encoding),
            };
            items.iter().map(|item| (names.encoded(name), value(item))).collect()
        }
        Shape::List(items) if !style.inner().is_empty() => whole(lists(items, style, encoding)),
        Shape::List(items) => whole(joined(items, encoding, separator(style.delimiter()))),
        Shape::Object(properties) if style == Style::DeepObject => {
            properties.iter().map(|(path, value)| pair(&bracketed(name, path), value)).collect()
        }
        Shape::Object(properties) if explode => {
            properties.iter().map(|(path, value)| pair(&key(path), value)).collect()
        }
        Shape::Object(properties) => {
            whole(joined(&flat(properties), encoding, separator(style.delimiter())))
        }
    }
}

/// Joins names and values to pairs.
pub(super) fn joined_pairs(separator: &str, pairs: Vec<(String, String)>) -> String {
    let pairs = pairs.into_iter().map(|(name, value)| name + "=" + &value);
    pairs.collect::<Vec<_>>().join(separator)
}

/// Returns `name[a][b]`. In a form, which has no name, it is `a[b]`.
fn bracketed(name: &str, path: &[Cow<'_, str>]) -> String {
    match path {
        [first, rest @ ..] if name.is_empty() => bracketed(first, rest),
        [] => name.to_owned(),
        path => format!("{name}[{}]", path.join("][")),
    }
}

/// Returns the value as one string, for paths and headers. An item of a header cannot contain the separator, because it
/// is not encoded.
pub(super) fn inline(
    name: &str,
    shape: &Shape<'_>,
    style: Style,
    explode: bool,
    encoding: Encoding,
) -> Result<String, &'static str> {
    if encoding == Encoding::None {
        check_separators(shape, style, explode)?;
    }
    let (prefix, separator) = match (style, explode) {
        (Style::Matrix, _) => return Ok(matrix(name, shape, explode, encoding)),
        (Style::Label, true) => (".", "."),
        (Style::Label, false) => (".", ","),
        _ if encoding == Encoding::None => ("", style.delimiter()),
        _ => ("", separator(style.delimiter())),
    };
    let value = match shape {
        Shape::Absent => String::new(),
        Shape::Scalar(value) => encoding.encoded(value),
        Shape::List(items) if !style.inner().is_empty() => lists(items, style, encoding),
        Shape::List(items) => joined(items, encoding, separator),
        Shape::Object(properties) if explode => {
            let pair = |(path, value): &(Vec<Cow<'_, str>>, Cow<'_, str>)| {
                let value = item(value, encoding, separator);
                encoding.of_names().encoded(&key(path)) + "=" + &value
            };
            properties.iter().map(pair).collect::<Vec<_>>().join(separator)
        }
        Shape::Object(properties) => joined(&flat(properties), encoding, separator),
    };
    Ok(if prefix.is_empty() { value } else { prefix.to_owned() + &value })
}

/// Returns `;name=value` for each value. Without a value it is `;name`.
fn matrix(name: &str, shape: &Shape<'_>, explode: bool, encoding: Encoding) -> String {
    let pair = |name: &str, value: String| {
        let name = encoding.of_names().encoded(name);
        if value.is_empty() { format!(";{name}") } else { format!(";{name}={value}") }
    };
    let single = |value: &str| item(value, encoding, ";");
    // A list that is not exploded is one of the values.
    let list = |items: &[Cow<'_, str>]| joined(items, encoding, ",").replace(';', "%3B");
    match shape {
        Shape::List(items) if explode && !items.is_empty() => {
            items.iter().map(|item| pair(name, single(item))).collect()
        }
        Shape::Object(properties) if explode && !properties.is_empty() => {
            properties.iter().map(|(path, value)| pair(&key(path), single(value))).collect()
        }
        Shape::Absent => pair(name, String::new()),
        Shape::Scalar(value) => pair(name, single(value)),
        Shape::List(items) => pair(name, list(items)),
        Shape::Object(properties) => pair(name, list(&flat(properties))),
    }
}

/// Returns the value as cookies that are not encoded. A character that a cookie cannot contain is an error: the caller
/// escapes values.
pub(super) fn cookies(
    name: &str,
    shape: &Shape<'_>,
    explode: bool,
) -> Result<String, &'static str> {
    if !explode {
        check_separators(shape, Style::Cookie, false)?;
    }
    let pairs = pairs(name, shape, Style::Cookie, explode, Encoding::None);
    let is_allowed = |text: &str| text.chars().all(|c| matches!(c, ' '..='~') && c != ';');
    if pairs.iter().all(|(name, value)| {
        is_allowed(name) && !name.is_empty() && !name.contains('=') && is_allowed(value)
    }) {
        Ok(joined_pairs("; ", pairs))
    } else {
        Err("it has characters that are not allowed in a cookie; escape them")
    }
}

/// Returns an error if a separator in a name or value, which is not encoded, would make another item of it.
pub(super) fn check_separators(
    shape: &Shape<'_>,
    style: Style,
    explode: bool,
) -> Result<(), &'static str> {
    let delimiter = style.delimiter();
    if style.inner().contains(delimiter) {
        // The lists in the list have the same delimiter, and their items have been checked.
        return Ok(());
    }
    let has_delimiter = match shape {
        Shape::Absent | Shape::Scalar(_) => false,
        Shape::List(items) => items.iter().any(|item| item.contains(delimiter)),
        Shape::Object(properties) => properties.iter().any(|(path, value)| {
            let key = key(path);
            key.contains(delimiter) || value.contains(delimiter) || explode && key.contains('=')
        }),
    };
    if has_delimiter { Err("an item of it contains a separator") } else { Ok(()) }
}

/// Returns the percent-encoded form of a delimiter.
fn separator(delimiter: &str) -> &'static str {
    match delimiter {
        " " => "%20",
        "|" => "%7C",
        "\t" => "%09",
        _ => ",",
    }
}

/// Returns lists in a list as one string.
fn lists(items: &[Cow<'_, str>], style: Style, encoding: Encoding) -> String {
    let items = items.iter().map(|item| encoded_item(item, style.inner(), encoding));
    let delimiter = style.delimiter();
    let separator = if encoding == Encoding::None { delimiter } else { separator(delimiter) };
    items.collect::<Vec<_>>().join(separator)
}

/// Encodes an item, and the items of the lists in it, which the delimiters separate.
fn encoded_item(item: &str, delimiters: &str, encoding: Encoding) -> String {
    let (Some(delimiter), Some(inner)) = (delimiters.get(..1), delimiters.get(1..)) else {
        return self::item(item, encoding, ",");
    };
    let separator = if encoding == Encoding::None { delimiter } else { separator(delimiter) };
    let items = item.split(delimiter).map(|item| encoded_item(item, inner, encoding));
    items.collect::<Vec<_>>().join(separator)
}

fn joined(items: &[Cow<'_, str>], encoding: Encoding, separator: &str) -> String {
    let items = items.iter().map(|each| item(each, encoding, separator));
    items.collect::<Vec<_>>().join(separator)
}

/// Encodes an item. A reserved character that is the separator of the items is encoded nevertheless.
fn item(text: &str, encoding: Encoding, separator: &str) -> String {
    let encoded = encoding.encoded(text);
    match separator {
        "," if encoding.is_reserved() => encoded.replace(',', "%2C"),
        ";" if encoding.is_reserved() => encoded.replace(';', "%3B"),
        _ => encoded,
    }
}

/// Returns the name of a property. Only the style `deepObject` has longer paths.
fn key(path: &[Cow<'_, str>]) -> String {
    path.concat()
}

pub(super) fn flat<'a>(properties: &[(Vec<Cow<'a, str>>, Cow<'a, str>)]) -> Vec<Cow<'a, str>> {
    properties.iter().flat_map(|(path, value)| [Cow::Owned(key(path)), value.clone()]).collect()
}

//! The parts of multipart bodies.

use super::media::{Media, media};
use super::parameter::is_token;
use super::rejected::Rejected;
use super::{charset, form};
use crate::diagnostic::Code;
use crate::ir::{Docs, Part, PartHeader, PartKind, Ty, charset as charset_of};
use crate::lower::schema::{FormProperty, TypeBuilder, ValueForm};
use crate::spec::{Content, Encoding, SchemaId, Style};

/// Returns a part for each property of the object that the schema describes. Empty if it describes none: the caller adds
/// the parts.
pub(super) fn parts(types: &mut TypeBuilder<'_>, content: &Content) -> Result<Vec<Part>, Rejected> {
    let Some(schema) = content.schema else { return Ok(Vec::new()) };
    let properties = form::properties(types, content, schema)?.into_iter().enumerate();
    let mut parts: Vec<Part> = properties
        .map(|(position, property)| Part { position, ..part(types, content, property) })
        .collect();
    parts.sort_by(|one, other| one.name.cmp(&other.name));
    if !parts.is_empty() && types.has_free_properties(schema) {
        parts.push(others());
    }
    Ok(parts)
}

/// Returns the parts that the document does not describe.
fn others() -> Part {
    let text = "Parts that the API document does not describe.".to_owned();
    Part {
        name: "other_parts".to_owned(),
        required: false,
        kind: PartKind::Others,
        media_types: Vec::new(),
        headers: Vec::new(),
        position: 0,
        docs: Docs { text: Some(text), ..Docs::default() },
    }
}

fn part(types: &mut TypeBuilder<'_>, content: &Content, property: FormProperty) -> Part {
    let FormProperty { key, schema, required } = property;
    let encoding = content.encodings.iter().find(|(name, _)| *name == key);
    let encoding = encoding.map(|(_, encoding)| encoding);
    let usage = types.usage(schema);
    // A read-only part is sent if the caller sets it.
    let required = required && (usage.write_only || !usage.read_only);
    let headers = encoding.map(|encoding| headers(types, encoding, true)).unwrap_or_default();
    let (kind, media_types) = kind(types, content, &key, schema, encoding);
    Part { name: key, required, kind, media_types, headers, position: 0, docs: usage.docs }
}

/// Returns the content of a part, and its media types.
pub(super) fn kind(
    types: &mut TypeBuilder<'_>,
    content: &Content,
    key: &str,
    schema: SchemaId,
    encoding: Option<&Encoding>,
) -> (PartKind, Vec<String>) {
    let declared = encoding.map(|each| each.media_types.clone()).unwrap_or_default();
    if let Some((kind, media_types)) = file(types, schema) {
        return (kind, if declared.is_empty() { media_types } else { declared });
    }
    let style = encoding.and_then(|each| each.style).filter(|_| has_styles(types, content));
    let form = types.value_form(schema);
    if let Some(style) = style
        && (matches!(style.style, Style::Lists(_))
            || !matches!(
                form,
                ValueForm::NestedList | ValueForm::NestedObject | ValueForm::Unknown
            ))
    {
        let ty = types.shape(schema).ty;
        return (PartKind::Styled(ty, style.style, style.explode), Vec::new());
    }
    let ty = types.shape(schema).ty;
    let Some(first) = declared.first().filter(|_| style.is_none()) else {
        let is_base64 = types.is_base64(schema);
        let media_types = is_base64.then(|| "application/octet-stream".to_owned());
        return (PartKind::Value(ty), media_types.into_iter().collect());
    };
    let is_text = matches!(form, ValueForm::Scalar | ValueForm::List | ValueForm::Unknown);
    let has_json = |name: &String| matches!(media(name), Media::Json | Media::JsonLike);
    let first =
        if is_text { first } else { declared.iter().find(|each| has_json(each)).unwrap_or(first) };
    match media(first) {
        Media::Wildcard if !is_text && matches!(first.as_str(), "*/*" | "application/*") => {
            (PartKind::Value(ty), Vec::new())
        }
        Media::Json | Media::JsonLike => (PartKind::Value(ty), vec![first.clone()]),
        Media::Text | Media::TextLike if is_text && is_written(first) => {
            let first = if first.contains('*') { "text/plain" } else { first };
            (PartKind::Value(ty), vec![first.to_owned()])
        }
        _ if form == ValueForm::Scalar && ty != Ty::String => {
            (PartKind::Value(ty), vec![first.clone()])
        }
        _ => {
            if !is_text && let Some(encoding) = encoding {
                types.diagnostics.push(
                    Code::UnsupportedMediaType,
                    &encoding.at,
                    format!("the part `{key}` cannot be written as `{first}`"),
                    "the part is a file, which the caller writes in this media type",
                );
            }
            let is_list = matches!(form, ValueForm::List | ValueForm::NestedList);
            (if is_list { PartKind::Files } else { PartKind::File }, declared)
        }
    }
}

/// Returns the files that a schema describes, and their media type.
fn file(types: &mut TypeBuilder<'_>, schema: SchemaId) -> Option<(PartKind, Vec<String>)> {
    if types.is_binary(schema) {
        return Some((PartKind::File, Vec::new()));
    }
    if let Some(media_types) = types.file_type(schema) {
        return Some((PartKind::File, media_types));
    }
    let items = types.items(schema)?;
    if types.is_binary(items) {
        return Some((PartKind::Files, Vec::new()));
    }
    let has_type = types.value_form(items) != ValueForm::Unknown;
    let media_types = types.file_type(items).filter(|_| has_type)?;
    Some((PartKind::Files, media_types))
}

/// Returns whether styles have an effect on the parts of a body.
fn has_styles(types: &TypeBuilder<'_>, content: &Content) -> bool {
    let is_form = content.media_type.trim().to_lowercase().starts_with("multipart/form-data");
    types.rules.styled_parts && is_form
}

/// Returns whether the runtime writes text in the charset of a media type.
fn is_written(media_type: &str) -> bool {
    charset_of(media_type).is_none_or(|name| charset::is_known(&name))
}

/// Returns the headers of a part. The name of a part is in its header `Content-Disposition`.
pub(super) fn headers(
    types: &mut TypeBuilder<'_>,
    encoding: &Encoding,
    has_names: bool,
) -> Vec<PartHeader> {
    let mut headers = Vec::new();
    for header in &encoding.headers {
        let name = header.name.to_lowercase();
        if name == "content-type" || (has_names && name == "content-disposition") {
            continue;
        }
        if !is_token(&header.name) {
            let message = format!("`{}` is not a valid header name", header.name);
            let help = "the header of the part is skipped";
            types.diagnostics.push(Code::InvalidHeaderName, &header.at, message, help);
            continue;
        }
        headers.push(PartHeader {
            name: header.name.clone(),
            required: header.required,
            ty: header.schema.map_or(Ty::String, |id| types.shape(id).ty),
            docs: Docs { text: header.description.clone(), ..Docs::default() },
        });
    }
    headers
}

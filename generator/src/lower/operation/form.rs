//! `application/x-www-form-urlencoded` bodies.

use super::charset;
use super::media::{Media, media};
use super::rejected::Rejected;
use crate::diagnostic::Code;
use crate::ir::{BodyKind, FormEncoding, Ty};
use crate::lower::schema::{FormProperty, TypeBuilder, ValueForm};
use crate::spec::{Content, PropertyStyle, SchemaId, Style};

/// The style of properties without an encoding in the versions in which it is their default.
const DEFAULT: PropertyStyle =
    PropertyStyle { style: Style::Form, explode: true, allow_reserved: false };

/// Returns the form that a schema describes.
pub(super) fn form(
    types: &mut TypeBuilder<'_>,
    content: &Content,
    schema: Option<SchemaId>,
) -> Result<BodyKind, Rejected> {
    charset::check_form(content)?;
    let Some(id) = schema else {
        return Ok(BodyKind::Form(Ty::Map(Box::new(Ty::Json)), Vec::new()));
    };
    let properties = properties(types, content, id)?;
    let mut encodings = Vec::new();
    for property in properties {
        if let Some(encoding) = encoding(types, content, &property) {
            encodings.push((property.key, encoding));
        }
    }
    let ty = match types.shape(id).ty {
        Ty::Json => Ty::Map(Box::new(Ty::Json)),
        ty => ty,
    };
    Ok(BodyKind::Form(ty, encodings))
}

/// Returns the properties of the object that the schema of a form describes.
pub(super) fn properties(
    types: &mut TypeBuilder<'_>,
    content: &Content,
    schema: SchemaId,
) -> Result<Vec<FormProperty>, Rejected> {
    let properties = types.properties(schema).filter(|_| types.may_be_object(schema));
    properties.ok_or_else(|| Rejected {
        code: Code::UnsupportedFormSchema,
        at: content.at.clone(),
        message: format!("the schema of `{}` is not an object", content.media_type),
    })
}

/// Returns the encoding of a property; `None` if it is that of its type.
fn encoding(
    types: &mut TypeBuilder<'_>,
    content: &Content,
    property: &FormProperty,
) -> Option<FormEncoding> {
    let shape = types.value_form(property.schema);
    let Some((_, encoding)) = content.encodings.iter().find(|(name, _)| *name == property.key)
    else {
        let is_styled = types.rules.styled_forms && !content.encodings.is_empty();
        return (is_styled && shape == ValueForm::Object).then_some(FormEncoding::Styled(DEFAULT));
    };
    let problem = match (encoding.style, encoding.media_types.first()) {
        (Some(PropertyStyle { style: Style::Lists(_), .. }), _) => {
            return encoding.style.map(FormEncoding::Styled);
        }
        (Some(style), _) if style.style != Style::DeepObject && is_nested(shape) => {
            format!("the style of `{}` has no form for lists and objects in it", property.key)
        }
        // The default style of scalars and lists of them is the same as no style.
        (Some(DEFAULT), _) if matches!(shape, ValueForm::Scalar | ValueForm::List) => return None,
        (Some(style), _) => return Some(FormEncoding::Styled(style)),
        (None, Some(name)) => match media(name) {
            Media::Json | Media::JsonLike => return Some(FormEncoding::Json),
            _ if matches!(shape, ValueForm::Scalar | ValueForm::List | ValueForm::Unknown) => {
                return None;
            }
            _ => format!("`{}` cannot be written as `{name}`", property.key),
        },
        (None, None) => return None,
    };
    let help = "the value is sent as JSON, one pair for each item of a list";
    types.diagnostics.push(Code::UnsupportedFormSchema, &encoding.at, problem, help);
    None
}

fn is_nested(shape: ValueForm) -> bool {
    matches!(shape, ValueForm::NestedList | ValueForm::NestedObject)
}

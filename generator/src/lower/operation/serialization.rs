//! The serialization of the values of parameters.

use super::form;
use super::media::{Media, media};
use super::rejected::Rejected;
use crate::diagnostic::Code;
use crate::ir::{BodyKind, ParameterValue, Ty};
use crate::lower::schema::{Nesting, TypeBuilder};
use crate::spec::{Content, In, Parameter, ParameterKind, SchemaId, Style};

/// Returns the type and serialization of a parameter, and its schema.
pub(super) fn value(
    types: &mut TypeBuilder<'_>,
    parameter: &Parameter,
) -> Result<(ParameterValue, Option<SchemaId>), Rejected> {
    match &parameter.kind {
        &ParameterKind::Styled { schema, style, explode, allow_reserved } => {
            if !matches!(style, Style::DeepObject | Style::Lists(_)) {
                check_nesting(types, parameter, schema)?;
            }
            let ty = types.shape(schema).ty;
            Ok((ParameterValue::Styled { ty, style, explode, allow_reserved }, Some(schema)))
        }
        ParameterKind::Content(content) => {
            Ok((content_value(types, parameter, content)?, content.schema))
        }
    }
}

/// Rejects a schema whose values are nested, and reports optional properties that are.
fn check_nesting(
    types: &mut TypeBuilder<'_>,
    parameter: &Parameter,
    schema: SchemaId,
) -> Result<(), Rejected> {
    let name = &parameter.name;
    match types.nesting(schema) {
        Nesting::None => Ok(()),
        Nesting::Properties(properties) => {
            let properties: Vec<String> =
                properties.iter().map(|property| format!("`{property}`")).collect();
            let properties = properties.join(", ");
            types.diagnostics.push(
                Code::UndefinedSerialization,
                &parameter.at,
                format!(
                    "no style defines the serialization of properties of the parameter `{name}` that are arrays or \
                     objects: {properties}"
                ),
                "a request with such a property is an error before sending; describe the parameter with `content`",
            );
            Ok(())
        }
        Nesting::Always => Err(Rejected {
            code: Code::UndefinedSerialization,
            at: parameter.at.clone(),
            message: format!(
                "no style defines the serialization of the parameter `{name}`, which contains arrays or objects"
            ),
        }),
    }
}

fn content_value(
    types: &mut TypeBuilder<'_>,
    parameter: &Parameter,
    content: &Content,
) -> Result<ParameterValue, Rejected> {
    let media = media(&content.media_type);
    if (media, parameter.location) == (Media::Form, In::QueryString)
        && let BodyKind::Form(ty, encodings) = form::form(types, content, content.schema)?
    {
        return Ok(ParameterValue::Form(ty, encodings));
    }
    let Some(schema) = content.schema else {
        return Ok(match media {
            Media::Json | Media::JsonLike | Media::Wildcard => ParameterValue::Json(Ty::Json),
            Media::Form => ParameterValue::Form(Ty::Map(Box::new(Ty::Json)), Vec::new()),
            _ => plain(parameter.location, Ty::String),
        });
    };
    let ty = types.whole(schema);
    match media {
        Media::Json | Media::JsonLike | Media::Wildcard => Ok(ParameterValue::Json(ty)),
        Media::Form if types.properties(schema).is_some() => {
            Ok(ParameterValue::Form(ty, Vec::new()))
        }
        Media::Text if types.is_scalar(schema) => Ok(plain(parameter.location, ty)),
        _ if ty == Ty::String => Ok(plain(parameter.location, ty)),
        _ => Err(Rejected {
            code: Code::UndefinedSerialization,
            at: content.at.clone(),
            message: format!(
                "`{}` does not define the serialization of the parameter `{}`",
                content.media_type, parameter.name
            ),
        }),
    }
}

/// Returns the serialization of a scalar as it is.
fn plain(location: In, ty: Ty) -> ParameterValue {
    let style = match location {
        In::Path | In::Header => Style::Simple,
        In::Query | In::QueryString | In::Cookie => Style::Form,
    };
    ParameterValue::Styled { ty, style, explode: false, allow_reserved: false }
}

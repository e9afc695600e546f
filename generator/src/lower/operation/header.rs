//! The documented headers of responses.

use super::parameter::is_token;
use crate::ir::{HeaderForm, ResponseHeader, Ty};
use crate::lower::schema::TypeBuilder;
use crate::spec::{Header, Operation};

/// Returns the documented headers of all responses of an operation, sorted by name.
///
/// If responses document different values for a header, it is a string.
pub(super) fn headers(types: &mut TypeBuilder<'_>, operation: &Operation) -> Vec<ResponseHeader> {
    let mut headers: Vec<ResponseHeader> = Vec::new();
    for header in operation.responses.iter().flat_map(|response| &response.headers) {
        // The specification excludes this header, because the keys of `content` describe it.
        let is_valid = is_token(&header.name) && !header.name.eq_ignore_ascii_case("content-type");
        if !is_valid {
            continue;
        }
        let lowered = lower(types, header);
        match headers.iter_mut().find(|other| other.name == lowered.name) {
            Some(other) => {
                other.required &= lowered.required;
                if (&other.ty, other.form) != (&lowered.ty, lowered.form) {
                    (other.ty, other.form) = (Ty::String, HeaderForm::String);
                }
                other.description = other.description.take().or(lowered.description);
            }
            None => headers.push(lowered),
        }
    }
    headers.sort_by(|one, other| one.name.cmp(&other.name));
    headers
}

fn lower(types: &mut TypeBuilder<'_>, header: &Header) -> ResponseHeader {
    let text = (Ty::String, HeaderForm::String);
    let (ty, form) = match header.schema {
        Some(_) if header.has_content => (Ty::Json, HeaderForm::Json),
        Some(id) if types.is_number_or_boolean(id) => (types.shape(id).ty, HeaderForm::Scalar),
        Some(id) => match types.items(id) {
            Some(item) if types.is_number_or_boolean(item) => {
                (Ty::List(Box::new(types.shape(item).ty)), HeaderForm::Scalars(header.delimiter))
            }
            Some(_) => (Ty::List(Box::new(Ty::String)), HeaderForm::Strings(header.delimiter)),
            None => text,
        },
        None => text,
    };
    ResponseHeader {
        name: header.name.to_ascii_lowercase(),
        required: header.required,
        ty,
        form,
        description: header.description.clone(),
    }
}

//! The documented headers of responses.

use super::parameter::is_token;
use crate::ir::{HeaderForm, ResponseHeader, Ty};
use crate::lower::schema::TypeBuilder;
use crate::spec::{Header, Operation, SchemaId, Style};

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
        Some(id) if matches!(header.style, Style::Lists(_)) => lists(types, id, header.style),
        Some(id) => match types.items(id) {
            Some(item) if types.is_number_or_boolean(item) => (
                Ty::List(Box::new(types.shape(item).ty)),
                HeaderForm::Scalars(header.style.delimiter()),
            ),
            Some(_) => {
                (Ty::List(Box::new(Ty::String)), HeaderForm::Strings(header.style.delimiter()))
            }
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

/// Returns the type and the serialization of lists in lists.
fn lists(types: &mut TypeBuilder<'_>, id: SchemaId, style: Style) -> (Ty, HeaderForm) {
    let Style::Lists(delimiters) = style else { return (Ty::String, HeaderForm::String) };
    let depth = delimiters.iter().flatten().count();
    let inner = (0..depth).try_fold(id, |id, _| types.items(id));
    let scalar = inner.filter(|id| types.is_number_or_boolean(*id));
    let leaf = scalar.map_or(Ty::String, |id| types.shape(id).ty);
    let ty = (0..depth).fold(leaf, |ty, _| Ty::List(Box::new(ty)));
    let form = if scalar.is_some() {
        HeaderForm::ScalarLists(delimiters)
    } else {
        HeaderForm::StringLists(delimiters)
    };
    (ty, form)
}

//! The operations that lead to a type, through other types.

use std::collections::{BTreeMap, BTreeSet};

use super::side::{Ref, Side};
use crate::ir::{BodyKind, ErrorBody, ErrorContent, Operation, PartKind, ResponseBody, Ty, reach};

/// The users of the types of a crate.
pub(super) struct Users {
    types: BTreeMap<Ref, Vec<Ref>>,
    operations: BTreeMap<Ref, BTreeSet<Ref>>,
}

impl Users {
    pub(super) fn of(side: &Side) -> Self {
        let mut users = Self { types: BTreeMap::new(), operations: BTreeMap::new() };
        for at in side.types() {
            for used in side.type_def(at).kind.uses() {
                let used = Ref { document: at.document, index: used.0 };
                users.types.entry(used).or_default().push(at);
            }
        }
        for at in side.operations() {
            for ty in types(side, at) {
                if let Some(id) = ty.named() {
                    let used = Ref { document: at.document, index: id.0 };
                    users.operations.entry(used).or_default().insert(at);
                }
            }
        }
        users
    }

    /// Returns the operations that lead to a type.
    pub(super) fn operations(&self, at: Ref) -> BTreeSet<Ref> {
        let types = reach(vec![at], |at| self.types.get(&at).cloned().unwrap_or_default());
        types.iter().filter_map(|at| self.operations.get(at)).flatten().copied().collect()
    }
}

/// Returns the types that an operation uses directly.
fn types(side: &Side, at: Ref) -> Vec<Ty> {
    let operation: &Operation = side.operation(at);
    let mut found: Vec<Ty> =
        operation.parameters.iter().map(|each| each.value.ty().clone()).collect();
    for body in &operation.bodies {
        match &body.kind {
            BodyKind::Json(ty) | BodyKind::Form(ty, _) | BodyKind::JsonStream(ty) => {
                found.push(ty.clone());
            }
            BodyKind::Multipart(parts) | BodyKind::Parts(parts) => {
                for part in parts {
                    if let PartKind::Value(ty) | PartKind::Styled(ty, ..) = &part.kind {
                        found.push(ty.clone());
                    }
                    found.extend(part.headers.iter().map(|header| header.ty.clone()));
                }
            }
            BodyKind::Text | BodyKind::Bytes | BodyKind::Ranges(_) => {}
        }
    }
    found.extend(response_types(side, at).cloned());
    match &operation.error {
        ErrorBody::None => {}
        ErrorBody::One(ty) => found.push(ty.clone()),
        ErrorBody::Set(id) => {
            let cases = side.api(at).ir.error_sets[id.0].cases.iter();
            found.extend(cases.filter_map(|(_, content, _)| ErrorContent::ty(content)).cloned());
        }
    }
    found
}

/// Returns the types of the responses of an operation, without those of its errors.
pub(super) fn response_types(side: &Side, at: Ref) -> impl Iterator<Item = &Ty> {
    let operation: &Operation = side.operation(at);
    let results = operation.responses.iter().map(|response| &response.body);
    let forms = operation.forms.iter().map(|form| &form.body);
    results.chain(forms).filter_map(ResponseBody::ty)
}

//! Requests with values that have read-only properties.

use std::collections::BTreeSet;

use crate::ir::{BodyKind, Operation, PartKind, Ty, TypeDef, TypeId, TypeKind, reach};

/// Returns whether the table of a type marks read-only properties: those of types that no request contains are not marked.
pub(super) fn has_read_only(def: &TypeDef) -> bool {
    match &def.kind {
        TypeKind::Struct(body) => def.usage.sent && body.fields.iter().any(|field| field.read_only),
        _ => false,
    }
}

/// Returns the types whose values have read-only properties at any depth.
pub(super) fn with_read_only(types: &[TypeDef]) -> BTreeSet<TypeId> {
    let ids = (0..types.len()).map(TypeId);
    let open: Vec<TypeId> = ids.filter(|id| has_read_only(&types[id.0])).collect();
    if open.is_empty() {
        return BTreeSet::new();
    }
    let mut users: Vec<Vec<TypeId>> = vec![Vec::new(); types.len()];
    for (index, def) in types.iter().enumerate() {
        def.kind.uses().into_iter().for_each(|used| users[used.0].push(TypeId(index)));
    }
    reach(open, |id| users[id.0].clone())
}

/// Returns whether a request contains a value of one of the types.
pub(super) fn sends(operation: &Operation, types: &BTreeSet<TypeId>) -> bool {
    let is_one = |ty: &Ty| ty.named().is_some_and(|id| types.contains(&id));
    let has_parameter = operation.parameters.iter().any(|each| is_one(each.value.ty()));
    has_parameter
        || operation.bodies.iter().any(|body| match &body.kind {
            BodyKind::Json(ty) | BodyKind::Form(ty, _) | BodyKind::JsonStream(ty) => is_one(ty),
            BodyKind::Multipart(parts) | BodyKind::Parts(parts) => parts.iter().any(|part| {
                let has_header = part.headers.iter().any(|header| is_one(&header.ty));
                match &part.kind {
                    PartKind::Value(ty) | PartKind::Styled(ty, ..) => has_header || is_one(ty),
                    PartKind::File | PartKind::Files | PartKind::Others => has_header,
                }
            }),
            BodyKind::Text | BodyKind::Bytes | BodyKind::Ranges(_) => false,
        })
}

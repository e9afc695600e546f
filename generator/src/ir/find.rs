//! Looking things up by the names of the document.

use super::{Field, Ir, OperationId, Ty, TypeDef, TypeKind};

impl Ir {
    /// An operation, by its `operationId`, or by its method and path.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<OperationId> {
        let by_place = name.split_once(' ');
        let position = self.operations.iter().position(|operation| {
            operation.candidates.first().is_some_and(|id| id == name)
                || by_place.is_some_and(|(method, path)| {
                    method == operation.method.as_str() && path == operation.template
                })
        });
        position.map(OperationId)
    }
}

/// The member at a place in the values of a type: names, with `/` between those that stand in one another.
#[must_use]
pub fn property<'t>(types: &'t [TypeDef], ty: &Ty, place: &str) -> Option<&'t Field> {
    let (name, rest) = match place.split_once('/') {
        Some((name, rest)) => (name, Some(rest)),
        None => (place, None),
    };
    let TypeKind::Struct(body) = &types.get(named(ty)?)?.kind else { return None };
    let field = body.fields.iter().find(|field| field.key == name)?;
    match rest {
        Some(rest) => property(types, &field.ty, rest),
        None => Some(field),
    }
}

/// The position of a type with a name, alone or boxed.
fn named(ty: &Ty) -> Option<usize> {
    match ty {
        Ty::Named(id) => Some(id.0),
        Ty::Boxed(inner) | Ty::Nullable(inner) => named(inner),
        _ => None,
    }
}

//! Search for operations and properties by the names that the configuration uses.

use super::{ErrorBody, Field, Ir, OperationId, Ty, TypeDef, TypeId, TypeKind};

impl Ir {
    /// Returns the operation with this `operationId`, or with this method and path: `GET /accounts/{id}`.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<OperationId> {
        let method_and_path = name.split_once(' ');
        let position = self.operations.iter().position(|operation| {
            operation.id.as_deref() == Some(name)
                || method_and_path.is_some_and(|(method, path)| {
                    method == operation.method.as_str() && path == operation.template
                })
        });
        position.map(OperationId)
    }

    /// Returns whether a type is the error body of an operation.
    #[must_use]
    pub fn is_error_body(&self, id: TypeId) -> bool {
        let body = ErrorBody::One(Ty::Named(id));
        self.operations.iter().any(|operation| operation.error == body)
    }
}

/// Returns the property at a path in the values of a type: names of properties with `/` between them.
#[must_use]
pub fn property<'t>(types: &'t [TypeDef], ty: &Ty, path: &str) -> Option<&'t Field> {
    let (name, rest) = match path.split_once('/') {
        Some((name, rest)) => (name, Some(rest)),
        None => (path, None),
    };
    let TypeKind::Struct(body) = &types.get(ty.named_value()?.0)?.kind else { return None };
    let field = body.fields.iter().find(|field| field.key == name)?;
    match rest {
        Some(rest) => property(types, &field.ty, rest),
        None => Some(field),
    }
}

//! The crate while it is put together: types by the ids of lowering, errors not yet grouped.

use super::schema::TypeDraft;
use crate::ir::{
    BodyKind, ErrorContent, Extra, Operation, Paging, ParameterValue, PartKind, ResponseBody, Ty,
    TypeId, TypeKind, Usage,
};
use crate::spec::StatusRange;

/// The crate while it is put together.
pub(super) struct Draft {
    pub(super) types: Vec<TypeDraft>,
    pub(super) operations: Vec<OperationDraft>,
    /// What webhooks carry, and in which direction.
    pub(super) webhooks: Vec<(Ty, Usage)>,
}

/// An operation whose documented errors are not grouped yet.
#[derive(Clone, Debug)]
pub(super) struct OperationDraft {
    pub(super) operation: Operation,
    /// The group that it belongs to.
    pub(super) tag: String,
    /// What each documented error status holds, sorted.
    pub(super) errors: Vec<ErrorCase>,
    /// How it may page: by the rules whose parameters it has.
    pub(super) paging: Vec<Paging>,
}

/// A documented error.
#[derive(Clone, Debug)]
pub(super) struct ErrorCase {
    pub(super) status: StatusRange,
    pub(super) content: ErrorContent,
    pub(super) description: Option<String>,
}

impl Draft {
    /// Shows every type that operations and webhooks use, with its direction.
    pub(super) fn uses(&mut self, show: &mut impl FnMut(&mut Ty, Usage)) {
        for draft in &mut self.operations {
            operation_uses(draft, show);
        }
        for (ty, usage) in &mut self.webhooks {
            show(ty, *usage);
        }
    }

    /// Gives the named types other ids.
    pub(super) fn rename(&mut self, new: &impl Fn(TypeId) -> TypeId) {
        self.uses(&mut |ty, _| rename(ty, new));
        for draft in &mut self.types {
            kind_uses(&mut draft.def.kind, &mut |ty| rename(ty, new));
        }
    }
}

/// Shows every type that an operation uses, with its direction.
pub(super) fn operation_uses(draft: &mut OperationDraft, show: &mut impl FnMut(&mut Ty, Usage)) {
    let sent = Usage { sent: true, received: false };
    let received = Usage { sent: false, received: true };
    let operation = &mut draft.operation;
    for parameter in &mut operation.parameters {
        match &mut parameter.value {
            ParameterValue::Styled { ty, .. } | ParameterValue::Json(ty) => show(ty, sent),
        }
    }
    for body in &mut operation.bodies {
        match &mut body.kind {
            BodyKind::Json(ty) | BodyKind::Form(ty, _) => show(ty, sent),
            BodyKind::Multipart(parts) => {
                for part in parts {
                    if let PartKind::Value(ty) = &mut part.kind {
                        show(ty, sent);
                    }
                }
            }
            BodyKind::Text | BodyKind::Bytes => {}
        }
    }
    for response in operation.responses.iter_mut().chain(&mut operation.events) {
        if let ResponseBody::Json(ty) | ResponseBody::Events(Some(ty)) = &mut response.body {
            show(ty, received);
        }
    }
    for case in &mut draft.errors {
        if let ErrorContent::Json(ty) = &mut case.content {
            show(ty, received);
        }
    }
}

/// Shows every type that a type uses itself.
pub(super) fn kind_uses(kind: &mut TypeKind, show: &mut impl FnMut(&mut Ty)) {
    match kind {
        TypeKind::Struct(body) => {
            body.fields.iter_mut().for_each(|field| show(&mut field.ty));
            if let Extra::Typed(ty) = &mut body.extra {
                show(ty);
            }
        }
        TypeKind::Union(body) => body.variants.iter_mut().for_each(|variant| show(&mut variant.ty)),
        TypeKind::Newtype(ty) => show(ty),
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => {}
    }
}

/// The types with a name in a type, through lists, maps and boxes.
pub(super) fn named(ty: &Ty) -> Option<TypeId> {
    match ty {
        Ty::Named(id) => Some(*id),
        Ty::List(inner) | Ty::Map(inner) | Ty::Nullable(inner) | Ty::Boxed(inner) => named(inner),
        _ => None,
    }
}

/// The named types that a type uses itself.
pub(super) fn used_by(kind: &TypeKind) -> Vec<TypeId> {
    let types: Vec<&Ty> = match kind {
        TypeKind::Struct(body) => {
            let extra = match &body.extra {
                Extra::Typed(ty) => Some(ty),
                Extra::None | Extra::Unknown => None,
            };
            body.fields.iter().map(|field| &field.ty).chain(extra).collect()
        }
        TypeKind::Union(body) => body.variants.iter().map(|variant| &variant.ty).collect(),
        TypeKind::Newtype(ty) => vec![ty],
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => Vec::new(),
    };
    types.into_iter().filter_map(named).collect()
}

fn rename(ty: &mut Ty, new: &impl Fn(TypeId) -> TypeId) {
    match ty {
        Ty::Named(id) => *id = new(*id),
        Ty::List(inner) | Ty::Map(inner) | Ty::Nullable(inner) | Ty::Boxed(inner) => {
            rename(inner, new);
        }
        _ => {}
    }
}

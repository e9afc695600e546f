//! The unfinished intermediate representation: types in the order of lowering, errors not yet grouped.

use std::collections::BTreeSet;

use super::label::Label;
use crate::ir::{
    self, AdditionalProperties, BodyKind, ErrorContent, Operation, Paging, ParameterValue,
    PartKind, ResponseBody, Ty, TypeDef, TypeId, TypeKind, Usage,
};
use crate::spec::StatusRange;

/// The unfinished intermediate representation.
pub(super) struct IrDraft {
    pub(super) types: Vec<TypeDraft>,
    pub(super) operations: Vec<OperationDraft>,
    /// The types that are generated without an operation, with their directions: those of webhooks, or of all components
    /// if only types are generated.
    pub(super) other_types: Vec<(Ty, Usage)>,
}

/// A type whose use is not known yet.
#[derive(Clone, Debug)]
pub(super) struct TypeDraft {
    pub(super) def: TypeDef,
    /// The end of the origin. `None` if the type is not merged with others.
    pub(super) label: Option<Label>,
    /// The keys of the `readOnly` properties.
    pub(super) read_only: BTreeSet<String>,
    /// The keys of the `writeOnly` properties.
    pub(super) write_only: BTreeSet<String>,
}

/// An operation whose documented errors are not grouped yet.
#[derive(Clone, Debug)]
pub(super) struct OperationDraft {
    pub(super) operation: Operation,
    /// Its tag.
    pub(super) tag: String,
    /// The documented errors, sorted by status code.
    pub(super) errors: Vec<DocumentedError>,
    /// The pagination rules whose parameters it has.
    pub(super) paging: Vec<Paging>,
}

/// A documented error.
#[derive(Clone, Debug)]
pub(super) struct DocumentedError {
    pub(super) status: StatusRange,
    pub(super) content: ErrorContent,
    pub(super) description: Option<String>,
}

impl IrDraft {
    /// Passes every type that is generated for its own sake or that operations use to `show`, with its direction.
    pub(super) fn uses(&mut self, show: &mut impl FnMut(&mut Ty, Usage)) {
        for draft in &mut self.operations {
            operation_uses(draft, show);
        }
        for (ty, usage) in &mut self.other_types {
            show(ty, *usage);
        }
    }

    /// Replaces the IDs of types.
    pub(super) fn rename(&mut self, new: &impl Fn(TypeId) -> TypeId) {
        self.uses(&mut |ty, _| rename(ty, new));
        for draft in &mut self.types {
            kind_uses(&mut draft.def.kind, &mut |ty| rename(ty, new));
        }
    }
}

/// Passes every type that an operation uses to `show`, with its direction.
pub(super) fn operation_uses(draft: &mut OperationDraft, show: &mut impl FnMut(&mut Ty, Usage)) {
    let sent = Usage { sent: true, received: false };
    let received = Usage { sent: false, received: true };
    let operation = &mut draft.operation;
    for parameter in &mut operation.parameters {
        match &mut parameter.value {
            ParameterValue::Styled { ty, .. }
            | ParameterValue::Json(ty)
            | ParameterValue::Form(ty, _) => show(ty, sent),
        }
    }
    for body in &mut operation.bodies {
        match &mut body.kind {
            BodyKind::Json(ty) | BodyKind::Form(ty, _) | BodyKind::JsonStream(ty) => {
                show(ty, sent);
            }
            BodyKind::Multipart(parts) | BodyKind::Parts(parts) => {
                for part in parts {
                    if let PartKind::Value(ty) | PartKind::Styled(ty, ..) = &mut part.kind {
                        show(ty, sent);
                    }
                    part.headers.iter_mut().for_each(|header| show(&mut header.ty, sent));
                }
            }
            BodyKind::Text | BodyKind::Bytes | BodyKind::Ranges(_) => {}
        }
    }
    let results = operation.responses.iter_mut().map(|response| &mut response.body);
    let forms = operation.forms.iter_mut().map(|form| &mut form.body);
    results.chain(forms).filter_map(ResponseBody::ty_mut).for_each(|ty| show(ty, received));
    for case in &mut draft.errors {
        if let ErrorContent::Json(ty) = &mut case.content {
            show(ty, received);
        }
    }
}

/// Passes every type that a type uses directly to `show`.
fn kind_uses(kind: &mut TypeKind, show: &mut impl FnMut(&mut Ty)) {
    match kind {
        TypeKind::Struct(body) => {
            body.fields.iter_mut().for_each(|field| show(&mut field.ty));
            if let AdditionalProperties::Typed(ty) = &mut body.additional {
                show(ty);
            }
        }
        TypeKind::Union(body) => body.variants.iter_mut().for_each(|variant| show(&mut variant.ty)),
        TypeKind::Newtype(ty) => show(ty),
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::MixedEnum(_) => {}
    }
}

/// Returns `open`, and the types that can be reached from these types.
pub(super) fn reached(types: &[TypeDraft], open: Vec<TypeId>) -> BTreeSet<TypeId> {
    ir::reach(open, |id| types[id.0].def.kind.uses())
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

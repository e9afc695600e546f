//! Objects that must contain themselves have no finite value: the properties that lead back are made optional.

use super::TypeDraft;
use super::boxing::groups;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Presence, Ty, TypeId, TypeKind};

/// Makes properties optional so that all objects have a finite value.
pub(in crate::lower) fn open_infinite(types: &mut [TypeDraft], diagnostics: &mut Diagnostics) {
    let finite = finite(types);
    if finite.iter().all(|each| *each) {
        return;
    }
    let group = groups(types);
    for (index, draft) in types.iter_mut().enumerate() {
        if finite[index] {
            continue;
        }
        let TypeKind::Struct(body) = &mut draft.def.kind else { continue };
        for field in &mut body.fields {
            let Some(TypeId(inner)) = required(field.presence, &field.ty) else { continue };
            if !finite[inner] && group[inner] == group[index] {
                field.presence = field.presence.or_absent();
                diagnostics.push(
                    Code::InfiniteSchema,
                    &draft.def.at,
                    format!("the required property `{}` leads back to this object", field.key),
                    "treated as an optional property, because no value could be finite",
                );
            }
        }
    }
}

/// Returns, for each type, whether it has a finite value: whether the types of all of its required properties have one.
fn finite(types: &[TypeDraft]) -> Vec<bool> {
    let mut waiting: Vec<usize> = vec![0; types.len()];
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); types.len()];
    for (index, draft) in types.iter().enumerate() {
        if let TypeKind::Struct(body) = &draft.def.kind {
            for field in &body.fields {
                if let Some(TypeId(inner)) = required(field.presence, &field.ty) {
                    waiting[index] += 1;
                    users[inner].push(index);
                }
            }
        }
    }
    let mut finite = vec![false; types.len()];
    let mut open: Vec<usize> = (0..types.len()).filter(|index| waiting[*index] == 0).collect();
    while let Some(index) = open.pop() {
        finite[index] = true;
        for user in &users[index] {
            waiting[*user] -= 1;
            if waiting[*user] == 0 {
                open.push(*user);
            }
        }
    }
    finite
}

/// Returns the type of which a property must contain a value.
fn required(presence: Presence, ty: &Ty) -> Option<TypeId> {
    match (presence, ty) {
        (Presence::Required, Ty::Named(id)) => Some(*id),
        (Presence::Required, Ty::Boxed(inner)) => required(presence, inner),
        _ => None,
    }
}

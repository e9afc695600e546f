//! The directions in which the values of a type are transferred, and the tags that use it.
//!
//! A `readOnly` property may be absent in a type that is sent, because requests omit it, and a `writeOnly` one in a type
//! that is received. A property that is both is neither.

use std::collections::BTreeSet;

use super::TypeDraft;
use crate::ir::{TagId, Ty, TypeId, TypeKind, Union, Usage};
use crate::lower::draft::{IrDraft, operation_uses, reached};

/// Sets the directions and tags of each type, and the presence of properties that depends on them.
pub(in crate::lower) fn settle_usage(draft: &mut IrDraft) {
    let mut sent = Vec::new();
    let mut received = Vec::new();
    draft.uses(&mut |ty, usage| {
        let list = if usage.sent { &mut sent } else { &mut received };
        list.extend(Ty::named(ty));
    });
    for id in reached(&draft.types, sent) {
        draft.types[id.0].def.usage.sent = true;
    }
    for id in reached(&draft.types, received) {
        draft.types[id.0].def.usage.received = true;
    }
    let mut tags: Vec<Vec<TypeId>> = Vec::new();
    for operation in &mut draft.operations {
        let TagId(tag) = operation.operation.tag;
        if tags.len() <= tag {
            tags.resize_with(tag + 1, Vec::new);
        }
        operation_uses(operation, &mut |ty, _| tags[tag].extend(Ty::named(ty)));
    }
    for (tag, roots) in tags.into_iter().enumerate() {
        for id in reached(&draft.types, roots) {
            draft.types[id.0].def.tags.insert(TagId(tag));
        }
    }
    let discriminators = discriminators(&draft.types);
    for (index, draft) in draft.types.iter_mut().enumerate() {
        settle_fields(draft, |key| discriminators.contains(&(TypeId(index), key)));
    }
}

/// Returns the properties that select the alternatives of unions, by their types. Requests contain them, because the
/// server could not read the alternatives without them.
fn discriminators(types: &[TypeDraft]) -> BTreeSet<(TypeId, String)> {
    let mut open: Vec<(TypeId, String)> = Vec::new();
    for (index, draft) in types.iter().enumerate() {
        if let TypeKind::Union(Union { discriminator: Some(discriminator), .. }) = &draft.def.kind {
            open.push((TypeId(index), discriminator.property.clone()));
        }
    }
    let mut found = BTreeSet::new();
    while let Some((id, property)) = open.pop() {
        if let TypeKind::Union(union) = &types[id.0].def.kind {
            let alternatives = union.variants.iter().filter_map(|variant| variant.ty.named_value());
            for alternative in alternatives {
                let property = (alternative, property.clone());
                if found.insert(property.clone()) {
                    open.push(property);
                }
            }
        }
    }
    found
}

fn settle_fields(draft: &mut TypeDraft, is_discriminator: impl Fn(String) -> bool) {
    let TypeDraft { def, read_only, write_only, label: _ } = draft;
    let Usage { sent, received } = def.usage;
    let TypeKind::Struct(body) = &mut def.kind else { return };
    for field in &mut body.fields {
        match (read_only.contains(&field.key), write_only.contains(&field.key)) {
            (true, false) => {
                if sent {
                    field.presence = field.presence.or_absent();
                }
                field.read_only =
                    !field.presence.is_required() && !is_discriminator(field.key.clone());
            }
            (false, true) if received => {
                field.required_in_requests = field.presence.is_required();
                field.presence = field.presence.or_absent();
            }
            _ => {}
        }
    }
}

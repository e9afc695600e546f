//! The directions in which the values of a type are transferred, and the tags that use it.
//!
//! A `readOnly` property cannot be required in a type that is sent, nor a `writeOnly` one in a type that is received.

use super::TypeDraft;
use crate::ir::{TagId, Ty, TypeId, TypeKind, Usage};
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
    draft.types.iter_mut().for_each(settle_presence);
}

fn settle_presence(draft: &mut TypeDraft) {
    let TypeDraft { def, read_only, write_only, label: _ } = draft;
    let Usage { sent, received } = def.usage;
    let TypeKind::Struct(body) = &mut def.kind else { return };
    for field in &mut body.fields {
        if (sent && read_only.contains(&field.key)) || (received && write_only.contains(&field.key))
        {
            field.presence = field.presence.or_absent();
        }
    }
}

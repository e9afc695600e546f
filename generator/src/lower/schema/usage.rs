//! In which direction values of a type travel, and which tags reach it.
//!
//! A member that is only in answers cannot be demanded of a type that is sent, nor one that is only
//! in requests of a type that is received.

use std::collections::BTreeSet;

use super::TypeDraft;
use crate::ir::{Field, Presence, TagId, TypeId, TypeKind, Usage};
use crate::lower::draft::{Draft, named, operation_uses, used_by};

/// Notes direction and tags of each type, and settles the presence of members by it.
pub(in crate::lower) fn settle_usage(draft: &mut Draft) {
    let mut sent = Vec::new();
    let mut received = Vec::new();
    draft.uses(&mut |ty, usage| {
        let list = if usage.sent { &mut sent } else { &mut received };
        list.extend(named(ty));
    });
    for id in reach(&draft.types, sent) {
        draft.types[id.0].def.usage.sent = true;
    }
    for id in reach(&draft.types, received) {
        draft.types[id.0].def.usage.received = true;
    }
    let mut tags: Vec<Vec<TypeId>> = Vec::new();
    for operation in &mut draft.operations {
        let TagId(tag) = operation.operation.tag;
        if tags.len() <= tag {
            tags.resize_with(tag + 1, Vec::new);
        }
        operation_uses(operation, &mut |ty, _| tags[tag].extend(named(ty)));
    }
    for (tag, roots) in tags.into_iter().enumerate() {
        for id in reach(&draft.types, roots) {
            draft.types[id.0].def.tags.insert(TagId(tag));
        }
    }
    draft.types.iter_mut().for_each(settle_presence);
}

fn reach(types: &[TypeDraft], mut open: Vec<TypeId>) -> BTreeSet<TypeId> {
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(used_by(&types[id.0].def.kind));
        }
    }
    reached
}

fn settle_presence(draft: &mut TypeDraft) {
    let TypeDraft { def, read_only, write_only, label: _ } = draft;
    let Usage { sent, received } = def.usage;
    let TypeKind::Struct(body) = &mut def.kind else { return };
    for field in &mut body.fields {
        if (sent && read_only.contains(&field.key)) || (received && write_only.contains(&field.key))
        {
            make_optional(field);
        }
    }
}

/// Lets a member be missing.
pub(super) fn make_optional(field: &mut Field) {
    field.presence = match field.presence {
        Presence::Required | Presence::Optional => Presence::Optional,
        Presence::Nullable | Presence::OptionalNullable => Presence::OptionalNullable,
    };
}

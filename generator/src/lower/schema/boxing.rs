//! A field whose type leads back to its own struct is boxed, so that every type has a finite size.
//!
//! Lists, maps and boxes store their values on the heap, so they end a cycle. All fields on a cycle are boxed: a choice
//! of one of them would depend on the order of the types.

use super::TypeDraft;
use crate::ir::{Ty, TypeId, TypeKind};

/// Boxes the fields and variants that lead back to their own type.
pub(in crate::lower) fn break_cycles(types: &mut [TypeDraft]) {
    let group = groups(types);
    for (index, draft) in types.iter_mut().enumerate() {
        let close = |ty: &mut Ty| {
            if inner(ty).is_some_and(|TypeId(other)| group[other] == group[index]) {
                put_into_box(ty);
            }
        };
        match &mut draft.def.kind {
            TypeKind::Struct(body) => {
                body.fields.iter_mut().map(|field| &mut field.ty).for_each(close);
            }
            TypeKind::Union(body) => {
                body.variants.iter_mut().map(|variant| &mut variant.ty).for_each(close);
            }
            TypeKind::Newtype(ty) => close(ty),
            TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::MixedEnum(_) => {}
        }
    }
}

/// Returns a number for each type. Two types have the same number only if each of them contains the other,
/// directly or through other types.
pub(super) fn groups(types: &[TypeDraft]) -> Vec<usize> {
    let edges: Vec<Vec<usize>> = types.iter().map(|draft| inner_types(&draft.def.kind)).collect();
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); types.len()];
    for (from, list) in edges.iter().enumerate() {
        for to in list {
            back[*to].push(from);
        }
    }
    let mut group = vec![usize::MAX; types.len()];
    for start in finishing_order(&edges).into_iter().rev() {
        let mut open = vec![start];
        while let Some(index) = open.pop() {
            if group[index] == usize::MAX {
                group[index] = start;
                open.extend(&back[index]);
            }
        }
    }
    group
}

/// Returns all nodes in depth-first postorder: each node follows the nodes that it leads to, except in cycles.
fn finishing_order(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(edges.len());
    let mut seen = vec![false; edges.len()];
    for start in 0..edges.len() {
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.pop() {
            if next == 0 && std::mem::replace(&mut seen[node], true) {
                continue;
            }
            match edges[node].get(next) {
                Some(to) => {
                    path.push((node, next + 1));
                    path.push((*to, 0));
                }
                None => order.push(node),
            }
        }
    }
    order
}

fn inner_types(kind: &TypeKind) -> Vec<usize> {
    let of = |ty: &Ty| inner(ty).map(|TypeId(index)| index);
    match kind {
        TypeKind::Struct(body) => body.fields.iter().filter_map(|field| of(&field.ty)).collect(),
        TypeKind::Union(body) => {
            body.variants.iter().filter_map(|variant| of(&variant.ty)).collect()
        }
        TypeKind::Newtype(ty) => of(ty).into_iter().collect(),
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::MixedEnum(_) => Vec::new(),
    }
}

/// Returns the type whose value is stored inside this one.
fn inner(ty: &Ty) -> Option<TypeId> {
    match ty {
        Ty::Named(id) => Some(*id),
        Ty::Nullable(ty) => inner(ty),
        _ => None,
    }
}

fn put_into_box(ty: &mut Ty) {
    match ty {
        Ty::Nullable(inner) => put_into_box(inner),
        inner => *inner = Ty::Boxed(Box::new(inner.clone())),
    }
}

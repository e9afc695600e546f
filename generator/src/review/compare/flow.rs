//! Whether the values of one type are values of another one: the values that deployed clients send or receive.

use super::super::pair::are_similar;
use super::super::side::Ref;
use super::{Comparison, Pair};
use crate::ir::{Ty, TypeKind, Usage};

/// The number of types inside each other that are compared. Deeper ones count as equal.
const MAX_DEPTH: usize = 32;

/// The crate whose type a value has, and the direction of the value.
#[derive(Clone, Copy)]
struct Flow {
    pair: Pair,
    /// Whether a client of the old crate reads values of the new type. Otherwise it sends values of the old type.
    is_read: bool,
}

impl Comparison<'_> {
    /// Returns whether a client of the old crate can go on sending or receiving values in these directions.
    pub(super) fn flows(&self, pair: Pair, usage: Usage, old: &Ty, new: &Ty) -> bool {
        let read = Flow { pair, is_read: true };
        let sent = Flow { pair, is_read: false };
        (!usage.received || self.fits(read, new, old, 0))
            && (!usage.sent || self.fits(sent, old, new, 0))
    }

    /// Returns whether every value of `inner` is accepted as one of `outer`.
    fn fits(&self, flow: Flow, inner: &Ty, outer: &Ty, depth: usize) -> bool {
        let is_text = |ty: &Ty| matches!(ty, Ty::String | Ty::Date | Ty::DateTime);
        match (inner, outer) {
            _ if depth > MAX_DEPTH => true,
            (_, Ty::Json | Ty::External(_)) | (Ty::External(_), _) => true,
            (Ty::Boxed(inner), outer) => self.fits(flow, inner, outer, depth + 1),
            (Ty::Nullable(inner), Ty::Nullable(outer)) => self.fits(flow, inner, outer, depth + 1),
            (inner, Ty::Boxed(outer) | Ty::Nullable(outer)) => {
                self.fits(flow, inner, outer, depth + 1)
            }
            (Ty::List(inner), Ty::List(outer)) | (Ty::Map(inner), Ty::Map(outer)) => {
                self.fits(flow, inner, outer, depth + 1)
            }
            (Ty::Named(one), Ty::Named(other)) => {
                let (before, after) = if flow.is_read { (other, one) } else { (one, other) };
                let before = Ref { document: flow.pair.old.document, index: before.0 };
                let after = Ref { document: flow.pair.new.document, index: after.0 };
                self.pairs.types.get(&before) == Some(&after)
                    || self.named_fits(flow, before, after)
            }
            (Ty::Named(_), outer) => is_text(outer) && self.is_strings(flow, inner, true),
            (inner, Ty::Named(_)) => {
                // An enum of the old crate keeps unknown values.
                flow.is_read && is_text(inner) && self.is_strings(flow, outer, false)
            }
            (inner, outer) if is_text(inner) && is_text(outer) => {
                flow.is_read || inner == outer || *outer == Ty::String
            }
            (inner, outer) => inner == outer || widens(inner, outer),
        }
    }

    /// Returns whether a type, the inner or the outer one, is an enum of strings.
    fn is_strings(&self, flow: Flow, ty: &Ty, is_inner: bool) -> bool {
        let Ty::Named(id) = ty else { return false };
        let (side, document) = if flow.is_read == is_inner {
            (self.new, flow.pair.new.document)
        } else {
            (self.old, flow.pair.old.document)
        };
        let kind = &side.type_def(Ref { document, index: id.0 }).kind;
        matches!(kind, TypeKind::StringEnum(_))
    }

    /// Returns whether two types that are no pair have values in common: they are the same type with another name.
    fn named_fits(&self, flow: Flow, before: Ref, after: Ref) -> bool {
        match (&self.old.type_def(before).kind, &self.new.type_def(after).kind) {
            (TypeKind::StringEnum(_), TypeKind::StringEnum(_)) if flow.is_read => true,
            (TypeKind::Struct(one), TypeKind::Struct(other)) => {
                one.fields.len() == other.fields.len()
                    && one.fields.iter().zip(&other.fields).all(|(one, other)| {
                        (&one.key, one.presence) == (&other.key, other.presence)
                    })
            }
            (one @ TypeKind::StringEnum(_), other) => {
                one.is_same_kind(other) && are_similar(one, other)
            }
            _ => false,
        }
    }
}

/// Returns whether every value of a number is one of the other.
fn widens(inner: &Ty, outer: &Ty) -> bool {
    match inner {
        Ty::I32 => matches!(outer, Ty::I64 | Ty::F64),
        Ty::U32 => matches!(outer, Ty::U64 | Ty::I64 | Ty::F64),
        Ty::I64 | Ty::U64 => matches!(outer, Ty::F64),
        _ => false,
    }
}

impl TypeKind {
    fn is_same_kind(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

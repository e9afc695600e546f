//! Pairs of types: components with the same name or title, then the types in the same place of paired operations and
//! types.

use std::collections::BTreeMap;

use super::super::side::{Ref, Side};
use super::Pairs;
use super::list::alternatives;
use super::operation::by_unique_key;
use super::shape::are_similar;
use crate::ir::{
    AdditionalProperties, Body, BodyKind, ErrorBody, Operation, Parameter, PartKind, ResponseBody,
    Ty, TypeId, TypeKind,
};

/// Pairs the components of paired documents with the same name, then those with the same title.
pub(super) fn pair_by_name(old: &Side, new: &Side, pairs: &mut Pairs) {
    type Key = fn(&Side, Ref) -> Option<String>;
    let keys: [Key; 2] = [
        |side, at| side.type_def(at).origin.component().map(str::to_owned),
        |side, at| {
            let component = side.type_def(at).origin.component()?;
            side.api(at).ir.component_titles.get(component).cloned()
        },
    ];
    for key in keys {
        let open = |at: &Ref| !pairs.types.contains_key(at);
        let olds = old
            .types()
            .filter(open)
            .filter_map(|at| Some((at, (pairs.new_document(at.document)?, key(old, at)?))));
        let news = new.types().filter(|at| !pairs.new_types.contains(at));
        let news = news.filter_map(|at| Some((at, (at.document, key(new, at)?))));
        for (before, after) in by_unique_key(olds, news) {
            pairs.add_type(before, after);
        }
    }
}

/// Pairs the types that paired operations and types have in the same place.
pub(super) fn pair_by_use(old: &Side, new: &Side, pairs: &mut Pairs) {
    // The first type is the last in the queue: equal inline types have the name of the first one that contains them, and if
    // they differ in the new crate, that one keeps the name.
    let queue = pairs.types.iter().rev().map(|(before, after)| (*before, *after)).collect();
    let mut walk = Walk { old, new, pairs, queue };
    let operations: Vec<(Ref, Ref)> =
        walk.pairs.operations.iter().map(|(before, after)| (*before, *after)).collect();
    for (before, after) in operations {
        walk.operation(before, after);
    }
    while let Some((before, after)) = walk.queue.pop() {
        walk.type_def(before, after);
    }
}

struct Walk<'a> {
    old: &'a Side,
    new: &'a Side,
    pairs: &'a mut Pairs,
    /// The pairs whose contents are not compared yet.
    queue: Vec<(Ref, Ref)>,
}

impl Walk<'_> {
    fn meet(&mut self, at: (usize, usize), before: &Ty, after: &Ty) {
        match (before, after) {
            (Ty::Named(before), Ty::Named(after)) => self.named(at, *before, *after),
            (Ty::List(before), Ty::List(after)) | (Ty::Map(before), Ty::Map(after)) => {
                self.meet(at, before, after);
            }
            (Ty::Nullable(inner) | Ty::Boxed(inner), other) => self.meet(at, inner, other),
            (other, Ty::Nullable(inner) | Ty::Boxed(inner)) => self.meet(at, other, inner),
            _ => {}
        }
    }

    fn named(&mut self, at: (usize, usize), before: TypeId, after: TypeId) {
        let before = Ref { document: at.0, index: before.0 };
        let after = Ref { document: at.1, index: after.0 };
        if self.pairs.types.contains_key(&before) {
            return;
        }
        let is_component = |side: &Side, at| side.type_def(at).origin.component().is_some();
        let is_taken = self.pairs.new_types.contains(&after)
            && is_component(self.old, before)
            && is_component(self.new, after);
        let (one, other) = (self.old.type_def(before), self.new.type_def(after));
        if !is_taken && are_similar(&one.kind, &other.kind) {
            self.pairs.add_type(before, after);
            self.queue.push((before, after));
        }
    }

    fn type_def(&mut self, before: Ref, after: Ref) {
        let at = (before.document, after.document);
        let (old, new) = (self.old, self.new);
        match (&old.type_def(before).kind, &new.type_def(after).kind) {
            (TypeKind::Struct(one), TypeKind::Struct(other)) => {
                let fields: BTreeMap<&str, &Ty> =
                    other.fields.iter().map(|field| (field.key.as_str(), &field.ty)).collect();
                for field in &one.fields {
                    if let Some(ty) = fields.get(field.key.as_str()) {
                        self.meet(at, &field.ty, ty);
                    }
                }
                if let (AdditionalProperties::Typed(one), AdditionalProperties::Typed(other)) =
                    (&one.additional, &other.additional)
                {
                    self.meet(at, one, other);
                }
            }
            (TypeKind::Union(one), TypeKind::Union(other)) => {
                let names = (old.type_names(before), new.type_names(after));
                let matched = alternatives((one, names.0), (other, names.1));
                for (before, after) in matched.pairs {
                    self.meet(at, &one.variants[before].ty, &other.variants[after].ty);
                }
            }
            (TypeKind::Newtype(one), TypeKind::Newtype(other)) => self.meet(at, one, other),
            _ => {}
        }
    }

    fn operation(&mut self, before: Ref, after: Ref) {
        let at = (before.document, after.document);
        let (one, other) = (self.old.operation(before), self.new.operation(after));
        for parameter in &one.parameters {
            let same = |each: &&Parameter| {
                each.name == parameter.name && each.location == parameter.location
            };
            if let Some(found) = other.parameters.iter().find(same) {
                self.meet(at, parameter.value.ty(), found.value.ty());
            }
        }
        self.bodies(at, &one.bodies, &other.bodies);
        let body = |each: &ResponseBody| each.ty().cloned();
        for response in &one.responses {
            let found = other.responses.iter().find(|each| each.status == response.status);
            if let Some((one, other)) =
                body(&response.body).zip(found.and_then(|it| body(&it.body)))
            {
                self.meet(at, &one, &other);
            }
        }
        for form in &one.forms {
            let found = other.forms.iter().find(|each| each.media_type == form.media_type);
            if let Some((one, other)) = form.body.ty().zip(found.and_then(|it| it.body.ty())) {
                self.meet(at, one, other);
            }
        }
        self.errors(before, after, one, other);
    }

    fn bodies(&mut self, at: (usize, usize), one: &[Body], other: &[Body]) {
        for body in one {
            let found = other.iter().find(|each| each.media_type == body.media_type);
            let Some(found) = found.or(other.first()) else { continue };
            match (&body.kind, &found.kind) {
                (
                    BodyKind::Json(one) | BodyKind::Form(one, _),
                    BodyKind::Json(other) | BodyKind::Form(other, _),
                ) => self.meet(at, one, other),
                (BodyKind::JsonStream(one), BodyKind::JsonStream(other)) => {
                    self.meet(at, one, other);
                }
                (
                    BodyKind::Multipart(one) | BodyKind::Parts(one),
                    BodyKind::Multipart(other) | BodyKind::Parts(other),
                ) => {
                    for part in one {
                        let found = other.iter().find(|each| each.name == part.name);
                        if let (PartKind::Value(one), Some(PartKind::Value(other))) =
                            (&part.kind, found.map(|each| &each.kind))
                        {
                            self.meet(at, one, other);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn errors(&mut self, before: Ref, after: Ref, one: &Operation, other: &Operation) {
        let at = (before.document, after.document);
        match (&one.error, &other.error) {
            (ErrorBody::One(one), ErrorBody::One(other)) => self.meet(at, one, other),
            (ErrorBody::Set(one), ErrorBody::Set(other)) => {
                let (old, new) = (self.old, self.new);
                let others = &new.api(after).ir.error_sets[other.0].cases;
                for (status, content, _) in &old.api(before).ir.error_sets[one.0].cases {
                    let found = others.iter().find(|(each, ..)| each == status);
                    let found = found.and_then(|(_, content, _)| content.ty());
                    if let Some((one, other)) = content.ty().zip(found) {
                        self.meet(at, one, other);
                    }
                }
            }
            _ => {}
        }
    }
}

//! Objects: their properties, and the properties without a field.

use super::super::change::{Change, Extent};
use super::super::pair::by_key;
use super::docs::{docs, limits_verdict};
use super::parameter::limits_message;
use super::types::type_paths;
use super::{Comparison, Pair, renamed_item};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::{AdditionalProperties, Field, Presence, Struct, Usage};

impl Comparison<'_> {
    /// Compares the properties of an object.
    pub(super) fn object(&mut self, pair: Pair, old: &Struct, new: &Struct) {
        let usage = self.old.type_def(pair.old).usage;
        let key = |field: &Field| field.key.clone();
        let matched = by_key(old.fields.iter().map(key), new.fields.iter().map(key));
        for (one, other) in matched.pairs {
            self.renamed_property(pair, one, other);
            self.property(pair, usage, &old.fields[one], &new.fields[other], one);
        }
        for at in matched.removed {
            let field = &old.fields[at];
            let is_lost = usage.sent || (usage.received && field.presence.is_required());
            let change = self.of_property(Rule::PropertyRemoved, pair, field, "is removed");
            let change = self.claim_field(change, pair, at);
            let mut change = change.verdict_if(is_lost, Verdict::Wire);
            change.new = change.new.map(|new| super::Anchor { path: None, ..new });
            let ident = &self.old.type_names(pair.old).fields[at];
            self.push(change.advice(format!("remove the uses of the field `{ident}`")));
        }
        for at in matched.added {
            self.added_property(pair, usage, &new.fields[at], at);
        }
        self.additional(pair, usage, &old.additional, &new.additional);
    }

    fn added_property(&mut self, pair: Pair, usage: Usage, field: &Field, at: usize) {
        let is_argument = field.is_argument();
        let (rule, message) = if is_argument {
            (Rule::RequiredPropertyAdded, "is added and required")
        } else {
            (Rule::PropertyAdded, "is added")
        };
        let mut change = self.of_property(rule, pair, field, message);
        change = change.verdict_if(is_argument && usage.sent, Verdict::Wire);
        for path in type_paths(self.old, pair.old) {
            change = change.claim_old(Extent::Item, format!("{path}::new"));
            if is_argument {
                change = change.claim_old(Extent::Traits, path);
            }
        }
        let ident = &self.new.type_names(pair.new).fields[at];
        for path in type_paths(self.new, pair.new) {
            change = change.claim_new(Extent::Item, format!("{path}::{ident}"));
        }
        if let Some(old) = &mut change.old {
            old.path = None;
        }
        if is_argument && usage.sent {
            change = change.advice(format!("pass `{ident}` to `new`"));
        } else if usage.sent {
            change = change.advice("create values with `new` or `..Default::default()`");
        }
        self.push(change);
    }

    fn property(&mut self, pair: Pair, usage: Usage, old: &Field, new: &Field, at: usize) {
        self.presence(pair, usage, old, new, at);
        if !self.same(pair, &old.ty, &new.ty) {
            let fits = self.flows(pair, usage, &old.ty, &new.ty);
            let change = self.of_property(Rule::PropertyTypeChanged, pair, old, "has another type");
            let change = self.claim_field(change, pair, at);
            self.push(change.verdict_if(!fits, Verdict::Wire));
        }
        // A write-only property that becomes required or optional is no more than that.
        let is_presence_only = !old.presence.is_required() && !new.presence.is_required();
        if old.read_only != new.read_only
            || (old.required_in_requests != new.required_in_requests && !is_presence_only)
        {
            let message = match (old.read_only, new.read_only) {
                (false, true) => "becomes read-only: requests omit it",
                (true, false) => "is not read-only any more: requests contain it",
                _ => "has another presence in requests",
            };
            let change = self.of_property(Rule::PropertyAccessChanged, pair, old, message);
            let change = self.claim_field(change, pair, at);
            self.push(change.verdict(Verdict::Behavior));
        }
        let found = docs(&old.docs, &new.docs);
        if let Some((before, after)) = &found.default {
            let message = format!("has the default {after} instead of {before}");
            let change = self.of_property(Rule::PropertyDefaultChanged, pair, old, &message);
            self.push(change.verdict(Verdict::Behavior));
        }
        if let Some(limits) = &found.limits {
            let message = limits_message(limits);
            let change = self.of_property(Rule::PropertyLimitsChanged, pair, old, &message);
            self.push(change.verdict(limits_verdict(usage.sent, limits)));
        }
        if let Some(deprecated) = found.deprecated {
            let message = if deprecated { "is deprecated" } else { "is not deprecated any more" };
            let change = self.of_property(Rule::TypeDeprecated, pair, old, message);
            self.push(change.verdict(Verdict::Doc));
        }
        if found.is_text_changed {
            let message = "has another documentation";
            let change = self.of_property(Rule::PropertyDocsChanged, pair, old, message);
            self.push(change.verdict(Verdict::Doc));
        }
    }

    fn presence(&mut self, pair: Pair, usage: Usage, old: &Field, new: &Field, at: usize) {
        let nullable = |field: &Field| {
            matches!(field.presence, Presence::Nullable | Presence::OptionalNullable)
        };
        let required = |field: &Field| field.presence.is_required();
        let mut found = Vec::new();
        match (required(old), required(new)) {
            (false, true) => {
                let is_wire = usage.sent && !old.is_argument();
                found.push((Rule::PropertyBecameRequired, "becomes required", is_wire));
            }
            (true, false) => {
                found.push((Rule::PropertyBecameOptional, "becomes optional", usage.received));
            }
            // Responses may lack a write-only property before and after.
            (false, false) if !old.is_argument() && new.is_argument() => {
                let message = "becomes required in requests";
                found.push((Rule::PropertyBecameRequired, message, usage.sent));
            }
            (false, false) if old.is_argument() && !new.is_argument() => {
                found.push((Rule::PropertyBecameOptional, "becomes optional in requests", false));
            }
            _ => {}
        }
        match (nullable(old), nullable(new)) {
            (false, true) => {
                found.push((Rule::PropertyBecameNullable, "becomes nullable", usage.received));
            }
            (true, false) => {
                let message = "is not nullable any more";
                found.push((Rule::PropertyBecameNonNullable, message, usage.sent));
            }
            _ => {}
        }
        for (rule, message, is_wire) in found {
            let change = self.of_property(rule, pair, old, message);
            let change = self.claim_field(change, pair, at).verdict_if(is_wire, Verdict::Wire);
            self.push(change);
        }
    }

    fn renamed_property(&mut self, pair: Pair, one: usize, other: usize) {
        let (old, new) = (self.old.type_names(pair.old), self.new.type_names(pair.new));
        let (Some(before), Some(after)) = (old.fields.get(one), new.fields.get(other)) else {
            return;
        };
        let paths = type_paths(self.old, pair.old).into_iter();
        let paths: Vec<(String, String)> = paths
            .zip(type_paths(self.new, pair.new))
            .map(|(old, new)| (format!("{old}::{before}"), format!("{new}::{after}")))
            .collect();
        if before != after {
            let kind = &self.old.type_def(pair.old).kind;
            let crate::ir::TypeKind::Struct(body) = kind else { return };
            let message = format!("is the field `{after}` instead of `{before}`");
            let mut change =
                self.of_property(Rule::PropertyRenamed, pair, &body.fields[one], &message);
            let items = paths.iter().map(|(old, new)| renamed_item(old, "field", new));
            change.broken.extend(items);
            self.push(change.advice(format!("use the field `{after}`")));
        }
        for (old, new) in paths {
            self.renames.add(old, new);
        }
    }

    fn additional(
        &mut self,
        pair: Pair,
        usage: Usage,
        old: &AdditionalProperties,
        new: &AdditionalProperties,
    ) {
        use AdditionalProperties::{Closed, Typed};
        let (message, is_wire) = match (old, new) {
            (Typed(one), Typed(other)) if self.same(pair, one, other) => return,
            (Typed(one), Typed(other)) => {
                ("has additional properties of another type", !self.flows(pair, usage, one, other))
            }
            (Typed(_), Closed) => ("forbids additional properties", usage.sent),
            (Typed(_), _) => ("has no type for additional properties any more", false),
            (_, Typed(_)) => ("has a type for additional properties", usage.sent),
            (one, other) if one == other => return,
            (_, Closed) => ("forbids additional properties", usage.sent),
            _ => ("allows additional properties", false),
        };
        let change = self.of_type(Rule::AdditionalPropertiesChanged, pair, None, message);
        let mut change = change.verdict_if(is_wire, Verdict::Wire);
        let names = (self.old.type_names(pair.old), self.new.type_names(pair.new));
        for path in type_paths(self.old, pair.old) {
            change = change.claim_old(Extent::Item, format!("{path}::{}", names.0.unknown));
            change = change.claim_old(Extent::Traits, path);
        }
        for path in type_paths(self.new, pair.new) {
            change = change.claim_new(Extent::Item, format!("{path}::{}", names.1.unknown));
        }
        self.push(change);
    }

    fn of_property(&self, rule: Rule, pair: Pair, field: &Field, message: &str) -> Change {
        let part = format!("the property `{}`", field.key);
        let mut change = self.of_type(rule, pair, Some(part), message);
        for anchor in [&mut change.old, &mut change.new] {
            if let Some((_, at)) = anchor.as_mut().and_then(|anchor| anchor.at.as_mut()) {
                *at = at.child("properties").child(field.key.as_str());
            }
        }
        let find = |side: &super::Side, at: super::Ref| {
            let crate::ir::TypeKind::Struct(body) = &side.type_def(at).kind else { return None };
            let found = body.fields.binary_search_by(|each| each.key.cmp(&field.key)).ok()?;
            let ident = side.type_names(at).fields.get(found)?;
            Some(format!("{}::{ident}", side.type_path(at)))
        };
        for (path, anchor) in [
            (find(self.old, pair.old), &mut change.old),
            (find(self.new, pair.new), &mut change.new),
        ] {
            if let (Some(path), Some(anchor)) = (path, anchor.as_mut()) {
                anchor.path = Some(path);
            }
        }
        change
    }

    /// Claims a field, the constructor and the derived traits.
    fn claim_field(&self, mut change: Change, pair: Pair, at: usize) -> Change {
        let ident = &self.old.type_names(pair.old).fields[at];
        for path in type_paths(self.old, pair.old) {
            change = change
                .claim_old(Extent::Item, format!("{path}::{ident}"))
                .claim_old(Extent::Item, format!("{path}::new"));
            // Only objects without required properties implement `Default`.
            if matches!(change.rule, Rule::PropertyBecameRequired | Rule::PropertyAccessChanged) {
                change = change.claim_old(Extent::Traits, path);
            }
        }
        change
    }
}

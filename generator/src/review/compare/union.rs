//! Unions: their alternatives and discriminators.

use super::super::change::{Change, Extent};
use super::super::pair::alternatives;
use super::types::type_paths;
use super::{Comparison, Pair};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::Union;

impl Comparison<'_> {
    /// Compares the alternatives of a union.
    pub(super) fn union(&mut self, pair: Pair, old: &Union, new: &Union) {
        let usage = self.old.type_def(pair.old).usage;
        let (one, other) = (&old.discriminator, &new.discriminator);
        if one != other {
            let change =
                self.of_type(Rule::DiscriminatorChanged, pair, None, "has another discriminator");
            self.push(change.verdict(Verdict::Wire));
        }
        let names = (self.old.type_names(pair.old), self.new.type_names(pair.new));
        let matched = alternatives((old, names.0), (new, names.1));
        for at in matched.removed {
            let ident = names.0.fields[at].to_string();
            let change = self.of_alternative(Rule::AlternativeRemoved, pair, &ident, "is removed");
            self.push(change.verdict_if(usage.sent, Verdict::Wire));
        }
        for at in matched.added {
            let ident = names.1.fields[at].to_string();
            let change = self.of_alternative(Rule::AlternativeAdded, pair, &ident, "is added");
            self.push(change);
        }
        for (one, other) in matched.pairs {
            let (before, after) = (&old.variants[one], &new.variants[other]);
            let ident = names.0.fields[one].to_string();
            if before.discriminator_values != after.discriminator_values {
                let message = format!(
                    "has the discriminator values `{}` instead of `{}`",
                    after.discriminator_values.join("`, `"),
                    before.discriminator_values.join("`, `"),
                );
                let change =
                    self.of_alternative(Rule::DiscriminatorChanged, pair, &ident, &message);
                self.push(change.verdict(Verdict::Wire));
            }
            if !self.same(pair, &before.ty, &after.ty) {
                let fits = self.flows(pair, usage, &before.ty, &after.ty);
                let message = "has another type";
                let change = self.of_alternative(Rule::AlternativeChanged, pair, &ident, message);
                self.push(change.verdict_if(!fits, Verdict::Wire));
            }
            self.renamed_variant(Rule::AlternativeRenamed, pair, (one, other), &ident);
        }
    }

    fn of_alternative(&self, rule: Rule, pair: Pair, ident: &str, message: &str) -> Change {
        let part = format!("the alternative `{ident}`");
        let mut change = self.of_type(rule, pair, Some(part), message);
        for path in type_paths(self.old, pair.old) {
            change = change.claim_old(Extent::Item, format!("{path}::{ident}"));
            change = change.claim_old(Extent::Traits, path);
        }
        change
    }
}

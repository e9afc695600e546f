//! Enum values.

use super::super::change::{Change, Extent};
use super::super::pair::by_key;
use super::types::type_paths;
use super::{Comparison, Pair, renamed_item};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::EnumValue;

impl Comparison<'_> {
    /// Compares the values of an enum.
    pub(super) fn enumeration<V: ToString>(
        &mut self,
        pair: Pair,
        old: &[EnumValue<V>],
        new: &[EnumValue<V>],
    ) {
        let usage = self.old.type_def(pair.old).usage;
        let key = |value: &EnumValue<V>| value.value.to_string();
        let matched = by_key(old.iter().map(key), new.iter().map(key));
        for at in matched.removed {
            let change = self.of_value(Rule::EnumValueRemoved, pair, &key(&old[at]), "is removed");
            let ident = &self.old.type_names(pair.old).fields[at];
            let mut change = change
                .verdict_if(usage.sent, Verdict::Wire)
                .advice(format!("remove the uses of the variant `{ident}`"));
            for path in type_paths(self.old, pair.old) {
                change = change.claim_old(Extent::Item, format!("{path}::{ident}"));
            }
            self.push(change);
        }
        for at in matched.added {
            let change = self.of_value(Rule::EnumValueAdded, pair, &key(&new[at]), "is added");
            self.push(change);
        }
        for (one, other) in matched.pairs {
            let rule = Rule::EnumValueRenamed;
            self.renamed_variant(rule, pair, (one, other), &key(&old[one]));
            let (before, after) = (&old[one].docs, &new[other].docs);
            if before.deprecated != after.deprecated {
                let message =
                    if after.deprecated { "is deprecated" } else { "is not deprecated any more" };
                let change = self.of_value(Rule::TypeDeprecated, pair, &key(&old[one]), message);
                self.push(change.verdict(Verdict::Doc));
            } else if before != after {
                let message = "has another documentation";
                let change =
                    self.of_value(Rule::PropertyDocsChanged, pair, &key(&old[one]), message);
                self.push(change.verdict(Verdict::Doc));
            }
        }
    }

    fn of_value(&self, rule: Rule, pair: Pair, value: &str, message: &str) -> Change {
        let part = format!("the enum value `{value}`");
        let mut change = self.of_type(rule, pair, Some(part), message);
        for anchor in [&mut change.old, &mut change.new] {
            if let Some((_, at)) = anchor.as_mut().and_then(|anchor| anchor.at.as_mut()) {
                *at = at.child("enum");
            }
        }
        change
    }

    /// Reports a variant with another name.
    pub(super) fn renamed_variant(
        &mut self,
        rule: Rule,
        pair: Pair,
        (one, other): (usize, usize),
        name: &str,
    ) {
        let (old, new) = (self.old.type_names(pair.old), self.new.type_names(pair.new));
        let (Some(before), Some(after)) = (old.fields.get(one), new.fields.get(other)) else {
            return;
        };
        let paths = type_paths(self.old, pair.old).into_iter().zip(type_paths(self.new, pair.new));
        let paths: Vec<(String, String)> = paths
            .map(|(old, new)| (format!("{old}::{before}"), format!("{new}::{after}")))
            .collect();
        if before != after {
            let message = format!("is the variant `{after}` instead of `{before}`");
            let mut change = if rule == Rule::AlternativeRenamed {
                self.of_type(rule, pair, Some(format!("the alternative `{name}`")), &message)
            } else {
                self.of_value(rule, pair, name, &message)
            };
            let items = paths.iter().map(|(old, new)| renamed_item(old, "variant", new));
            change.broken.extend(items);
            self.push(change.advice(format!("use the variant `{after}`")));
        }
        for (old, new) in paths {
            self.renames.add(old, new);
        }
    }
}

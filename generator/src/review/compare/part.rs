//! The parts of multipart forms.

use super::super::pair::by_key;
use super::{Comparison, Pair};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::{Part, PartHeader, PartKind, Usage};

/// The direction of parts.
const SENT: Usage = Usage { sent: true, received: false };

/// The differences of two parts with the same name.
struct PartDifference {
    /// Whether the type, a media type or a header is changed.
    is_changed: bool,
    /// Whether the server does not accept the old part.
    is_wire: bool,
    is_styled_differently: bool,
}

impl Comparison<'_> {
    /// Compares the parts of a form.
    pub(super) fn parts(&mut self, pair: Pair, old: &[Part], new: &[Part]) {
        let key = |part: &Part| part.name.clone();
        let matched = by_key(old.iter().map(key), new.iter().map(key));
        let mut found: Vec<(Rule, &Part, &str, Option<Verdict>)> = Vec::new();
        let wire_if = |condition: bool| condition.then_some(Verdict::Wire);
        for at in matched.removed {
            found.push((Rule::PartRemoved, &old[at], "is removed", Some(Verdict::Wire)));
        }
        for at in matched.added {
            let part = &new[at];
            found.push(if part.required {
                (Rule::RequiredPartAdded, part, "is added and required", Some(Verdict::Wire))
            } else {
                (Rule::OptionalPartAdded, part, "is added", None)
            });
        }
        for (one, other) in matched.pairs {
            let (one, other) = (&old[one], &new[other]);
            if one.required != other.required {
                let message = if other.required { "becomes required" } else { "becomes optional" };
                found.push((Rule::PartChanged, one, message, wire_if(other.required)));
            }
            let difference = self.part(pair, one, other);
            if difference.is_changed {
                let verdict = wire_if(difference.is_wire);
                found.push((Rule::PartChanged, one, "has another type or headers", verdict));
            }
            if difference.is_styled_differently {
                let verdict = Some(Verdict::Behavior);
                found.push((Rule::PartChanged, one, "is written in another style", verdict));
            }
        }
        for (rule, part, message, verdict) in found {
            let mut change = self.of_body(rule, pair, None, message);
            change.message = format!("the part `{}` of {}", part.name, change.message);
            change.subject.part = Some(format!("the part `{}` {message}", part.name));
            change.verdicts.extend(verdict);
            self.push(change);
        }
    }

    /// Compares two parts with the same name.
    fn part(&self, pair: Pair, old: &Part, new: &Part) -> PartDifference {
        let (mut is_changed, mut is_wire) = self.part_headers(pair, &old.headers, &new.headers);
        if old.media_types != new.media_types {
            is_changed = true;
            // A part without media types has that of its type.
            let is_accepted = |each: &String| new.media_types.contains(each);
            is_wire |= old.media_types.is_empty() || !old.media_types.iter().all(is_accepted);
        }
        let is_styled_differently = match (&old.kind, &new.kind) {
            (PartKind::Styled(_, one, before), PartKind::Styled(_, other, after)) => {
                (one, before) != (other, after)
            }
            _ => false,
        };
        match (&old.kind, &new.kind) {
            (PartKind::Value(one), PartKind::Value(other))
            | (PartKind::Styled(one, ..), PartKind::Styled(other, ..)) => {
                if !self.same(pair, one, other) {
                    is_changed = true;
                    is_wire |= !self.flows(pair, SENT, one, other);
                }
            }
            (PartKind::File, PartKind::File)
            | (PartKind::Files, PartKind::Files)
            | (PartKind::Others, PartKind::Others) => {}
            _ => (is_changed, is_wire) = (true, true),
        }
        PartDifference { is_changed, is_wire, is_styled_differently }
    }

    /// Returns whether the headers have changed, and whether the server does not accept the old ones.
    fn part_headers(&self, pair: Pair, old: &[PartHeader], new: &[PartHeader]) -> (bool, bool) {
        let same_name =
            |one: &PartHeader, other: &PartHeader| one.name.eq_ignore_ascii_case(&other.name);
        let mut is_changed = old.iter().any(|one| !new.iter().any(|other| same_name(one, other)));
        let mut is_wire = false;
        for other in new {
            let Some(one) = old.iter().find(|one| same_name(one, other)) else {
                is_changed = true;
                is_wire |= other.required;
                continue;
            };
            is_changed |= one.required != other.required;
            is_wire |= other.required && !one.required;
            if !self.same(pair, &one.ty, &other.ty) {
                is_changed = true;
                is_wire |= !self.flows(pair, SENT, &one.ty, &other.ty);
            }
        }
        (is_changed, is_wire)
    }
}

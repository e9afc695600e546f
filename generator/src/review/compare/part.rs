//! The parts of multipart forms.

use super::super::pair::by_key;
use super::{Comparison, Pair};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::{Part, PartHeader, PartKind, Usage};

/// The direction of parts.
const SENT: Usage = Usage { sent: true, received: false };

impl Comparison<'_> {
    /// Compares the parts of a form.
    pub(super) fn parts(&mut self, pair: Pair, old: &[Part], new: &[Part]) {
        let key = |part: &Part| part.name.clone();
        let matched = by_key(old.iter().map(key), new.iter().map(key));
        let mut found: Vec<(Rule, &Part, &str, bool)> = Vec::new();
        for at in matched.removed {
            found.push((Rule::PartRemoved, &old[at], "is removed", true));
        }
        for at in matched.added {
            let part = &new[at];
            found.push(if part.required {
                (Rule::RequiredPartAdded, part, "is added and required", true)
            } else {
                (Rule::OptionalPartAdded, part, "is added", false)
            });
        }
        for (one, other) in matched.pairs {
            let (one, other) = (&old[one], &new[other]);
            if one.required != other.required {
                let message = if other.required { "becomes required" } else { "becomes optional" };
                found.push((Rule::PartChanged, one, message, other.required));
            }
            if let Some(is_wire) = self.part(pair, one, other) {
                found.push((Rule::PartChanged, one, "has another type or headers", is_wire));
            }
        }
        for (rule, part, message, is_wire) in found {
            let mut change = self.of_body(rule, pair, None, message);
            change.message = format!("the part `{}` of {}", part.name, change.message);
            change.subject.part = Some(format!("the part `{}` {message}", part.name));
            self.push(change.verdict_if(is_wire, Verdict::Wire));
        }
    }

    /// Returns whether a part has changed, and then whether the server does not accept the old one.
    fn part(&self, pair: Pair, old: &Part, new: &Part) -> Option<bool> {
        let header = |each: &PartHeader| (each.name.clone(), each.required);
        let headers = |part: &Part| part.headers.iter().map(header).collect::<Vec<_>>();
        if headers(old) != headers(new) {
            return Some(new.headers.iter().any(|header| header.required));
        }
        if old.media_types != new.media_types {
            return Some(true);
        }
        match (&old.kind, &new.kind) {
            (PartKind::Value(one), PartKind::Value(other))
            | (PartKind::Styled(one, ..), PartKind::Styled(other, ..)) => {
                (!self.same(pair, one, other)).then(|| !self.flows(pair, SENT, one, other))
            }
            (PartKind::File, PartKind::File)
            | (PartKind::Files, PartKind::Files)
            | (PartKind::Others, PartKind::Others) => None,
            _ => Some(true),
        }
    }
}

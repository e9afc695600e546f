//! The settings of operations that come from the configuration: pagination, idempotency, jobs and lenient decoding.

use std::collections::BTreeSet;

use super::super::change::Extent;
use super::super::side::{Ref, Side};
use super::super::uses::response_types;
use super::{Comparison, Pair};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::{Job, JobFields, Leniency, Operation, OperationId, Paging, Ty, TypeId, reach};

impl Comparison<'_> {
    /// Compares the settings of an operation.
    pub(super) fn settings(&mut self, pair: Pair, old: &Operation, new: &Operation) {
        let differs = |differs: bool, rule, message| differs.then_some((rule, message));
        let paging =
            |paging: &Option<Paging>| paging.clone().map(|each| Paging { rule: 0, ..each });
        let key = |each: &Operation| each.idempotency.as_ref().map(|key| key.header.clone());
        let found = [
            differs(
                paging(&old.paging) != paging(&new.paging),
                Rule::PagingChanged,
                match (&old.paging, &new.paging) {
                    (Some(_), None) => "has no pages any more",
                    (None, Some(_)) => "has pages",
                    _ => "has other pages",
                },
            ),
            differs(
                key(old) != key(new),
                Rule::IdempotencyChanged,
                "has another idempotency key, so that other requests are retried",
            ),
            differs(!self.same_job(pair, old, new), Rule::JobChanged, "starts another job"),
            differs(
                leniency(self.old, pair.old) != leniency(self.new, pair.new),
                Rule::LeniencyChanged,
                "has responses that are decoded more or less leniently",
            ),
            differs(
                old.end_of_events != new.end_of_events,
                Rule::EventsChanged,
                "has another event that ends its streams of events",
            ),
        ];
        for (rule, message) in found.into_iter().flatten() {
            let request = self.old.request_path(pair.old);
            let mut change =
                self.of_operation(rule, pair, None, message).verdict(Verdict::Behavior);
            let methods: &[&str] = match rule {
                Rule::PagingChanged => &["items", "pages"],
                Rule::JobChanged => &["send_and_wait"],
                _ => &[],
            };
            for method in methods {
                change = change.claim_old(Extent::Item, format!("{request}::{method}"));
            }
            if let (Rule::JobChanged, Some(job)) = (rule, &old.job) {
                let status = Ref { document: pair.old.document, index: job.status.0 };
                let status = self.old.request_path(status);
                change = change.claim_old(Extent::Item, format!("{status}::wait_until_done"));
            }
            if !methods.is_empty() {
                change = change.claim_old(Extent::Item, request);
            }
            self.push(change);
        }
    }

    /// Returns whether the jobs are the same, apart from the names of their operations.
    fn same_job(&self, pair: Pair, old: &Operation, new: &Operation) -> bool {
        let before = |id: OperationId| {
            let old = Ref { document: pair.old.document, index: id.0 };
            self.pairs.operations.get(&old).copied().ok_or(old)
        };
        let after = |id: OperationId| Ok(Ref { document: pair.new.document, index: id.0 });
        let old = old.job.as_ref().map(|job| facts(job, before));
        old == new.job.as_ref().map(|job| facts(job, after))
    }
}

/// Returns the leniency of an operation, with the lenient types that its responses contain.
fn leniency(side: &Side, at: Ref) -> (Leniency, BTreeSet<&str>) {
    let leniency = side.operation(at).leniency;
    if leniency != Leniency::Types {
        return (leniency, BTreeSet::new());
    }
    let named = response_types(side, at).filter_map(Ty::named);
    let uses = |id: TypeId| side.api(at).ir.types[id.0].kind.uses();
    let reached = reach(named.collect(), uses).into_iter();
    let keys = reached.map(|id| side.api(at).names.types[id.0].key.as_str());
    let lenient = &side.config.lenient.types;
    let found: BTreeSet<&str> = keys.filter(|key| lenient.iter().any(|each| each == key)).collect();
    (if found.is_empty() { Leniency::Strict } else { leniency }, found)
}

/// The operations of a job, each by a key, and its other settings.
type Facts<'a, K> = (K, Option<(K, bool)>, Option<K>, &'a str, &'a JobFields, bool);

fn facts<K>(job: &Job, key: impl Fn(OperationId) -> K) -> Facts<'_, K> {
    let Job { status, result, cancel, parameter, has_different_errors, responses } = job;
    let result = result.map(|(operation, is_location)| (key(operation), is_location));
    (key(*status), result, cancel.map(&key), parameter, responses, *has_different_errors)
}

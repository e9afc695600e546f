//! The settings of operations that come from the configuration: pagination, idempotency, jobs and lenient decoding.

use super::super::change::Extent;
use super::{Comparison, Pair};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::{Job, Operation, OperationId, Paging};

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
                old.leniency != new.leniency,
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
                let status = super::Ref { document: pair.old.document, index: job.status.0 };
                let status = self.old.request_path(status);
                change = change.claim_old(Extent::Item, format!("{status}::wait_until_done"));
            }
            if !methods.is_empty() {
                change = change.claim_old(Extent::Item, request);
            }
            self.push(change);
        }
    }

    fn same_job(&self, pair: Pair, old: &Operation, new: &Operation) -> bool {
        let id = |side: &super::Side, document: usize, id: usize| {
            super::operation_name(side, super::Ref { document, index: id })
        };
        let facts = |side, document, job: &Job| {
            let id = |operation: OperationId| id(side, document, operation.0);
            let result = job.result.map(|(operation, is_location)| (id(operation), is_location));
            let operations = (id(job.status), result, job.cancel.map(id));
            (operations, job.parameter.clone(), job.responses.clone(), job.has_different_errors)
        };
        let old = old.job.as_ref().map(|job| facts(self.old, pair.old.document, job));
        old == new.job.as_ref().map(|job| facts(self.new, pair.new.document, job))
    }
}

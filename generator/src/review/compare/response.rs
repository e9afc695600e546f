//! Success responses and the headers of responses.

use super::super::change::{Change, Extent};
use super::super::pair::by_key;
use super::super::side::join;
use super::{Comparison, Pair};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::{Operation, ResponseBody, ResponseForm, ResponseHeader, SuccessResponse, Usage};
use crate::spec::StatusRange;

/// The direction of responses.
const RECEIVED: Usage = Usage { sent: false, received: true };

impl Comparison<'_> {
    /// Compares the responses of an operation.
    pub(super) fn responses(&mut self, pair: Pair, old: &Operation, new: &Operation) {
        let key = |each: &SuccessResponse| each.status;
        let matched = by_key(old.responses.iter().map(key), new.responses.iter().map(key));
        for (one, other) in matched.pairs {
            let (one, other) = (&old.responses[one], &new.responses[other]);
            self.response_body(pair, &status(one.status), &one.body, &other.body);
        }
        // An operation with one result of each crate has the same result with another status code.
        let mut alone = None;
        if let ([one], [other]) = (old.responses.as_slice(), new.responses.as_slice())
            && one.status != other.status
        {
            alone = Some((one, other));
        }
        if let Some((one, other)) = alone {
            self.response_body(pair, &status(other.status), &one.body, &other.body);
        }
        for at in matched.removed {
            let range = old.responses[at].status;
            let message = "is not documented any more";
            let change = self.of_response(Rule::ResponseRemoved, pair, Some(range), message);
            self.push(change.verdict(Verdict::Behavior));
        }
        for at in matched.added {
            let range = new.responses[at].status;
            let change = self.of_response(Rule::ResponseAdded, pair, Some(range), "is documented");
            self.push(change);
        }
        self.response_forms(pair, old, new);
        self.response_headers(pair, old, new);
    }

    fn response_body(&mut self, pair: Pair, status: &str, old: &ResponseBody, new: &ResponseBody) {
        let is_same = match (old.ty(), new.ty()) {
            (Some(one), Some(other)) => kind(old) == kind(new) && self.same(pair, one, other),
            (None, None) => kind(old) == kind(new),
            _ => false,
        };
        if is_same {
            return;
        }
        let fits = match (old.ty(), new.ty()) {
            (Some(one), Some(other)) if kind(old) == kind(new) => {
                self.flows(pair, RECEIVED, one, other)
            }
            // Without a body to read, a new one is ignored.
            _ => *old == ResponseBody::None,
        };
        let part = format!("the response {status}");
        let change = self.of_result(Rule::ResponseBodyChanged, pair, part, "has another type");
        self.push(change.verdict_if(!fits, Verdict::Wire));
    }

    fn response_forms(&mut self, pair: Pair, old: &Operation, new: &Operation) {
        let key = |form: &ResponseForm| form.media_type.clone();
        let matched = by_key(old.forms.iter().map(key), new.forms.iter().map(key));
        let names = self.old.operation_names(pair.old);
        let request = self.old.request_path(pair.old);
        for at in matched.removed {
            let part = format!("the response in `{}`", old.forms[at].media_type);
            let message = "is not documented any more";
            let mut change = self.of_result(Rule::ResponseMediaTypeRemoved, pair, part, message);
            if let Some(name) = names.forms.get(at) {
                change = change.claim_old(Extent::Item, format!("{request}::{name}"));
            }
            self.push(change.verdict(Verdict::Wire));
        }
        for at in matched.added {
            let part = format!("the response in `{}`", new.forms[at].media_type);
            let change = self.of_result(Rule::ResponseMediaTypeAdded, pair, part, "is documented");
            self.push(change);
        }
        for (one, other) in matched.pairs {
            let (form, found) = (&old.forms[one], &new.forms[other]);
            let is_same = match (form.body.ty(), found.body.ty()) {
                (Some(before), Some(after)) => self.same(pair, before, after),
                (before, after) => before.is_none() == after.is_none(),
            };
            if !is_same || kind(&form.body) != kind(&found.body) {
                let part = format!("the response in `{}`", form.media_type);
                let message = "has another type";
                let mut change = self.of_result(Rule::ResponseBodyChanged, pair, part, message);
                if let Some(name) = names.forms.get(one) {
                    change = change.claim_old(Extent::Item, format!("{request}::{name}"));
                }
                self.push(change.verdict(Verdict::Wire));
            }
        }
        if old.accept != new.accept {
            let none = || "nothing".to_owned();
            let accept = |each: &Operation| each.accept.clone().unwrap_or_else(none);
            let message = format!("accepts `{}` instead of `{}`", accept(new), accept(old));
            let change = self.of_operation(Rule::AcceptChanged, pair, None, &message);
            self.push(change.verdict(Verdict::Behavior));
        }
    }

    fn response_headers(&mut self, pair: Pair, old: &Operation, new: &Operation) {
        let key = |header: &ResponseHeader| header.name.clone();
        let matched = by_key(old.headers.iter().map(key), new.headers.iter().map(key));
        let (names, tag) = (self.old.operation_names(pair.old), self.old.tag_path(pair.old));
        let of_header = |rule, name: &str, at: Option<usize>, message: &str| {
            let part = format!("the response header `{name}`");
            let mut change = self.of_operation(rule, pair, Some(part), message);
            let ty = join(&tag, names.headers.0.as_str());
            if let Some(method) = at.and_then(|at| names.headers.1.get(at)) {
                change = change.claim_old(Extent::Item, format!("{ty}::{method}"));
            }
            change.claim_old(Extent::Tree, ty)
        };
        let mut found = Vec::new();
        for at in matched.removed {
            let name = &old.headers[at].name;
            let message = "is not documented any more";
            found.push(of_header(Rule::ResponseHeaderRemoved, name, Some(at), message));
        }
        for at in matched.added {
            let name = &new.headers[at].name;
            found.push(of_header(Rule::ResponseHeaderAdded, name, None, "is documented"));
        }
        for (one, other) in matched.pairs {
            let (before, after) = (&old.headers[one], &new.headers[other]);
            let fits = self.flows(pair, RECEIVED, &before.ty, &after.ty)
                && (after.required || !before.required);
            if before.required != after.required
                || before.form != after.form
                || !self.same(pair, &before.ty, &after.ty)
            {
                let message = "has another type or presence";
                let rule = Rule::ResponseHeaderChanged;
                let change = of_header(rule, &before.name, Some(one), message);
                found.push(change.verdict_if(!fits, Verdict::Wire));
            }
        }
        self.changes.extend(found);
    }

    fn of_response(
        &self,
        rule: Rule,
        pair: Pair,
        range: Option<StatusRange>,
        message: &str,
    ) -> Change {
        let code = range.map(status).unwrap_or_default();
        let mut change = self.of_result(rule, pair, format!("the response {code}"), message);
        for anchor in [&mut change.old, &mut change.new] {
            if let Some((_, at)) = anchor.as_mut().and_then(|anchor| anchor.at.as_mut()) {
                *at = at.child("responses").child(code.as_str());
            }
        }
        change
    }

    /// Starts a change of the result of an operation.
    fn of_result(&self, rule: Rule, pair: Pair, part: String, message: &str) -> Change {
        let request = self.old.request_path(pair.old);
        let response = join(
            &self.old.tag_path(pair.old),
            self.old.operation_names(pair.old).response.0.as_str(),
        );
        let mut change = self.of_operation(rule, pair, Some(part), message);
        for method in ["send", "send_and_wait", "items", "pages"] {
            change = change.claim_old(Extent::Item, format!("{request}::{method}"));
        }
        change.claim_old(Extent::Item, request).claim_old(Extent::Tree, response)
    }
}

/// Returns status codes as the document writes them.
pub(super) fn status(range: StatusRange) -> String {
    match range {
        StatusRange::Exact(code) => code.to_string(),
        StatusRange::Class(digit) => format!("{digit}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}

/// Returns the kind of a body without its type.
fn kind(body: &ResponseBody) -> &'static str {
    match body {
        ResponseBody::None => "none",
        ResponseBody::Json(_) => "JSON",
        ResponseBody::Text => "text",
        ResponseBody::Scalar(_) => "scalar",
        ResponseBody::Bytes => "bytes",
        ResponseBody::Events(_) => "events",
        ResponseBody::StringEvents(_) => "events of strings",
        ResponseBody::JsonStream(_) => "stream",
    }
}

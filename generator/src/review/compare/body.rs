//! Request bodies.

use std::collections::BTreeMap;

use super::super::change::{Change, Extent};
use super::super::pair::by_key;
use super::parameter::methods;
use super::{Comparison, Pair};
use crate::diagnostic::{Rule, Verdict};
use crate::ir::{Body, BodyKind, FormEncoding, Operation, Usage};

/// The direction of request bodies.
const SENT: Usage = Usage { sent: true, received: false };

impl Comparison<'_> {
    /// Compares the request bodies of an operation.
    pub(super) fn bodies(&mut self, pair: Pair, old: &Operation, new: &Operation) {
        match (old.bodies.as_slice(), new.bodies.as_slice()) {
            ([], []) => return,
            ([], [..]) => {
                let change = if new.body_required {
                    self.of_body(
                        Rule::RequiredRequestBodyAdded,
                        pair,
                        None,
                        "is added and required",
                    )
                    .verdict(Verdict::Wire)
                    .advice("pass the body to the method")
                } else {
                    self.of_body(Rule::OptionalRequestBodyAdded, pair, None, "is added")
                };
                return self.push(change);
            }
            ([..], []) => {
                let change = self.of_body(Rule::RequestBodyRemoved, pair, None, "is removed");
                return self.push(change.verdict(Verdict::Wire).advice("remove the body"));
            }
            _ => {}
        }
        match (old.body_required, new.body_required) {
            (false, true) => {
                let message = "becomes required: it is an argument instead of a setter";
                let change = self.of_body(Rule::RequestBodyBecameRequired, pair, None, message);
                self.push(change.verdict(Verdict::Wire).advice("pass the body to the method"));
            }
            (true, false) => {
                let message = "becomes optional: it is a setter instead of an argument";
                let change = self.of_body(Rule::RequestBodyBecameOptional, pair, None, message);
                self.push(change.advice("call the setter of the body"));
            }
            _ => {}
        }
        self.media_types(pair, &old.bodies, &new.bodies);
    }

    fn media_types(&mut self, pair: Pair, old: &[Body], new: &[Body]) {
        let key = |body: &Body| body.media_type.clone();
        let mut matched = by_key(old.iter().map(key), new.iter().map(key));
        if let ([one], [other]) = (matched.removed.as_slice(), matched.added.as_slice())
            && old.len() == 1
            && new.len() == 1
        {
            // The only body has another media type.
            matched.pairs.push((*one, *other));
            let (before, after) = (&old[*one].media_type, &new[*other].media_type);
            let change = if essence(before) == essence(after) {
                let message = format!("is sent as `{after}` instead of `{before}`");
                self.of_body(Rule::RequestMediaTypePreferred, pair, None, &message)
                    .verdict(Verdict::Behavior)
            } else {
                let message = format!("is replaced by `{after}`");
                self.of_body(Rule::RequestMediaTypeRemoved, pair, Some(before), &message)
                    .verdict(Verdict::Wire)
            };
            self.push(change);
            matched.removed.clear();
            matched.added.clear();
        } else if let (Some(one), Some(other)) = (old.first(), new.first())
            && one.media_type != other.media_type
        {
            let message = format!(
                "is sent as `{}` by default instead of `{}`",
                other.media_type, one.media_type
            );
            let change = self.of_body(Rule::RequestMediaTypePreferred, pair, None, &message);
            self.push(change.verdict(Verdict::Behavior));
        }
        for at in matched.removed {
            let name = Some(old[at].media_type.as_str());
            let message = "is not accepted any more";
            let change = self.of_body(Rule::RequestMediaTypeRemoved, pair, name, message);
            self.push(change.verdict(Verdict::Wire));
        }
        for at in matched.added {
            let name = Some(new[at].media_type.as_str());
            let message = "is accepted too";
            let mut change = self.of_body(Rule::RequestMediaTypeAdded, pair, name, message);
            if old.first().map(|body| &body.media_type) != new.first().map(|body| &body.media_type)
            {
                // The change of the preferred media type explains the items.
                change.claims.clear();
            }
            self.push(change);
        }
        for (one, other) in matched.pairs {
            self.body(pair, &old[one], &new[other]);
        }
    }

    fn body(&mut self, pair: Pair, old: &Body, new: &Body) {
        let fits = match (&old.kind, &new.kind) {
            (BodyKind::Multipart(one), BodyKind::Multipart(other))
            | (BodyKind::Parts(one), BodyKind::Parts(other)) => {
                return self.parts(pair, one, other);
            }
            (BodyKind::Json(one), BodyKind::Json(other))
            | (BodyKind::JsonStream(one), BodyKind::JsonStream(other)) => self
                .same(pair, one, other)
                .then_some(true)
                .or_else(|| Some(false).filter(|_| !self.flows(pair, SENT, one, other))),
            (BodyKind::Form(one, before), BodyKind::Form(other, after)) => {
                let sorted = |list: &[(String, FormEncoding)]| {
                    list.iter().map(|(key, each)| (key.clone(), format!("{each:?}"))).collect()
                };
                let (before, after): (BTreeMap<_, _>, BTreeMap<_, _>) =
                    (sorted(before), sorted(after));
                if before != after {
                    let message = "has properties that are written in another way";
                    let change = self.of_body(Rule::FormEncodingChanged, pair, None, message);
                    self.push(change.verdict(Verdict::Behavior));
                }
                self.same(pair, one, other)
                    .then_some(true)
                    .or_else(|| Some(false).filter(|_| !self.flows(pair, SENT, one, other)))
            }
            (BodyKind::Text, BodyKind::Text) | (BodyKind::Bytes, BodyKind::Bytes) => Some(true),
            (BodyKind::Ranges(one), BodyKind::Ranges(other)) if one == other => Some(true),
            (BodyKind::Ranges(_), BodyKind::Ranges(_)) => None,
            _ => Some(false),
        };
        if fits == Some(true) {
            return;
        }
        let change = self.of_body(Rule::RequestBodyChanged, pair, None, "has another type");
        self.push(change.verdict_if(fits == Some(false), Verdict::Wire));
    }

    /// Starts a change of the request body, or of one of its media types.
    pub(super) fn of_body(
        &self,
        rule: Rule,
        pair: Pair,
        media_type: Option<&str>,
        message: &str,
    ) -> Change {
        let part = match media_type {
            Some(name) => format!("the media type `{name}` of the request body"),
            None => "the request body".to_owned(),
        };
        let mut change = self.of_operation(rule, pair, Some(part), message);
        for anchor in [&mut change.old, &mut change.new] {
            if let Some((_, at)) = anchor.as_mut().and_then(|anchor| anchor.at.as_mut()) {
                *at = at.child("requestBody");
            }
        }
        let request = self.old.request_path(pair.old);
        for path in methods(self.old, pair.old) {
            change = change.claim_old(Extent::Item, path);
        }
        let names = self.old.operation_names(pair.old);
        for setter in std::iter::once(&names.body).chain(&names.other_bodies) {
            change = change.claim_old(Extent::Item, format!("{request}::{setter}"));
        }
        for part in names.parts.iter().flatten() {
            change = change.claim_old(Extent::Item, format!("{request}::{}", part.ident));
            for header in &part.headers {
                change = change.claim_old(Extent::Item, format!("{request}::{header}"));
            }
        }
        change.claim_old(Extent::Item, request)
    }
}

/// Returns a media type without its parameters.
fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

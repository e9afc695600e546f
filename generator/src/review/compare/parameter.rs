//! Parameters of operations.

use std::collections::BTreeMap;

use super::super::change::{Change, Extent};
use super::super::pair::by_key;
use super::super::side::{Ref, Side};
use super::deprecation::Deprecation;
use super::docs::{docs, limits_verdict};
use super::source::{SourceChange, advice, is_required};
use super::{Comparison, Pair, renamed_item};
use crate::diagnostic::{Location, Rule, Verdict};
use crate::ir::{Operation, Parameter, ParameterSource, ParameterValue, Usage};
use crate::spec::In;

/// The direction of parameters.
const SENT: Usage = Usage { sent: true, received: false };

impl Comparison<'_> {
    /// Compares the parameters of an operation.
    pub(super) fn parameters(&mut self, pair: Pair, old: &Operation, new: &Operation) {
        let key = |each: &Parameter| (location(each.location), each.name.clone());
        let matched = by_key(old.parameters.iter().map(key), new.parameters.iter().map(key));
        let (mut removed, mut added) = (matched.removed, matched.added);
        for (one, other) in matched.pairs {
            self.parameter(pair, one, other);
        }
        // A parameter with the same name in another location is moved; path parameters at the same position are renamed.
        let mut moved: BTreeMap<&str, usize> = BTreeMap::new();
        for &at in &added {
            moved.insert(new.parameters[at].name.as_str(), at);
        }
        removed.retain(|&at| {
            let Some(found) = moved.remove(old.parameters[at].name.as_str()) else { return true };
            added.retain(|&each| each != found);
            self.moved_parameter(pair, at, found);
            false
        });
        self.path_parameters(pair, &mut removed, &mut added);
        for at in removed {
            self.removed_parameter(pair, &old.parameters[at], at);
        }
        for at in added {
            self.added_parameter(pair, &new.parameters[at]);
        }
        self.arguments(pair, old, new);
    }

    /// Pairs the path parameters whose names are changed, in the order of the path.
    fn path_parameters(&mut self, pair: Pair, removed: &mut Vec<usize>, added: &mut Vec<usize>) {
        let (old, new) = (self.old.operation(pair.old), self.new.operation(pair.new));
        let positions = |operation: &Operation| -> Vec<usize> {
            operation
                .path
                .iter()
                .filter_map(|segment| match segment {
                    crate::ir::Segment::Parameter(at) => Some(*at),
                    crate::ir::Segment::Literal(_) => None,
                })
                .collect()
        };
        for (one, other) in positions(old).into_iter().zip(positions(new)) {
            if removed.contains(&one) && added.contains(&other) {
                removed.retain(|&at| at != one);
                added.retain(|&at| at != other);
                self.parameter(pair, one, other);
            }
        }
    }

    fn parameter(&mut self, pair: Pair, one: usize, other: usize) {
        let (old, new) = (
            &self.old.operation(pair.old).parameters[one],
            &self.new.operation(pair.new).parameters[other],
        );
        self.parameter_source(pair, old, new, one);
        if !self.same(pair, old.value.ty(), new.value.ty()) {
            let fits = self.flows(pair, SENT, old.value.ty(), new.value.ty());
            let change =
                self.of_parameter(Rule::ParameterTypeChanged, pair, old, "has another type");
            let change = self.claim_parameter(change, pair, one);
            self.push(change.verdict_if(!fits, Verdict::Wire));
        }
        if serialization(&old.value) != serialization(&new.value) {
            let message = "is written in another style";
            let rule = Rule::ParameterSerializationChanged;
            let change = self.of_parameter(rule, pair, old, message);
            self.push(change.verdict(Verdict::Behavior));
        }
        let (before, after) = (
            Self::input_path(self.old, pair.old, one),
            Self::input_path(self.new, pair.new, other),
        );
        if before.is_some() && after.is_some() {
            self.renamed_parameter(pair, old, (one, other), before.zip(after));
        }
        let found = docs(&old.docs, &new.docs);
        // A default that requests send is a part of the source, and that of a key for retries is a setting.
        let is_key = [self.old.operation(pair.old), self.new.operation(pair.new)]
            .iter()
            .filter_map(|operation| operation.idempotency.as_ref())
            .any(|key| key.header.eq_ignore_ascii_case(&old.name));
        if let Some((before, after)) = &found.default
            && old.source == new.source
            && !is_key
        {
            let message = format!("has the default {after} instead of {before}");
            let change = self.of_parameter(Rule::ParameterDefaultChanged, pair, new, &message);
            self.push(change.verdict(Verdict::Behavior));
        }
        if let Some(limits) = &found.limits {
            let message = limits_message(limits);
            let change = self.of_parameter(Rule::ParameterLimitsChanged, pair, new, &message);
            self.push(change.verdict(limits_verdict(true, limits)));
        }
        self.parameter_deprecation(pair, old, new);
        if found.is_text_changed {
            let message = "has another documentation";
            let change = self.of_parameter(Rule::ParameterDocsChanged, pair, new, message);
            self.push(change.verdict(Verdict::Doc));
        }
    }

    fn parameter_deprecation(&mut self, pair: Pair, old: &Parameter, new: &Parameter) {
        let of = |side: &Side, at: Ref, parameter: &Parameter| {
            let location = parameter_location(side, at, parameter);
            Deprecation::of(side, at.document, location.as_ref(), parameter.docs.deprecated)
        };
        let (before, after) = (of(self.old, pair.old, old), of(self.new, pair.new, new));
        if let Some(message) = before.change(&after) {
            let change = self.of_parameter(Rule::ParameterDeprecated, pair, new, &message);
            self.push(change.verdict(Verdict::Doc));
        }
    }

    fn parameter_source(&mut self, pair: Pair, old: &Parameter, new: &Parameter, at: usize) {
        let Some(found) = SourceChange::of(&old.source, &new.source) else { return };
        let mut change = self.of_parameter(found.rule, pair, old, found.message);
        change.verdicts.extend(found.verdict);
        change.advice = found.advice.map(str::to_owned);
        let change = self.claim_parameter(change, pair, at);
        self.push(change);
    }

    fn renamed_parameter(
        &mut self,
        pair: Pair,
        old: &Parameter,
        (one, other): (usize, usize),
        paths: Option<(String, String)>,
    ) {
        let Some((before, after)) = paths else { return };
        let names = (
            &self.old.operation_names(pair.old).parameters[one],
            &self.new.operation_names(pair.new).parameters[other],
        );
        let is_setter = old.source.has_setter();
        if names.0 != names.1 && is_setter {
            let message = format!("is set by `{after}` instead of `{before}`");
            let mut change = self.of_parameter(Rule::ParameterRenamed, pair, old, &message);
            change.broken.push(renamed_item(&before, "fn", &after));
            self.push(change.advice(format!("call `{}`", names.1)));
        }
        if is_setter {
            self.renames.add(before, after);
        }
    }

    fn moved_parameter(&mut self, pair: Pair, one: usize, other: usize) {
        let (old, new) = (
            &self.old.operation(pair.old).parameters[one],
            &self.new.operation(pair.new).parameters[other],
        );
        let message = format!("is sent as {} parameter", location(new.location));
        let change = self.of_parameter(Rule::ParameterMoved, pair, old, &message);
        let change = self.claim_parameter(change, pair, one);
        self.push(change.verdict(Verdict::Wire));
        self.parameter(pair, one, other);
    }

    fn removed_parameter(&mut self, pair: Pair, old: &Parameter, at: usize) {
        let change = self.of_parameter(Rule::ParameterRemoved, pair, old, "is removed");
        // A header of the configuration is not in the document, so that servers ignore it.
        let key = self.old.operation(pair.old).idempotency.as_ref();
        let is_key = key.is_some_and(|key| key.header.eq_ignore_ascii_case(&old.name))
            && parameter_location(self.old, pair.old, old).is_none();
        let change =
            change.verdict_if(!is_key, Verdict::Wire).advice("remove the value from the request");
        let mut change = self.claim_parameter(change, pair, at);
        change.new = change.new.map(|new| super::Anchor { path: None, ..new });
        self.push(change);
    }

    fn added_parameter(&mut self, pair: Pair, new: &Parameter) {
        let change = if is_required(&new.source) {
            let message = match new.source {
                ParameterSource::Default(_) => {
                    "is added and required: the client sends its default"
                }
                _ => "is added and required",
            };
            let mut change = self
                .of_parameter(Rule::RequiredParameterAdded, pair, new, message)
                .verdict(Verdict::Wire);
            change.advice = advice(&new.source).map(str::to_owned);
            change
        } else {
            self.of_parameter(Rule::OptionalParameterAdded, pair, new, "is added")
        };
        let mut change = change;
        for path in methods(self.old, pair.old) {
            change = change.claim_old(Extent::Item, path);
        }
        self.push(change);
    }

    /// Reports arguments that are in another order: code may compile and pass the wrong values.
    fn arguments(&mut self, pair: Pair, old: &Operation, new: &Operation) {
        let list = |side: &Side, at: Ref, operation: &Operation| -> Vec<String> {
            let names = side.operation_names(at);
            let all = operation.shape.parameters.iter();
            let all =
                all.filter(|each| operation.parameters[**each].source == ParameterSource::Required);
            all.map(|each| names.parameters[*each].to_string()).collect()
        };
        let (one, other) = (list(self.old, pair.old, old), list(self.new, pair.new, new));
        let sorted = |list: &[String]| {
            let mut list = list.to_vec();
            list.sort();
            list
        };
        if one != other && sorted(&one) == sorted(&other) {
            let message = format!("has the arguments `{}` in this order", other.join("`, `"));
            let mut change = self
                .of_operation(Rule::ArgumentsReordered, pair, None, &message)
                .verdict(Verdict::Behavior)
                .advice("check the order of the arguments");
            for path in methods(self.old, pair.old) {
                change = change.claim_old(Extent::Item, path);
            }
            self.push(change);
        }
    }

    fn of_parameter(&self, rule: Rule, pair: Pair, parameter: &Parameter, message: &str) -> Change {
        let part = format!("the {} parameter `{}`", location(parameter.location), parameter.name);
        let mut change = self.of_operation(rule, pair, Some(part), message);
        for (side, at, anchor) in
            [(self.old, pair.old, &mut change.old), (self.new, pair.new, &mut change.new)]
        {
            let found = parameter_location(side, at, parameter);
            if let (Some(found), Some(anchor)) = (found, anchor.as_mut()) {
                anchor.at = Some((at.document, found));
            }
        }
        change
    }

    /// Claims the setter or the methods of a parameter.
    fn claim_parameter(&self, change: Change, pair: Pair, at: usize) -> Change {
        let setter = Self::input_path(self.old, pair.old, at);
        let mut change = match setter {
            Some(setter) => change.claim_old(Extent::Item, setter),
            None => change,
        };
        for path in methods(self.old, pair.old) {
            change = change.claim_old(Extent::Item, path);
        }
        change.claim_old(Extent::Item, self.old.request_path(pair.old))
    }

    /// Returns the path of the setter of a parameter.
    fn input_path(side: &Side, at: Ref, parameter: usize) -> Option<String> {
        let name = side.operation_names(at).parameters.get(parameter)?;
        let source = &side.operation(at).parameters.get(parameter)?.source;
        source.has_setter().then(|| format!("{}::{name}", side.request_path(at)))
    }
}

/// Returns the paths of the methods that create the request of an operation.
pub(super) fn methods(side: &Side, at: Ref) -> Vec<String> {
    let method = side.method_path(at);
    let handle = method.rsplit_once("::").map_or("", |(handle, _)| handle).to_owned();
    let others = side.operation_names(at).other_bodies.iter();
    let others = others.map(|name| format!("{handle}::{name}"));
    std::iter::once(method).chain(others).collect()
}

pub(super) fn limits_message((old, new): &(Vec<String>, Vec<String>)) -> String {
    let list = |limits: &[String]| {
        if limits.is_empty() { "none".to_owned() } else { limits.join(", ").to_lowercase() }
    };
    format!("has other limits: {} instead of {}", list(new), list(old))
}

fn parameter_location(side: &Side, at: Ref, parameter: &Parameter) -> Option<Location> {
    let described = side.api(at).described(side.operation(at))?;
    let mut all = described.parameters.iter();
    let same = |each: &&crate::spec::Parameter| {
        each.name == parameter.name && each.location == parameter.location
    };
    all.find(same).map(|each| each.at.clone())
}

fn location(location: In) -> &'static str {
    match location {
        In::Path => "path",
        In::Query => "query",
        In::QueryString => "query string",
        In::Header => "header",
        In::Cookie => "cookie",
    }
}

/// Returns the serialization of a value without its type.
fn serialization(value: &ParameterValue) -> String {
    match value {
        ParameterValue::Styled { style, explode, allow_reserved, .. } => {
            format!("{style:?} {explode} {allow_reserved}")
        }
        ParameterValue::Json(_) => "JSON".to_owned(),
        ParameterValue::Form(_, encodings) => {
            let mut encodings: Vec<String> =
                encodings.iter().map(|each| format!("{each:?}")).collect();
            encodings.sort_unstable();
            format!("form {encodings:?}")
        }
    }
}

//! Lists that return pages.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::schema::{find, is, is_scalar, of_parameter, properties, response};
use super::{Draft, quoted};
use crate::spec::{In, Method, Operation, Property, Schema, SchemaId, Spec, Type};

const OFFSETS: &[&str] =
    &["offset", "skip", "$skip", "start", "startAt", "start_at", "page[offset]"];
const LIMITS: &[&str] = &[
    "limit",
    "count",
    "top",
    "$top",
    "take",
    "page_size",
    "pageSize",
    "per_page",
    "perPage",
    "size",
    "max_results",
    "maxResults",
    "page[limit]",
    "page[size]",
    "results_per_page",
];
const CURSORS: &[&str] = &[
    "cursor",
    "after",
    "page_token",
    "pageToken",
    "next_token",
    "nextToken",
    "pagination_token",
    "starting_after",
    "continuation_token",
    "continuationToken",
    "next_page_token",
    "nextPageToken",
    "marker",
    "bookmark",
    "next_cursor",
    "page[after]",
    "page[cursor]",
    "start",
];
const NEXT: &[&str] = &[
    "next_cursor",
    "nextCursor",
    "next_page_token",
    "nextPageToken",
    "next_token",
    "nextToken",
    "continuation_token",
    "continuationToken",
    "next_marker",
    "nextMarker",
    "starting_after",
    "next_page",
    "next",
    "cursor",
    "after",
    "bookmark",
];
/// The objects of a response that contain the cursor or the total.
const OUTER: &[&str] = &[
    "meta",
    "metadata",
    "paging",
    "pagination",
    "page",
    "cursors",
    "next",
    "pages",
    "response_metadata",
    "links",
    "_links",
    "page_info",
    "pageInfo",
];
const ITEMS: &[&str] = &[
    "items",
    "data",
    "results",
    "result",
    "values",
    "records",
    "entries",
    "list",
    "resources",
    "content",
];
const TOTALS: &[&str] =
    &["total", "total_count", "totalCount", "total_results", "totalResults", "totalItems", "count"];
const TOTAL_HEADERS: &[&str] = &["x-total-count", "x-total", "total-count"];
/// The query parameters that request the total number of items.
const COUNTS: &[&str] = &["count", "include_totals", "include_total", "with_count"];
/// The number of items in a page if the document has no limit.
const MAX_LIMIT: u64 = 100;

/// A rule without the total number and the largest number of items.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rule {
    step: Step,
    limit: Option<String>,
    items: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Offset(String),
    /// The parameter, and the source of its value as TOML.
    Cursor(String, String),
}

/// The details of a rule that differ between the operations.
#[derive(Default)]
struct Details {
    max_limits: Vec<u64>,
    /// The sources of the total number of items as TOML.
    totals: Vec<String>,
    operations: usize,
}

/// Adds the rules that follow from the list operations. Those with a limit are first, because the others apply to the same
/// operations.
pub(super) fn add(draft: &mut Draft, spec: &Spec) {
    let mut rules: BTreeMap<Rule, Details> = BTreeMap::new();
    for operation in spec.operations.iter().filter(|each| each.method == Method::Get) {
        if let Some((rule, max, total)) = rule(spec, operation) {
            let details = rules.entry(rule).or_default();
            details.max_limits.extend(max);
            details.totals.extend(total);
            details.operations += 1;
        }
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|(rule, details)| (rule.limit.is_none(), Reverse(details.operations)));
    for (rule, details) in rules {
        let max = details.max_limits.iter().max();
        let mut reason = match details.operations {
            1 => "One list operation returns pages in this form.".to_owned(),
            number => format!("{number} list operations return pages in this form."),
        };
        if max.is_none() && rule.limit.is_some() {
            reason += "\nThe document has no largest number of items; correct `max-limit`.";
        }
        let total = details.total();
        draft.suggest(&reason, &entry(&rule, total, max.copied().unwrap_or(MAX_LIMIT)));
    }
}

impl Details {
    /// Returns the total that most operations have. One that must be requested applies only to operations with the query
    /// parameter; any other must be documented by half of the operations.
    fn total(&self) -> Option<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for total in &self.totals {
            *counts.entry(total).or_default() += 1;
        }
        let is_common = |(total, count): &(&str, usize)| {
            total.starts_with("{ query") || count * 2 >= self.operations
        };
        let common = counts.into_iter().filter(is_common);
        common.max_by_key(|(_, count)| *count).map(|(total, _)| total)
    }
}

fn entry(rule: &Rule, total: Option<&str>, max: u64) -> String {
    let mut text = "[[pages]]\n".to_owned();
    let _ = match &rule.step {
        Step::Offset(name) => writeln!(text, "offset = {}", quoted(name)),
        Step::Cursor(name, from) => {
            writeln!(text, "cursor = {{ parameter = {}, from = {from} }}", quoted(name))
        }
    };
    if let Some(limit) = &rule.limit {
        let _ = writeln!(text, "limit = {}\nmax-limit = {max}", quoted(limit));
    }
    if let Some(items) = &rule.items {
        let _ = writeln!(text, "items = {}", quoted(items));
    }
    if let Some(total) = total {
        let _ = writeln!(text, "total = {total}");
    }
    text
}

/// Returns the rule for an operation, the largest number of items in its pages, and the source of the total.
fn rule(spec: &Spec, operation: &Operation) -> Option<(Rule, Option<u64>, Option<String>)> {
    let body = response(operation, 200)?;
    let outer = properties(spec, body);
    let items = if is(spec, body, Type::Array) { None } else { Some(items(spec, &outer)?) };
    let step = offset(spec, operation).or_else(|| cursor(spec, operation, &outer))?;
    let limit = query(spec, operation, LIMITS, Type::Integer);
    if matches!(step, Step::Offset(_)) && limit.is_none() {
        return None;
    }
    let maximum = limit.and_then(|(_, schema)| schema.limits.maximum.as_deref()?.parse().ok());
    let limit = limit.map(|(name, _)| name.to_owned());
    let total = total(spec, operation, &outer);
    Some((Rule { step, limit, items }, maximum, total))
}

/// Returns the property with the items: one with a usual name, or the only list.
fn items(spec: &Spec, outer: &[&Property]) -> Option<String> {
    let lists = || outer.iter().copied().filter(|each| is(spec, each.schema, Type::Array));
    let lists: Vec<&Property> = lists().collect();
    let only = if let [only] = lists.as_slice() { Some(*only) } else { None };
    Some(find(&lists, ITEMS).or(only)?.name.clone())
}

fn offset(spec: &Spec, operation: &Operation) -> Option<Step> {
    let (name, _) = query(spec, operation, OFFSETS, Type::Integer)?;
    Some(Step::Offset(name.to_owned()))
}

fn cursor(spec: &Spec, operation: &Operation, outer: &[&Property]) -> Option<Step> {
    let (name, _) = query(spec, operation, CURSORS, Type::String)?;
    let from = source(spec, operation, outer)?;
    Some(Step::Cursor(name.to_owned(), from))
}

/// Returns the source of the cursor of the next page.
fn source(spec: &Spec, operation: &Operation, outer: &[&Property]) -> Option<String> {
    if let Some(path) = path(spec, outer, NEXT, 2, &|id| is(spec, id, Type::String)) {
        return Some(format!("{{ property = {} }}", quoted(&path)));
    }
    header(operation, &["link"]).map(|_| "\"link\"".to_owned())
}

fn total(spec: &Spec, operation: &Operation, outer: &[&Property]) -> Option<String> {
    let query = query(spec, operation, COUNTS, Type::Boolean);
    let query = query.map(|(name, _)| format!("query = {}, ", quoted(name))).unwrap_or_default();
    if let Some(name) = header(operation, TOTAL_HEADERS) {
        return Some(format!("{{ {query}header = {} }}", quoted(name)));
    }
    let is_number = |id| is(spec, id, Type::Integer);
    let path = path(spec, outer, TOTALS, 1, &is_number)?;
    // A property `count` of a page is often the number of its items.
    (!path.ends_with("count")).then(|| format!("{{ {query}property = {} }}", quoted(&path)))
}

/// Returns the path of a property with one of the names, in the object or in objects around such data.
fn path(
    spec: &Spec,
    outer: &[&Property],
    names: &[&str],
    depth: usize,
    fits: &dyn Fn(SchemaId) -> bool,
) -> Option<String> {
    let fitting: Vec<&Property> = outer
        .iter()
        .copied()
        .filter(|each| is_scalar(spec, each.schema) && fits(each.schema))
        .collect();
    if let Some(found) = find(&fitting, names) {
        return Some(found.name.clone());
    }
    let inner = outer.iter().filter(|each| depth > 0 && OUTER.contains(&each.name.as_str()));
    inner.into_iter().find_map(|each| {
        let inner = properties(spec, each.schema);
        Some(format!("{}/{}", each.name, path(spec, &inner, names, depth - 1, fits)?))
    })
}

/// Returns the query parameter with one of the names and a type, in the order of the names.
fn query<'s>(
    spec: &'s Spec,
    operation: &'s Operation,
    names: &[&str],
    wanted: Type,
) -> Option<(&'s str, &'s Schema)> {
    names.iter().find_map(|name| {
        let parameters = operation.parameters.iter();
        let mut fitting =
            parameters.filter(|each| each.location == In::Query && each.name == *name);
        let parameter = fitting.next()?;
        let schema = of_parameter(spec, parameter)?;
        let is_number = wanted == Type::Integer && schema.types.contains(&Type::Number);
        let fits = is_number || schema.types.contains(&wanted);
        fits.then_some((parameter.name.as_str(), schema))
    })
}

/// Returns the name of a documented header of a success response.
fn header<'s>(operation: &'s Operation, names: &[&str]) -> Option<&'s str> {
    let successes = operation.responses.iter().filter(|each| each.status.class() == Some(2));
    let mut headers = successes.flat_map(|response| &response.headers);
    let header = headers.find(|each| names.contains(&each.name.to_lowercase().as_str()))?;
    Some(&header.name)
}

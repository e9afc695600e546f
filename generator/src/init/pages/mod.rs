//! List operations that return pages.

mod lookup;
mod names;
mod step;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use self::lookup::{header, parameter, query, scalar};
use self::names::{AROUND_ITEMS, COUNTS, ITEMS, LIMITS, TOTAL_HEADERS, TOTALS};
use self::step::{Step, first_page};
use super::schema::{find, is, part_with, properties, response};
use super::{Draft, quoted};
use crate::spec::{Method, Operation, Property, Schema, SchemaId, Spec, Type};

/// The number of items in a page if the document has no limit.
const MAX_LIMIT: u64 = 100;

/// A rule without the details that differ between the operations.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rule {
    step: Step,
    /// The parameter with the number of items as TOML.
    limit: Option<String>,
    items: Option<String>,
}

/// The details of a rule that differ between the operations.
#[derive(Default)]
struct Details {
    max_limits: Vec<u64>,
    /// The numbers of the first page.
    first_pages: Vec<u64>,
    /// The sources of the total number of items as TOML.
    totals: Vec<String>,
    operations: usize,
}

/// Adds the rules that follow from the list operations. The first rule that applies is used: those with sort fields are
/// before all others, and those with a limit before those without, because the others apply to the same operations.
pub(super) fn add(draft: &mut Draft, spec: &Spec) {
    let mut rules: BTreeMap<Rule, Details> = BTreeMap::new();
    for operation in &spec.operations {
        if let Some(rule) = rule(spec, operation) {
            rules.entry(rule).or_default().add(spec, operation);
        }
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|(rule, details)| {
        let is_search = matches!(rule.step, Step::SearchAfter(..));
        (!is_search, rule.limit.is_none(), Reverse(details.operations))
    });
    share_first_pages(&mut rules);
    for (rule, details) in rules {
        let (reason, entry) = (details.reason(&rule), entry(&rule, &details));
        if details.has_one_first_page() {
            draft.suggest(&reason, &entry);
        } else {
            draft.mention(&reason, &entry);
        }
    }
}

/// Adds the numbers of the first pages of a rule that stays a comment to the rule without a limit, which would apply to
/// its operations.
fn share_first_pages(rules: &mut [(Rule, Details)]) {
    let different = rules.iter().filter(|(_, details)| !details.has_one_first_page());
    let different: Vec<(Rule, Vec<u64>)> =
        different.map(|(rule, details)| (rule.clone(), details.first_pages.clone())).collect();
    for (rule, details) in rules.iter_mut().filter(|(rule, _)| rule.limit.is_none()) {
        for (other, pages) in &different {
            if other.step == rule.step && other.items == rule.items && other.limit.is_some() {
                details.first_pages.extend(pages);
            }
        }
    }
}

impl Details {
    fn add(&mut self, spec: &Spec, operation: &Operation) {
        let limit = parameter(spec, operation, LIMITS, Type::Integer);
        let maximum = |schema: &Schema| schema.limits.maximum.as_deref()?.parse::<u64>().ok();
        self.max_limits.extend(limit.and_then(|limit| part_with(spec, limit.schema, maximum)));
        self.first_pages.extend(first_page(spec, operation));
        self.totals.extend(total(spec, operation));
        self.operations += 1;
    }

    fn reason(&self, rule: &Rule) -> String {
        let mut reason = match self.operations {
            1 => "One list operation returns pages in this form.".to_owned(),
            number => format!("{number} list operations return pages in this form."),
        };
        if self.max_limits.is_empty() && rule.limit.is_some() {
            reason += "\nThe document has no largest number of items; correct `max-limit`.";
        }
        if self.first_pages.is_empty() && matches!(rule.step, Step::Page(_)) {
            reason += "\nThe document has no number of the first page; correct `first-page`.";
        }
        if !self.has_one_first_page() {
            reason += "\nTheir first pages have different numbers, and `first-page` applies to all operations; correct the \
                       document before you use this rule.";
        }
        reason
    }

    /// Returns whether all operations that document the number of the first page have the same.
    fn has_one_first_page(&self) -> bool {
        self.first_pages.windows(2).all(|two| two.first() == two.last())
    }

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

fn entry(rule: &Rule, details: &Details) -> String {
    let mut text = format!("[[pages]]\n{}\n", rule.step.toml());
    if let Step::Page(_) = rule.step {
        let _ = writeln!(text, "first-page = {}", details.first_pages.iter().min().unwrap_or(&1));
    }
    if let Some(limit) = &rule.limit {
        let max = details.max_limits.iter().max().unwrap_or(&MAX_LIMIT);
        let _ = writeln!(text, "limit = {limit}\nmax-limit = {max}");
    }
    if let Some(items) = &rule.items {
        let _ = writeln!(text, "items = {}", quoted(items));
    }
    if let Some(total) = details.total() {
        let _ = writeln!(text, "total = {total}");
    }
    text
}

/// Returns the rule for an operation.
fn rule(spec: &Spec, operation: &Operation) -> Option<Rule> {
    if !matches!(operation.method, Method::Get | Method::Post) {
        return None;
    }
    let body = response(operation, 200)?;
    let outer = properties(spec, body);
    let items =
        if is(spec, body, Type::Array) { None } else { Some(items(spec, operation, &outer)?) };
    let limit = parameter(spec, operation, LIMITS, Type::Integer).map(|limit| limit.toml);
    let step = Step::of(spec, operation, &outer, limit.is_some())?;
    Some(Rule { step, limit, items })
}

/// Returns the path of the property with the items: one with the name of the path or a usual name, or the only list, of the
/// object or of an object around such data.
fn items(spec: &Spec, operation: &Operation, outer: &[&Property]) -> Option<String> {
    let around = || outer.iter().filter(|each| AROUND_ITEMS.contains(&each.name.as_str()));
    list(spec, operation, outer).or_else(|| {
        around().find_map(|each| {
            let path = list(spec, operation, &properties(spec, each.schema))?;
            Some(format!("{}/{path}", each.name))
        })
    })
}

fn list(spec: &Spec, operation: &Operation, all: &[&Property]) -> Option<String> {
    let lists = all.iter().copied().filter(|each| is(spec, each.schema, Type::Array));
    let lists: Vec<&Property> = lists.collect();
    let end = operation.path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let mut of_path = lists.iter().copied().filter(|each| each.name.eq_ignore_ascii_case(end));
    let only = if let [only] = lists.as_slice() { Some(*only) } else { None };
    Some(of_path.next().or_else(|| find(&lists, ITEMS)).or(only)?.name.clone())
}

/// Returns the source of the total number of items as TOML.
fn total(spec: &Spec, operation: &Operation) -> Option<String> {
    let count = query(spec, operation, COUNTS, Type::Boolean);
    let count = count.map(|count| format!("query = {}, ", count.toml)).unwrap_or_default();
    if let Some(name) = header(operation, TOTAL_HEADERS) {
        return Some(format!("{{ {count}header = {} }}", quoted(name)));
    }
    let outer = properties(spec, response(operation, 200)?);
    let is_number = |id: SchemaId| is(spec, id, Type::Integer);
    let path = scalar(spec, &outer, TOTALS, 1, &is_number)?;
    Some(format!("{{ {count}property = {} }}", quoted(&path)))
}

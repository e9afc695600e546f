//! The names of tags, and of the items in the module of a tag: handle, error enums, requests.

use super::items::OperationItems;
use super::operation::Method;
use super::scope::{self, Candidate, Rank, Reserved};
use super::words::Words;
use super::{Ident, TagNames, keyword, status};
use crate::config::Renames;
use crate::ir::{ErrorSet, Ir, Tag, TagId};

const MODULES: Reserved<'_> =
    Reserved { names: &[keyword::MODULES, keyword::TAGS], suffix: "tag", joint: "_" };
const FEATURES: Reserved<'_> = Reserved { names: &[keyword::FEATURES], suffix: "tag", joint: "-" };
const ITEMS: Reserved<'_> =
    Reserved { names: &[keyword::TYPES, keyword::OPERATIONS], suffix: "Request", joint: "" };
const HANDLES: Reserved<'_> = Reserved { suffix: "Tag", ..ITEMS };

/// Returns the names of the tags. [`scopes`] compares the handles with the other items of their modules.
pub(super) fn name(tags: &[Tag], renames: &Renames) -> Vec<TagNames> {
    let strings: Vec<&String> =
        tags.iter().map(|tag| renames.tags.get(&tag.name).unwrap_or(&tag.name)).collect();
    let candidates = |plain: fn(&Words) -> String| {
        let candidate = |text: &&'_ String| {
            let (short, text) = (plain(&Words::of(text)), (*text).clone());
            Candidate::or(Rank::Component, short, move || vec![plain(&Words::spelled(&text))])
        };
        strings.iter().map(candidate).collect()
    };
    let modules = scope::assign(candidates(Words::module), MODULES);
    let features = scope::assign(candidates(Words::feature), FEATURES);
    let all = strings.iter().zip(modules).zip(features);
    all.map(|((text, module), feature)| TagNames {
        ident: Ident::legal(HANDLES.avoid(Words::of(text).camel())),
        module: Ident::legal(module),
        feature,
    })
    .collect()
}

/// An error enum and its variants.
type ErrorNames = (Ident, Vec<Ident>);

/// Returns the names of handles, of the types of operations, and of error enums: one scope per tag.
pub(super) fn scopes(
    ir: &Ir,
    mut tags: Vec<TagNames>,
    methods: &[Method],
) -> (Vec<TagNames>, Vec<OperationItems>, Vec<ErrorNames>) {
    let mut items = vec![None; ir.operations.len()];
    let mut errors = vec![None; ir.error_sets.len()];
    for (position, tag) in tags.iter_mut().enumerate() {
        let id = TagId(position);
        let operations: Vec<usize> = positions(&ir.operations, |operation| operation.tag == id);
        let sets: Vec<usize> = positions(&ir.error_sets, |set| set.tag == id);
        let mut candidates = vec![candidate(tag.ident.plain(), "", "Tag", Rank::Renamed)];
        candidates.extend(sets.iter().map(|&set| {
            let owner = ir.error_sets[set].operation;
            let base = owner.map_or(tag.ident.plain().to_owned(), |id| methods[id.0].camel());
            candidate(&base, "Error", "Body", Rank::Component)
        }));
        candidates.extend(
            operations
                .iter()
                .map(|&op| candidate(&methods[op].camel(), "", "Request", Rank::Inline)),
        );
        candidates.extend(
            operations
                .iter()
                .map(|&op| candidate(&methods[op].camel(), "Response", "Body", Rank::Ours)),
        );
        let with_headers = operations.iter().filter(|op| !ir.operations[**op].headers.is_empty());
        candidates.extend(
            with_headers
                .map(|&op| candidate(&methods[op].camel(), "Headers", "Response", Rank::Ours)),
        );
        let mut names = scope::assign(candidates, ITEMS).into_iter().map(Ident::legal);
        tag.ident = names.next().unwrap_or_else(|| tag.ident.clone());
        for set in sets {
            errors[set] = names.next().map(|name| (name, variants(&ir.error_sets[set])));
        }
        let of_requests: Vec<Ident> = names.by_ref().take(operations.len()).collect();
        let of_responses: Vec<Ident> = names.by_ref().take(operations.len()).collect();
        for ((op, request), response) in operations.into_iter().zip(of_requests).zip(of_responses) {
            let has_headers = !ir.operations[op].headers.is_empty();
            let headers = if has_headers { names.next() } else { None };
            let headers = headers.unwrap_or_else(nameless);
            items[op] = Some(OperationItems { request, response, headers });
        }
    }
    let items = items.into_iter().map(|items| {
        items.unwrap_or_else(|| OperationItems {
            request: nameless(),
            response: nameless(),
            headers: nameless(),
        })
    });
    let errors = errors.into_iter().map(|names| names.unwrap_or_else(|| (nameless(), Vec::new())));
    (tags, items.collect(), errors.collect())
}

fn nameless() -> Ident {
    Ident::legal("Nameless".to_owned())
}

fn candidate(base: &str, end: &str, longer: &str, rank: Rank) -> Candidate<'static> {
    Candidate::new(rank, vec![[base, end].concat(), [base, longer, end].concat()])
}

fn positions<T>(list: &[T], keep: impl Fn(&T) -> bool) -> Vec<usize> {
    list.iter().enumerate().filter(|(_, item)| keep(item)).map(|(position, _)| position).collect()
}

fn variants(set: &ErrorSet) -> Vec<Ident> {
    set.cases.iter().map(|(range, ..)| Ident::legal(status::variant(*range))).collect()
}

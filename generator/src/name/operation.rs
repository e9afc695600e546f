//! The names of operations, and of their parameters and bodies.

use super::items::OperationItems;
use super::parameter;
use super::scope::{self, Candidate, Rank, Reserved};
use super::words::Words;
use super::{Ident, OperationNames, PartNames, TagNames, keyword, response, status};
use crate::config::Renames;
use crate::ir::{Body, BodyKind, Ir, NameCandidates, Operation, Part, TagId};

const METHODS: Reserved<'_> =
    Reserved { names: &[&["clone", "new"]], suffix: "operation", joint: "_" };
const PARAMETERS: Reserved<'_> =
    Reserved { names: &[keyword::PARAMETERS], suffix: "parameter", joint: "_" };

/// The name of an operation in its tag, in lower case.
#[derive(Clone, Debug)]
pub(super) struct Method(String);

impl Method {
    /// Returns the name in the case of a type.
    pub(super) fn camel(&self) -> String {
        Words::of(&self.0).camel()
    }
}

/// Returns the names of the methods of all handles: one scope per tag.
pub(super) fn methods(ir: &Ir, candidates: &[NameCandidates], renames: &Renames) -> Vec<Method> {
    let mut methods = vec![Method(String::new()); ir.operations.len()];
    for tag in 0..ir.tags.len() {
        let here: Vec<usize> =
            (0..ir.operations.len()).filter(|&op| ir.operations[op].tag == TagId(tag)).collect();
        let of_tag = here.iter().map(|&op| candidate(&candidates[op], renames)).collect();
        for (op, name) in here.into_iter().zip(scope::assign(of_tag, METHODS)) {
            methods[op] = Method(name);
        }
    }
    methods
}

/// Returns the names of all operations, with the given methods and types.
pub(super) fn name(
    ir: &Ir,
    tags: &[TagNames],
    methods: Vec<Method>,
    items: Vec<OperationItems>,
) -> Vec<OperationNames> {
    let modules = modules(ir, tags, &methods);
    let all = ir.operations.iter().zip(methods).zip(modules).zip(items);
    all.map(|(((operation, method), module), items)| {
        let OperationItems { request, response, headers } = items;
        let variants = operation
            .responses
            .iter()
            .map(|case| Ident::legal(status::variant(case.status)))
            .collect();
        let inputs = inputs(operation);
        let forms = response::forms(operation, &inputs);
        let mut inputs = inputs.into_iter();
        let parameters = inputs.by_ref().take(operation.parameters.len()).collect();
        let body = inputs.next().unwrap_or_else(|| Ident::legal("body".to_owned()));
        let parts = operation
            .bodies
            .iter()
            .map(|body| parts(body).iter().map(|part| part_names(part, &mut inputs)).collect())
            .collect();
        OperationNames {
            other_bodies: other_bodies(&operation.bodies, &method),
            forms,
            headers: (headers, response::headers(operation)),
            method: Ident::legal(method.0),
            module,
            request,
            response: (response, variants),
            parameters,
            body,
            parts,
        }
    })
    .collect()
}

/// Takes the names of a part and of its headers.
fn part_names(part: &Part, inputs: &mut impl Iterator<Item = Ident>) -> PartNames {
    let ident = inputs.next().unwrap_or_else(|| Ident::legal("part".to_owned()));
    PartNames { ident, headers: inputs.take(part.headers.len()).collect() }
}

fn candidate<'a>(candidates: &'a NameCandidates, renames: &Renames) -> Candidate<'a> {
    if let Some(rename) = renames.operations.get(&candidates.key) {
        return Candidate::new(Rank::Renamed, vec![rename.clone()]);
    }
    let mut names = candidates.names.iter().map(|candidate| Words::of(candidate).snake());
    let first = names.next().unwrap_or_default();
    Candidate::or(Rank::Inline, first, || names.collect())
}

/// Returns the modules of the operations: one scope per tag. None has the name of the module that contains it.
fn modules(ir: &Ir, tags: &[TagNames], methods: &[Method]) -> Vec<Ident> {
    let mut modules = vec![Ident::legal(String::new()); methods.len()];
    for (tag, names) in tags.iter().enumerate() {
        let own = names.module.plain();
        let own: &[&str] = &[own.trim_end_matches('_'), own];
        let reserved = Reserved { names: &[keyword::MODULES, own], suffix: "request", joint: "_" };
        let here: Vec<usize> =
            (0..methods.len()).filter(|&op| ir.operations[op].tag == TagId(tag)).collect();
        let candidate =
            |op: &usize| Candidate::new(Rank::Inline, vec![Words::of(&methods[*op].0).module()]);
        let candidates = here.iter().map(candidate).collect();
        for (op, name) in here.into_iter().zip(scope::assign(candidates, reserved)) {
            modules[op] = Ident::legal(name);
        }
    }
    modules
}

/// Returns the names of the fields of a request: its parameters, its body, the parts of each form.
fn inputs(operation: &Operation) -> Vec<Ident> {
    let mut candidates = parameter::candidates(&operation.parameters);
    candidates.push(Candidate::new(Rank::Ours, vec!["body".to_owned(), "request_body".to_owned()]));
    for part in operation.bodies.iter().flat_map(parts) {
        let words = Words::of(&part.name);
        let names = vec![words.snake(), Words::of("part").then(words).snake()];
        candidates.push(Candidate::new(Rank::Inline, names));
        for header in &part.headers {
            let words = Words::of(&part.name).then(Words::of(&header.name));
            let names = vec![words.snake(), words.and("header").snake()];
            candidates.push(Candidate::new(Rank::Inline, names));
        }
    }
    scope::assign(candidates, PARAMETERS).into_iter().map(Ident::legal).collect()
}

/// Returns the parts of a body. Empty unless it is multipart.
fn parts(body: &Body) -> &[Part] {
    match &body.kind {
        BodyKind::Multipart(parts) | BodyKind::Parts(parts) => parts,
        _ => &[],
    }
}

/// Returns the methods that send another body: `update_pet_as_form`.
fn other_bodies(bodies: &[Body], method: &Method) -> Vec<Ident> {
    let candidates = bodies
        .iter()
        .skip(1)
        .map(|body| {
            let kind = match body.kind {
                BodyKind::Json(_) => "json",
                BodyKind::Form(..) => "form",
                BodyKind::Multipart(_) | BodyKind::Parts(_) => "multipart",
                BodyKind::JsonStream(_) => "stream",
                BodyKind::Text => "text",
                BodyKind::Bytes => "bytes",
                BodyKind::Ranges(_) => "any",
            };
            let short = Words::of(&method.0).and("as").and(kind);
            let long = Words::of(&method.0).and("as").then(Words::of(&body.media_type));
            Candidate::new(Rank::Inline, vec![short.snake(), long.snake()])
        })
        .collect();
    scope::assign(candidates, METHODS).into_iter().map(Ident::legal).collect()
}

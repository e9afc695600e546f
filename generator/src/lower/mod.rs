//! What the crate will be: types and operations in the terms of Rust.

mod docs;
mod draft;
mod filter;
mod merge;
mod operation;
mod options;
mod print;
mod prune;
mod schema;
mod server;
mod shape;

use std::collections::BTreeSet;

pub use filter::selects_any;
pub use options::{JobRule, Options, Selector};
pub use print::print;

use crate::diagnostic::Findings;
use crate::ir::{Ir, Tag, TagId};
use crate::spec::{self, Spec};
use draft::Draft;
use filter::Chosen;
use schema::Types;
use server::Servers;

/// Lowers a document: the operations that were chosen, and the types that they reach.
pub fn lower(spec: &Spec, options: &Options, findings: &mut Findings) -> Ir {
    let chosen = filter::choose(spec, options);
    let mut servers = Servers::of(spec);
    let mut draft = put_together(spec, &chosen, options, &mut servers, findings);
    let tags = tags(spec, &mut draft);

    merge::merge(&mut draft);
    schema::settle_usage(&mut draft);
    prune::prune(&mut draft);
    schema::open_infinite(&mut draft.types, findings);
    schema::break_cycles(&mut draft.types);
    let error_sets = operation::error_sets(&mut draft);

    let (operations, paging) =
        draft.operations.into_iter().map(|each| (each.operation, each.paging)).unzip();
    let mut ir = Ir {
        title: spec.title.clone(),
        version: spec.version.clone(),
        description: spec.description.clone(),
        base_path: servers.base_path.clone(),
        servers: servers.shared.clone(),
        own_servers: servers.own(),
        security_schemes: spec.security_schemes.clone(),
        types: draft.types.into_iter().map(|draft| draft.def).collect(),
        tags,
        operations,
        error_sets,
    };
    operation::settle_paging(&mut ir, paging);
    operation::link_jobs(&mut ir, options, findings);
    shape::decide(&mut ir);
    ir
}

/// Lowers types and operations, each for itself.
fn put_together(
    spec: &Spec,
    chosen: &Chosen<'_>,
    options: &Options,
    servers: &mut Servers,
    findings: &mut Findings,
) -> Draft {
    let roots = operation::roots(&spec.schemas, chosen);
    let mut types = Types::new(spec, options, findings, &roots);
    types.lower_components();
    // Where no operation asks for credentials, the document just does not speak of them.
    let speaks = !spec.operations.iter().all(is_open);
    let lower = |each: &&spec::Operation| {
        let mut draft = operation::operation(&mut types, options, each)?;
        draft.operation.address = servers.address(each, types.findings);
        draft.operation.anonymous = speaks && is_open(each);
        Some(draft)
    };
    let operations = chosen.operations.iter().filter_map(lower).collect();
    let webhooks =
        chosen.webhooks.iter().flat_map(|each| operation::webhook(&mut types, each)).collect();
    Draft { types: types.finish(), operations, webhooks }
}

/// The tags that operations use, sorted by name; each operation learns the position of its own.
fn tags(spec: &Spec, draft: &mut Draft) -> Vec<Tag> {
    let names: BTreeSet<String> = draft.operations.iter().map(|each| each.tag.clone()).collect();
    let names: Vec<String> = names.into_iter().collect();
    for each in &mut draft.operations {
        each.operation.tag = TagId(names.binary_search(&each.tag).unwrap_or_default());
    }
    let described = |name: &String| spec.tags.iter().find(|tag| tag.name == *name);
    let tag = |name: String| Tag {
        description: described(&name).and_then(|tag| tag.description.clone()),
        name,
    };
    names.into_iter().map(tag).collect()
}

/// Whether an operation says that it needs no credentials.
fn is_open(operation: &spec::Operation) -> bool {
    operation.security.iter().all(Vec::is_empty)
}

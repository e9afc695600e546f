//! From the API to the intermediate representation of the crate: types and operations in the terms of Rust.

mod docs;
mod draft;
mod filter;
mod label;
mod merge;
mod operation;
mod options;
mod prune;
mod schema;
mod security;
mod server;
mod server_url;
mod shape;
mod title;

use std::collections::BTreeSet;

pub use filter::selects_any;
pub use options::Options;
pub use security::of_crate as security;
pub use shape::runtime_parts;

use crate::diagnostic::Diagnostics;
use crate::ir::{Ir, Tag, TagId, Ty, Usage};
use crate::spec::{self, SchemaId, Spec};
use draft::IrDraft;
use filter::Selection;
use schema::{Root, TypeBuilder};
use server::Servers;

/// Lowers a document: the operations that `options` select and the types that they use, or the types of all components.
pub fn lower(spec: &Spec, options: &Options, diagnostics: &mut Diagnostics) -> Ir {
    let selection = filter::select(spec, options);
    let mut servers = Servers::of(spec, &options.required_server_variables, diagnostics);
    let mut draft = draft(spec, &selection, options, &mut servers, diagnostics);
    let tags = tags(spec, &mut draft);

    merge::merge(&mut draft);
    schema::settle_usage(&mut draft);
    prune::prune(&mut draft);
    schema::open_infinite(&mut draft.types, diagnostics);
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
        servers_with_other_paths: servers.with_other_paths.clone(),
        default_base_url: servers.default_base_url.clone(),
        security_schemes: security::schemes(spec, &servers),
        operation_servers: servers.of_operations(),
        types: draft.types.into_iter().map(|draft| draft.def).collect(),
        component_titles: title::of_components(&spec.schemas),
        tags,
        operations,
        error_sets,
        runtime_parts: BTreeSet::new(),
    };
    operation::settle_paging(&mut ir, paging);
    operation::link_jobs(&mut ir, options, diagnostics);
    shape::decide(&mut ir);
    ir
}

/// Lowers each type and operation.
fn draft(
    spec: &Spec,
    selection: &Selection<'_>,
    options: &Options,
    servers: &mut Servers,
    diagnostics: &mut Diagnostics,
) -> IrDraft {
    let mut roots = operation::roots(&spec.schemas, selection);
    if options.types_only {
        roots.extend(components(spec).map(|schema| Root { schema, usage: None }));
    }
    let mut types = TypeBuilder::new(spec, options, diagnostics, &roots);
    types.lower_components();
    let lower = |each: &&spec::Operation| {
        let mut draft = operation::operation(&mut types, options, each)?;
        draft.operation.address = servers.address(each, types.diagnostics);
        draft.operation.security = security::of_operation(spec, each, types.diagnostics);
        Some(draft)
    };
    let operations = selection.operations.iter().filter_map(lower).collect();
    let webhooks = selection.webhooks.iter();
    let mut other_types: Vec<(Ty, Usage)> =
        webhooks.flat_map(|each| operation::webhook(&mut types, each)).collect();
    if options.types_only {
        // Without operations, the directions are not known.
        let usage = Usage { sent: true, received: true };
        other_types.extend(components(spec).map(|id| (types.shape(id).ty, usage)));
    }
    IrDraft { types: types.finish(), operations, other_types }
}

/// Returns the schemas of `components`.
fn components(spec: &Spec) -> impl Iterator<Item = SchemaId> {
    spec.schemas.iter().filter(|(_, schema)| schema.name.is_some()).map(|(id, _)| id)
}

/// Returns the tags of the operations, sorted by name, and sets the tag of each operation.
fn tags(spec: &Spec, draft: &mut IrDraft) -> Vec<Tag> {
    let names: BTreeSet<String> = draft.operations.iter().map(|each| each.tag.clone()).collect();
    let names: Vec<String> = names.into_iter().collect();
    for each in &mut draft.operations {
        each.operation.tag = TagId(names.binary_search(&each.tag).unwrap_or_default());
    }
    let described = |name: &String| spec.tags.iter().find(|tag| tag.name == *name);
    let tag = |name: String| Tag { description: described(&name).and_then(docs::of_tag), name };
    names.into_iter().map(tag).collect()
}

//! Where operations use schemas, and what inline types there are called.

use super::name;
use crate::lower::filter::{Chosen, DEFAULT_TAG};
use crate::lower::schema::Root;
use crate::spec::{Operation, ParameterKind, SchemaId, Schemas};

/// The uses of schemas in all operations and webhooks.
pub(in crate::lower) fn roots(schemas: &Schemas, chosen: &Chosen<'_>) -> Vec<Root> {
    let mut roots = Vec::new();
    for operation in chosen.operations.iter().chain(&chosen.webhooks) {
        parameters(operation, &mut roots);
        bodies(schemas, operation, &mut roots);
        responses(schemas, operation, &mut roots);
    }
    roots
}

fn parameters(operation: &Operation, roots: &mut Vec<Root>) {
    let name = name::name(operation);
    for parameter in &operation.parameters {
        let schema = match &parameter.kind {
            ParameterKind::Styled { schema, .. } => Some(*schema),
            ParameterKind::Content(content) => content.schema,
        };
        roots.extend(schema.map(|schema| Root {
            schema,
            candidates: vec![format!("{name} {}", parameter.name)],
            label: parameter.name.clone(),
        }));
    }
}

fn bodies(schemas: &Schemas, operation: &Operation, roots: &mut Vec<Root>) {
    for content in operation.body.iter().flat_map(|body| &body.contents) {
        let candidates = || name::body_candidates(operation, content);
        roots.extend(content.schema.map(|schema| root(schemas, schema, candidates)));
    }
}

fn responses(schemas: &Schemas, operation: &Operation, roots: &mut Vec<Root>) {
    let tag = operation.tag.as_deref().unwrap_or(DEFAULT_TAG);
    for response in &operation.responses {
        let success = super::response::is_success(response.status, &operation.responses);
        for content in &response.contents {
            let candidates = || {
                if success {
                    name::response_candidates(operation, response.status, content)
                } else {
                    name::error_candidates(operation, tag, response.status)
                }
            };
            roots.extend(content.schema.map(|schema| root(schemas, schema, candidates)));
        }
    }
}

/// A component is called by its name, whatever uses it.
fn root(schemas: &Schemas, schema: SchemaId, candidates: impl FnOnce() -> Vec<String>) -> Root {
    let is_component = schemas.get(schema).name.is_some();
    let candidates = if is_component { Vec::new() } else { candidates() };
    let label = candidates.first().cloned().unwrap_or_default();
    Root { schema, candidates, label }
}

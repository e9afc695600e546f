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
        answers(schemas, operation, &mut roots);
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
            wishes: vec![format!("{name} {}", parameter.name)],
            label: parameter.name.clone(),
        }));
    }
}

fn bodies(schemas: &Schemas, operation: &Operation, roots: &mut Vec<Root>) {
    for content in operation.body.iter().flat_map(|body| &body.contents) {
        let wishes = || name::body_wishes(operation, content);
        roots.extend(content.schema.map(|schema| root(schemas, schema, wishes)));
    }
}

fn answers(schemas: &Schemas, operation: &Operation, roots: &mut Vec<Root>) {
    let tag = operation.tag.as_deref().unwrap_or(DEFAULT_TAG);
    for answer in &operation.answers {
        let success = super::answer::is_success(answer.status, &operation.answers);
        for content in &answer.contents {
            let wishes = || {
                if success {
                    name::answer_wishes(operation, answer.status, content)
                } else {
                    name::error_wishes(operation, tag, answer.status)
                }
            };
            roots.extend(content.schema.map(|schema| root(schemas, schema, wishes)));
        }
    }
}

/// A component is called by its name, whatever uses it.
fn root(schemas: &Schemas, schema: SchemaId, wishes: impl FnOnce() -> Vec<String>) -> Root {
    let is_component = schemas.get(schema).name.is_some();
    let wishes = if is_component { Vec::new() } else { wishes() };
    let label = wishes.first().cloned().unwrap_or_default();
    Root { schema, wishes, label }
}

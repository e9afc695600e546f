//! Where operations use schemas, and what inline types there are called.

use super::name;
use crate::lower::filter::{Chosen, DEFAULT_TAG};
use crate::lower::schema::Root;
use crate::spec::{Operation, ParameterKind};

/// The uses of schemas in all operations and webhooks.
pub(in crate::lower) fn roots(chosen: &Chosen<'_>) -> Vec<Root> {
    let mut roots = Vec::new();
    for operation in chosen.operations.iter().chain(&chosen.webhooks) {
        parameters(operation, &mut roots);
        bodies(operation, &mut roots);
        answers(operation, &mut roots);
    }
    roots
}

fn parameters(operation: &Operation, roots: &mut Vec<Root>) {
    let name = name::wishes(operation).remove(0);
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

fn bodies(operation: &Operation, roots: &mut Vec<Root>) {
    for content in operation.body.iter().flat_map(|body| &body.contents) {
        let wishes = name::body_wishes(operation, content);
        roots.extend(content.schema.map(|schema| root(schema, wishes)));
    }
}

fn answers(operation: &Operation, roots: &mut Vec<Root>) {
    let tag = operation.tag.as_deref().unwrap_or(DEFAULT_TAG);
    for answer in &operation.answers {
        let success = super::answer::is_success(answer.status, &operation.answers);
        for content in &answer.contents {
            let wishes = if success {
                name::answer_wishes(operation, answer.status, content)
            } else {
                name::error_wishes(operation, tag, answer.status)
            };
            roots.extend(content.schema.map(|schema| root(schema, wishes)));
        }
    }
}

fn root(schema: crate::spec::SchemaId, wishes: Vec<String>) -> Root {
    let label = wishes.first().cloned().unwrap_or_default();
    Root { schema, wishes, label }
}

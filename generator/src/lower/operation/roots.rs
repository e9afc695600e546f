//! The schemas that operations use.

use std::sync::Arc;

use crate::ir::{OperationOrigin, OperationPart, OperationUse};
use crate::lower::filter::{DEFAULT_TAG, Selection};
use crate::lower::schema::Root;
use crate::spec::{Content, Encoding, Operation, ParameterKind, SchemaId, Schemas};

/// Returns the uses of schemas in all operations and webhooks.
pub(in crate::lower) fn roots(schemas: &Schemas, selection: &Selection<'_>) -> Vec<Root> {
    let mut roots = Vec::new();
    for operation in selection.operations.iter().chain(&selection.webhooks) {
        let origin = Arc::new(origin(operation));
        let uses = parameters(operation).chain(bodies(operation)).chain(responses(operation));
        roots.extend(uses.map(|(schema, part)| {
            // The name of a component does not depend on its uses.
            let is_inline = schemas.get(schema).name.is_none();
            let operation = origin.clone();
            Root { schema, usage: is_inline.then_some(OperationUse { operation, part }) }
        }));
    }
    roots
}

fn origin(operation: &Operation) -> OperationOrigin {
    OperationOrigin {
        id: operation.id.clone(),
        method: operation.method.clone(),
        path: operation.path.clone(),
        tag: operation.tag.clone().unwrap_or_else(|| DEFAULT_TAG.to_owned()),
    }
}

fn parameters(operation: &Operation) -> impl Iterator<Item = (SchemaId, OperationPart)> {
    operation.parameters.iter().filter_map(|parameter| {
        let schema = match &parameter.kind {
            ParameterKind::Styled { schema, .. } => *schema,
            ParameterKind::Content(content) => content.schema?,
        };
        Some((schema, OperationPart::Parameter(parameter.name.clone())))
    })
}

fn bodies(operation: &Operation) -> impl Iterator<Item = (SchemaId, OperationPart)> {
    let contents = || operation.body.iter().flat_map(|body| &body.contents);
    let bodies = contents().flat_map(|content| {
        let media_type = &content.media_type;
        schemas_of(content)
            .map(|id| (id, OperationPart::RequestBody { media_type: media_type.clone() }))
    });
    let headers = contents().flat_map(encodings).flat_map(|encoding| &encoding.headers);
    bodies.chain(
        headers.filter_map(|header| {
            Some((header.schema?, OperationPart::Parameter(header.name.clone())))
        }),
    )
}

fn responses(operation: &Operation) -> impl Iterator<Item = (SchemaId, OperationPart)> {
    operation.responses.iter().flat_map(|response| {
        let status = response.status;
        let is_success = super::response::is_success(status, &operation.responses);
        response.contents.iter().flat_map(move |content| {
            let media_type = &content.media_type;
            schemas_of(content).map(move |id| {
                let part = if is_success {
                    OperationPart::Response { status, media_type: media_type.clone() }
                } else {
                    OperationPart::Error { status }
                };
                (id, part)
            })
        })
    })
}

fn schemas_of(content: &Content) -> impl Iterator<Item = SchemaId> {
    content.schema.into_iter().chain(content.item_schema)
}

fn encodings(content: &Content) -> impl Iterator<Item = &Encoding> {
    let named = content.encodings.iter().map(|(_, encoding)| encoding);
    let parts = content.part_encodings.iter();
    named.chain(parts.flat_map(|parts| parts.first.iter().chain(&parts.others)))
}

//! The end of an origin: equal inline types are merged only if it is the same.

use crate::ir::{
    AlternativeLabel, OperationOrigin, OperationPart, OperationUse, Owner, Step, TypeOrigin, reason,
};

/// The end of the origin of an inline type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    /// Its title, or the name of its property or parameter.
    Text(String),
    /// The last steps to it.
    Path(Vec<Step>),
    /// The reason phrase of its error responses.
    Error(String),
    /// The request body of an operation.
    RequestBody(OperationOrigin),
    /// The response of an operation.
    Response(OperationOrigin),
}

impl Label {
    /// Returns the label of an origin; `None` for components, which are never merged.
    pub(super) fn of(origin: &TypeOrigin) -> Option<Self> {
        let TypeOrigin::Inline(origin) = origin else { return None };
        if let Some(title) = &origin.title {
            return Some(Self::Text(title.clone()));
        }
        match &origin.owner {
            Owner::Operations(uses) if origin.path.is_empty() => uses.iter().map(of_use).min(),
            _ => Some(of_steps(&origin.last_steps())),
        }
    }
}

fn of_use(usage: &OperationUse) -> Label {
    let operation = || OperationOrigin::clone(&usage.operation);
    match &usage.part {
        OperationPart::Parameter(name) => Label::Text(name.clone()),
        OperationPart::RequestBody { .. } => Label::RequestBody(operation()),
        OperationPart::Response { .. } => Label::Response(operation()),
        OperationPart::Error { status } => Label::Error(reason(*status)),
    }
}

fn of_steps(steps: &[&Step]) -> Label {
    match steps {
        [Step::Property(text) | Step::Alternative(AlternativeLabel::Text(text))] => {
            Label::Text(text.clone())
        }
        _ => Label::Path(steps.iter().copied().cloned().collect()),
    }
}

//! The inputs of an operation, which are all `parameters` in Swagger 2.0: parameters, bodies, and the fields of forms.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Converter, Node};

/// An entry of a list of parameters.
#[derive(Clone, Debug)]
pub(super) struct Input<'s> {
    /// The entry, which can be a reference.
    pub(super) entry: Node<'s>,
    /// The parameter.
    pub(super) target: Node<'s>,
}

/// The entries of a list of parameters, by kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Inputs<'s> {
    /// `path`, `query` and `header`, and entries whose kind is not known
    pub(super) parameters: Vec<Input<'s>>,
    /// `body`
    pub(super) bodies: Vec<Input<'s>>,
    /// `formData`
    pub(super) fields: Vec<Input<'s>>,
}

impl Input<'_> {
    /// Returns whether the entry refers to a shared parameter.
    pub(super) fn is_shared(&self) -> bool {
        self.entry.at != self.target.at
            && matches!(self.target.at.0.as_slice(), [list, _] if list == "parameters")
    }
}

impl Inputs<'_> {
    /// Returns whether a path item or an operation declares a body or a form.
    pub(super) fn has_body(&self) -> bool {
        !self.bodies.is_empty() || !self.fields.is_empty()
    }
}

impl<'s> Converter<'s, '_, '_> {
    /// Returns the inputs that a path item or an operation declares.
    pub(super) fn inputs(&self, owner: &Node<'s>) -> Inputs<'s> {
        let mut inputs = Inputs::default();
        let list = owner.fields.get("parameters").and_then(Value::as_array);
        for (index, entry) in list.into_iter().flatten().enumerate() {
            let Some(fields) = entry.as_object() else { continue };
            let at = owner.at.child("parameters").child(index.to_string());
            let entry = Node { fields, at };
            let Some(target) = self.follow(entry.clone()) else { continue };
            let list = if target.is_in("body") {
                &mut inputs.bodies
            } else if target.is_in("formData") {
                &mut inputs.fields
            } else {
                &mut inputs.parameters
            };
            list.push(Input { entry, target });
        }
        inputs
    }
}

/// Returns the body and the form of an operation: its own, or those of its path.
pub(super) fn body_inputs<'s>(own: Inputs<'s>, path: &Inputs<'s>) -> Inputs<'s> {
    let mut inputs = own;
    if inputs.bodies.is_empty() {
        inputs.bodies.clone_from(&path.bodies);
    }
    let names: BTreeSet<_> = inputs
        .fields
        .iter()
        .map(|inner| inner.target.fields.get("name").and_then(Value::as_str))
        .collect();
    let outer = path.fields.iter();
    let outer = outer.filter(|outer| !names.contains(&outer.target.string("name")));
    inputs.fields.extend(outer.cloned());
    inputs
}

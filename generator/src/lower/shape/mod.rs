//! The form of types and operations: decisions that need the finished types and operations.

mod derives;
mod empty;
mod operation;
mod success;

use crate::ir::Ir;

/// Decides the form of all types and operations.
pub(super) fn decide(ir: &mut Ir) {
    let without_empty_value = empty::types_without(ir);
    for (position, def) in ir.types.iter_mut().enumerate() {
        def.shape.derives = derives::derives(&def.kind);
        def.shape.has_empty_value = !without_empty_value[position];
    }
    for operation in &mut ir.operations {
        operation.shape = operation::shape(operation, &ir.types);
    }
}

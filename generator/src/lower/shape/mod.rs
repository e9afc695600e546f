//! The form of types and operations: decisions that need the finished types and operations.

mod derives;
mod operation;
mod success;

use crate::ir::Ir;

/// Decides the form of all types and operations.
pub(super) fn decide(ir: &mut Ir) {
    for def in &mut ir.types {
        def.derives = derives::derives(&def.kind);
    }
    for operation in &mut ir.operations {
        operation.shape = operation::shape(operation, &ir.types);
    }
}

//! The form of types and operations: decisions that need the finished types and operations.

mod derives;
mod expected;
mod operation;
mod read_only;
mod runtime_parts;
mod success;

pub use runtime_parts::of_crate as runtime_parts;

use crate::ir::Ir;

/// Decides the form of all types and operations.
pub(super) fn decide(ir: &mut Ir) {
    for def in &mut ir.types {
        def.derives = derives::derives(&def.kind);
    }
    let with_read_only = read_only::with_read_only(&ir.types);
    for operation in &mut ir.operations {
        operation.shape = operation::shape(operation, &ir.types, &ir.error_sets);
        operation.shape.omits_read_only = read_only::sends(operation, &with_read_only);
    }
    ir.runtime_parts = runtime_parts::of_document(ir);
}

//! The JSON tree of a document, and the origin of each of its nodes; plain data that all stages up to `resolve` share.

mod bundle;
mod layout;
mod node_path;
mod object;
mod origins;
mod pointer;
mod property_orders;

pub use bundle::Bundle;
pub use origins::Origins;
pub use property_orders::PropertyOrders;

pub(crate) use layout::Layout;
pub(crate) use node_path::NodePath;
pub(crate) use object::{FieldType, METHODS, ObjectKind, field_type};
pub(crate) use pointer::{
    child, count_nodes, descendant, descendant_mut, parse_fragment, percent_decoded, reference_to,
};

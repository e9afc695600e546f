//! Brings every supported version, and what real documents get wrong, into one shape of OpenAPI 3.0.
//!
//! The tree is walked with knowledge of what each object may contain. What is wrong is repaired, or
//! the smallest piece that contains it is dropped; either way somebody is told.

mod document;
mod operation;
mod overlay;
mod parameter;
mod scalar;
mod schema;
mod security;
mod version;
mod walk;

pub use self::overlay::apply_overlay;
use self::walk::Walk;
use crate::diagnostic::{Findings, Place, Pointer};
use crate::load::{Bundle, Kind, NodePath};

/// Repairs what can be repaired, drops the smallest piece that cannot, and says so.
///
/// Nodes stay where they are, and what is dropped from a list leaves a null behind, so that places
/// in the files can still be found.
pub fn normalize(bundle: &mut Bundle, findings: &mut Findings) {
    let start =
        Place { file: bundle.origins.place(&Pointer::default()).file, pointer: Pointer::default() };
    let at = NodePath::Root(&start);
    let mut walk = Walk { findings, origins: &bundle.origins };
    let Some(modern) = version::check(&mut walk, &bundle.tree, &at) else { return };
    if let Some(fields) = bundle.tree.as_object_mut() {
        document::complete(&mut walk, fields, modern, &at);
        walk.object(fields, Kind::Document, &at);
    }
}

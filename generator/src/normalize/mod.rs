//! Converts a document of any supported version, with the mistakes that real documents contain, to the form of
//! OpenAPI 3.0.
//!
//! `walk` visits each object by a table of its fields. A mistake is corrected or, if that is not possible, the smallest
//! node that contains it is dropped. Both are reported.

mod document;
mod method;
mod operation;
mod parameter;
mod report;
mod root;
mod scalar;
mod schema;
mod security;
mod swagger;
mod version;
mod walk;

pub use self::document::Document;
use self::report::Reporter;
use crate::diagnostic::{Diagnostics, Location};
use crate::tree::{Bundle, Layout, NodePath, ObjectKind};

/// Normalizes a document. Returns `None` if it cannot be used.
///
/// Most nodes keep their pointers, and a node that is dropped from a list becomes null, so that the locations in the
/// files stay known. The origins of the bundle contain the nodes that are moved.
pub fn normalize(bundle: Bundle, diagnostics: &mut Diagnostics) -> Option<Document> {
    let mut bundle = bundle;
    let start = Location::root();
    let at = NodePath::Root(&start);
    let is_swagger = Layout::of(&bundle.tree) == Layout::Swagger;
    let mut reporter = Reporter { diagnostics, origins: &mut bundle.origins, is_swagger };
    let version = version::check(&mut reporter, &bundle.tree, &at)?;
    if is_swagger {
        swagger::convert(&mut reporter, &mut bundle.tree);
    }
    if let Some(fields) = bundle.tree.as_object_mut() {
        root::complete(&mut reporter, fields, version, &at);
        walk::object(&mut reporter, fields, ObjectKind::Document, &at);
    }
    (!diagnostics.has_errors()).then(|| Document::new(bundle))
}

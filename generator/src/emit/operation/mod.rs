//! Operations: a method of the handle of the tag, the request type, and the response type if it is an enum.
//!
//! [`file`] collects the parts in an [`OperationFile`]; each of the other modules prints one part from it.

mod body;
mod branch;
mod file;
mod header;
mod input;
mod job;
mod method;
mod paging;
mod request;
mod response;
mod send;
mod statement;
mod style;
mod undocumented;

use super::ty::{Import, TypePrinter};
use super::{Crate, DocumentModule, Piece, RustFile, error_set};
use crate::ir::{Address, ErrorBody, ErrorSet, OperationId, Success};
use crate::name::Ident;
use file::OperationFile;

/// Prints the file of an operation.
pub(super) fn file(
    settings: &Crate<'_>,
    document: &DocumentModule<'_>,
    id: OperationId,
) -> RustFile {
    let mut types = TypePrinter::for_operations(document);
    let file = OperationFile::new(document, id, &mut types);
    let mut pieces = vec![
        Piece::Items(method::methods(settings, &file)),
        Piece::Items(request::definition(&file)),
        Piece::Items(request::methods(&file, &mut types)),
        Piece::Items(file.response.definition(file.handle, file.names)),
        Piece::Items(header::definition(&file, &mut types)),
    ];
    if let Some((position, set)) = own_errors(document, id) {
        let method = file.names.method.plain();
        let about = format!("The documented errors of [`{}::{method}`].", file.handle);
        let names = &document.names.error_sets[position];
        pieces.extend(error_set::pieces(set, names, &about, &mut types));
    }
    let imports = Piece::Items(types.imports(None, local_imports(&file, &types)));
    RustFile { docs: Vec::new(), pieces: std::iter::once(imports).chain(pieces).collect() }
}

/// Returns the public items in the file of an operation.
pub(super) fn public_items(document: &DocumentModule<'_>, id: OperationId) -> Vec<Ident> {
    let names = &document.names.operations[id.0];
    let mut items = vec![names.request.clone()];
    if matches!(document.ir.operations[id.0].shape.success, Success::Enum(_)) {
        items.push(names.response.0.clone());
    }
    if !document.ir.operations[id.0].headers.is_empty() {
        items.push(names.headers.0.clone());
    }
    if let Some((set, _)) = own_errors(document, id) {
        items.push(document.names.error_sets[set].0.clone());
    }
    items.sort();
    items
}

fn local_imports(file: &OperationFile<'_>, types: &TypePrinter<'_>) -> Vec<Import> {
    let document = file.document;
    let shared = types.any_named().then_some("types");
    let base_path = (file.operation.address == Address::Shared).then_some("BASE_PATH");
    let mut siblings = vec![file.handle.as_str()];
    if let ErrorBody::Set(set) = file.operation.error
        && document.ir.error_sets[set.0].operation.is_none()
    {
        siblings.push(document.names.error_sets[set.0].0.as_str());
    }
    vec![
        Import::new(document.path(), shared.into_iter().chain(base_path)),
        Import::new("super", siblings),
    ]
}

/// Returns the error enum of an operation that does not share the one of its tag.
fn own_errors<'a>(
    document: &'a DocumentModule<'_>,
    id: OperationId,
) -> Option<(usize, &'a ErrorSet)> {
    document.ir.error_sets.iter().enumerate().find(|(_, set)| set.operation == Some(id))
}

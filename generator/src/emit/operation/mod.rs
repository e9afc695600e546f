//! Operations: a method of the handle of its tag, a request, what comes back.

mod body;
mod build;
mod handle;
mod job;
mod paging;
mod parameter;
mod request;
mod response;
mod send;

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::{self, Import, Types};
use super::{Module, error_set};
use crate::ir::{Address, Body, BodyKind, ErrorBody, Operation, OperationId};
use crate::name::{Ident, OperationNames};
use crate::render::{Piece, Source};
use body::Bodies;
use parameter::Field;
use response::Success;

/// What all parts of the file of an operation are made from.
struct Context<'a> {
    module: &'a Module<'a>,
    operation: &'a Operation,
    names: &'a OperationNames,
    handle: &'a Ident,
    /// Required parameters and parts, then optional ones.
    fields: Vec<Field<'a>>,
    body: Bodies,
    response: Success,
    /// What comes instead when events are asked for.
    events: Option<Success>,
    /// The type of the documented errors.
    error: TokenStream,
}

impl Context<'_> {
    /// Where the methods of a request find its client and what it sends.
    fn inner(&self) -> TokenStream {
        if self.response.is_read_by_status() { quote!(self) } else { quote!(self.0) }
    }

    /// Whether the parts of a form are arguments and setters.
    fn has_parts(&self) -> bool {
        matches!(self.operation.bodies.as_slice(), [Body { kind: BodyKind::Multipart(_), .. }])
    }
}

/// The file of an operation.
pub(super) fn file(module: &Module<'_>, id: OperationId) -> Source {
    let operation = &module.ir.operations[id.0];
    let names = &module.names.operations[id.0];
    let handle = &module.names.tags[operation.tag.0].ident;
    let mut types = Types::abroad(module);
    for item in ["Method", "Request"] {
        types.runtime(item);
    }
    let fields = parameter::fields(operation, names, &mut types);
    let body = Bodies::of(operation, names, &mut types);
    let response = Success::of(operation, names, &mut types);
    let events = Success::events(operation, &mut types);
    for item in response.imports() {
        types.runtime(item);
    }
    let error = error(module, operation, &mut types);
    let context =
        Context { module, operation, names, handle, fields, body, response, events, error };
    let request = request::Request::of(&context, &mut types);
    let mut pieces = vec![
        Piece::Items(handle::methods(&context, &request)),
        Piece::Items(request.definition()),
        Piece::Items(request.methods(&mut types)),
        Piece::Items(context.response.definition(&context)),
    ];
    if let Some((position, set)) = own_errors(module, id) {
        let about = format!("The documented errors of [`{handle}::{}`].", names.method.plain());
        let names = &module.names.error_sets[position];
        pieces.extend(error_set::pieces(set, names, &about, &mut types));
    }
    let local = local_imports(&context, &types);
    let imports = Piece::Items(types.imports(None, local));
    Source { docs: Vec::new(), pieces: std::iter::once(imports).chain(pieces).collect() }
}

/// What is public in the file of an operation.
pub(super) fn public_items(module: &Module<'_>, position: usize) -> Vec<Ident> {
    let operation = &module.ir.operations[position];
    let names = &module.names.operations[position];
    let mut items = vec![names.request.clone()];
    if response::differ(operation) {
        items.push(names.response.0.clone());
    }
    if let Some((set, _)) = own_errors(module, OperationId(position)) {
        items.push(module.names.error_sets[set].0.clone());
    }
    items.sort();
    items
}

fn local_imports(context: &Context<'_>, types: &Types<'_>) -> Vec<Import> {
    let shared = types.any_named().then_some("types");
    let base_path = (context.operation.address == Address::Shared).then_some("BASE_PATH");
    let mut siblings = vec![context.handle.as_str()];
    if let ErrorBody::Set(set) = context.operation.error
        && context.module.ir.error_sets[set.0].operation.is_none()
    {
        siblings.push(context.module.names.error_sets[set.0].0.as_str());
    }
    vec![
        Import::new(context.module.path(), shared.into_iter().chain(base_path)),
        Import::new("super", siblings),
    ]
}

fn error(module: &Module<'_>, operation: &Operation, types: &mut Types<'_>) -> TokenStream {
    match &operation.error {
        ErrorBody::None => quote!(()),
        ErrorBody::One(ty) => ty::tokens(&types.owned(ty)),
        ErrorBody::Set(set) => {
            let ident = &module.names.error_sets[set.0].0;
            quote!(#ident)
        }
    }
}

/// The error enum of an operation that does not share the one of its tag.
fn own_errors<'a>(
    module: &'a Module<'_>,
    id: OperationId,
) -> Option<(usize, &'a crate::ir::ErrorSet)> {
    module.ir.error_sets.iter().enumerate().find(|(_, set)| set.operation == Some(id))
}

//! The parts of the file of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::DocumentModule;
use super::super::ty::{TypePrinter, tokens};
use super::body::Bodies;
use super::input::{self, Input};
use super::response::SuccessType;
use crate::ir::{ErrorBody, Operation, OperationId, RequestShape};
use crate::name::{Ident, OperationNames};

/// The parts of the file of an operation.
pub(super) struct OperationFile<'a> {
    pub(super) document: &'a DocumentModule<'a>,
    pub(super) id: OperationId,
    pub(super) operation: &'a Operation,
    pub(super) names: &'a OperationNames,
    /// The type of the handle of the tag.
    pub(super) handle: &'a Ident,
    /// The parameters and parts that the caller gives, in the order of the arguments.
    pub(super) inputs: Vec<Input<'a>>,
    pub(super) bodies: Bodies,
    pub(super) response: SuccessType,
    /// The responses in the other media types that the caller can request.
    pub(super) forms: Vec<SuccessType>,
    /// The type of the documented errors.
    pub(super) error: TokenStream,
}

impl<'a> OperationFile<'a> {
    pub(super) fn new(
        document: &'a DocumentModule<'_>,
        id: OperationId,
        types: &mut TypePrinter<'_>,
    ) -> Self {
        let operation = &document.ir.operations[id.0];
        let names = &document.names.operations[id.0];
        for item in ["Method", "Request"] {
            types.runtime(item);
        }
        let inputs = input::inputs(operation, names, types);
        let bodies = Bodies::of(operation, names, types);
        let response = SuccessType::of(operation, names, types);
        let forms = SuccessType::forms(operation, types);
        for item in response.imports() {
            types.runtime(item);
        }
        let error = error(document, operation, types);
        let handle = &document.names.tags[operation.tag.0].ident;
        Self { document, id, operation, names, handle, inputs, bodies, response, forms, error }
    }

    /// Returns the expression of the value that has the client and the request, in the methods of the request type.
    pub(super) fn inner(&self) -> TokenStream {
        match self.operation.shape.request {
            RequestShape::Untyped => quote!(self),
            RequestShape::Alias | RequestShape::Typed => quote!(self.0),
        }
    }
}

fn error(
    document: &DocumentModule<'_>,
    operation: &Operation,
    types: &mut TypePrinter<'_>,
) -> TokenStream {
    match &operation.error {
        ErrorBody::None => quote!(()),
        ErrorBody::One(ty) => {
            let body = tokens(&types.owned(ty));
            if types.foreign(ty).is_some() { quote!(runtime::Foreign<#body>) } else { body }
        }
        ErrorBody::Set(set) => {
            let ident = &document.names.error_sets[set.0].0;
            quote!(#ident)
        }
    }
}

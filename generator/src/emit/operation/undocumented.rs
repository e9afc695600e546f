//! Reading a success with a status code that the operation does not document.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::ty::TypePrinter;
use super::branch::{Branch, raise, range_pattern};
use crate::ir::{Operation, ResponseBody};
use crate::name::OperationNames;
use crate::spec::StatusRange;

/// A response that an undocumented status code may have.
struct Candidate {
    /// The position of the response; `None` if the JSON selects one of several.
    position: Option<usize>,
    read: TokenStream,
    /// The condition about the response.
    guard: TokenStream,
}

/// Adds the undocumented 2xx status codes to the branches of the documented ones, which have the same order as the
/// responses. An empty body, JSON and other media types select the response with such a body, and if there are several
/// with JSON, the JSON selects one of them.
pub(super) fn add_branches(
    operation: &Operation,
    names: &OperationNames,
    branches: &mut Vec<Branch>,
    types: &mut TypePrinter<'_>,
) {
    let statuses = operation.responses.iter().map(|response| response.status);
    if statuses.clone().any(|status| status == StatusRange::Class(2)) {
        return;
    }
    let mut candidates = candidates(operation, names, branches, types);
    let Some(last) = candidates.pop() else { return };
    let pattern = range_pattern(2, operation, None);
    for Candidate { read, guard, .. } in candidates {
        branches.push(Branch { pattern: pattern.clone(), guard: Some(guard), read });
    }
    // The last branch includes the documented status code of the same response.
    let pattern = range_pattern(2, operation, last.position);
    branches.push(Branch { pattern, guard: None, read: last.read });
    if let Some(position) = last.position {
        branches.remove(position);
    }
}

fn candidates(
    operation: &Operation,
    names: &OperationNames,
    branches: &[Branch],
    types: &mut TypePrinter<'_>,
) -> Vec<Candidate> {
    let find = |is: fn(&ResponseBody) -> bool| {
        let mut all = operation.responses.iter();
        all.position(|response| response.status.class() == Some(2) && is(&response.body))
    };
    let one = |position: Option<usize>, guard: TokenStream| {
        let read = branches.get(position?)?.read.clone();
        Some(Candidate { position, read, guard })
    };
    let empty = find(|body| *body == ResponseBody::None);
    let other = find(|body| !matches!(body, ResponseBody::None | ResponseBody::Json(_)));
    let json = operation.json_alternatives();
    let is_json = quote!(response.is_json());
    let chosen = if json.len() > 1 { chosen(operation, names, &json, types) } else { None };
    let json = match chosen {
        Some(read) => Some(Candidate { position: None, read, guard: is_json }),
        None => one(json.first().copied(), is_json),
    };
    let all = [one(empty, quote!(response.is_empty())), json, one(other, TokenStream::new())];
    all.into_iter().flatten().collect()
}

/// Returns the expression that reads JSON as the response that it fits best; `None` if a response has a type of another
/// crate.
fn chosen(
    operation: &Operation,
    names: &OperationNames,
    alternatives: &[usize],
    types: &mut TypePrinter<'_>,
) -> Option<TokenStream> {
    let ident = &names.response.0;
    let mut rows = Vec::new();
    for &position in alternatives {
        let ty = operation.responses[position].body.ty()?;
        if types.foreign(ty).is_some() {
            return None;
        }
        let name = &names.response.1[position];
        rows.push(quote!(|reader| FromJson::read(reader).map(#ident::#name)));
    }
    types.runtime("FromJson");
    let raise = raise(operation);
    let response = if operation.shape.is_streamed {
        quote!(response.read().await #raise)
    } else {
        quote!(response)
    };
    Some(quote!(#response.one_of(&[#(#rows),*]) #raise))
}

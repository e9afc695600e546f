//! Reading a success with a status code that the operation does not document.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::ty::TypePrinter;
use super::response::{Arm, raise, status_pattern};
use crate::ir::{Operation, ResponseBody};
use crate::name::OperationNames;
use crate::spec::StatusRange;

/// Adds the arms for undocumented 2xx status codes to those of the documented ones, which have the same order as the
/// responses. An empty body, JSON and other media types select the response with such a body, and if there are several
/// with JSON, the JSON selects one of them.
pub(super) fn add_arms(
    operation: &Operation,
    names: &OperationNames,
    arms: &mut Vec<Arm>,
    types: &mut TypePrinter<'_>,
) {
    let responses = &operation.responses;
    let success = |position: &usize| responses[*position].status.class() == Some(2);
    let all: Vec<usize> = (0..responses.len()).filter(success).collect();
    if all.iter().any(|&position| responses[position].status == StatusRange::Class(2)) {
        return;
    }
    if let [only] = all[..] {
        "200..=299".clone_into(&mut arms[only].pattern);
        return;
    }
    let pattern = status_pattern(StatusRange::Class(2), operation);
    let find = |is: fn(&ResponseBody) -> bool| {
        all.iter().copied().find(|&position| is(&responses[position].body))
    };
    let empty = find(|body| *body == ResponseBody::None);
    let json = operation.json_alternatives();
    let json = match &json[..] {
        [] => None,
        [only] => Some(arms[*only].read.clone()),
        [first, ..] => {
            let read = chosen(operation, names, &json, types);
            Some(read.unwrap_or_else(|| arms[*first].read.clone()))
        }
    };
    let other = find(|body| !matches!(body, ResponseBody::None | ResponseBody::Json(_)));
    let candidates = [
        (empty.map(|position| arms[position].read.clone()), quote!(response.is_empty())),
        (json, quote!(response.is_json())),
        (other.map(|position| arms[position].read.clone()), TokenStream::new()),
    ];
    let mut found: Vec<(TokenStream, TokenStream)> =
        candidates.into_iter().filter_map(|(read, guard)| Some((read?, guard))).collect();
    let last = found.pop();
    for (read, guard) in found {
        arms.push(Arm { pattern: pattern.clone(), guard: Some(guard), read });
    }
    arms.extend(last.map(|(read, _)| Arm { pattern, guard: None, read }));
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

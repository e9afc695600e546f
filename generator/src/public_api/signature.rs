//! The signatures of functions.

use syn::{FnArg, Generics, Pat, Signature};

use super::Scope;
use super::print::text;

/// Prints a signature without the name: `fn(&self, id: &str) -> Pet`.
pub(super) fn signature(signature: &Signature, scope: &Scope<'_>) -> String {
    let mut out = String::new();
    for (is_present, word) in
        [(signature.constness.is_some(), "const "), (signature.asyncness.is_some(), "async ")]
    {
        out.push_str(if is_present { word } else { "" });
    }
    let arguments: Vec<String> =
        signature.inputs.iter().map(|argument| self::argument(argument, scope)).collect();
    out.push_str("fn");
    out.push_str(&parameters(&signature.generics, scope));
    out.extend(["(", &arguments.join(", "), ")"]);
    out.push_str(&text(&signature.output, scope));
    out.push_str(&conditions(&signature.generics, scope));
    out
}

/// Prints an argument. Whether it is mutable in the function is not part of the signature.
fn argument(argument: &FnArg, scope: &Scope<'_>) -> String {
    match argument {
        FnArg::Receiver(receiver) => {
            let mut receiver = receiver.clone();
            receiver.attrs.clear();
            receiver.mutability = None;
            text(&receiver, scope)
        }
        FnArg::Typed(typed) => {
            let mut pattern = (*typed.pat).clone();
            if let Pat::Ident(ident) = &mut pattern {
                ident.mutability = None;
            }
            let ty = text(&typed.ty, scope);
            match pattern {
                Pat::Ident(ident) => format!("{}: {ty}", ident.ident),
                _ => format!("_: {ty}"),
            }
        }
    }
}

/// Prints generic parameters: `<T: FromJson>`.
pub(super) fn parameters(generics: &Generics, scope: &Scope<'_>) -> String {
    if generics.params.is_empty() {
        return String::new();
    }
    format!("<{}>", text(&generics.params, scope))
}

/// Prints the `where` clause of generic parameters.
pub(super) fn conditions(generics: &Generics, scope: &Scope<'_>) -> String {
    let clause = generics.where_clause.as_ref().map(|clause| text(&clause.predicates, scope));
    clause.map_or_else(String::new, |clause| format!(" where {clause}"))
}

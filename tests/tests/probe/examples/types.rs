//! The types of bodies, as Rust paths in a crate that depends on the generated one.

use sailwright::internal::ir::{BodyKind, ErrorBody, Ir, Operation, ResponseBody, Ty};
use sailwright::internal::name::Names;
use sailwright::internal::spec::StatusRange;

/// Returns the media types and types of the JSON request bodies of an operation.
pub fn bodies(operation: &Operation) -> Vec<(&str, &Ty)> {
    let bodies = operation.bodies.iter();
    let json = bodies.filter_map(|body| match &body.kind {
        BodyKind::Json(ty) => Some((body.media_type.as_str(), ty)),
        _ => None,
    });
    json.collect()
}

/// Returns the status codes, in the notation of OpenAPI, and the types of the JSON responses of an operation.
pub fn responses(ir: &Ir, operation: &Operation) -> Vec<(String, Ty)> {
    let mut all = Vec::new();
    for response in &operation.responses {
        if let ResponseBody::Json(ty) = &response.body {
            all.push((status(response.status), ty.clone()));
        }
    }
    for (range, _) in &operation.error_docs {
        let ty = match &operation.error {
            ErrorBody::None => None,
            ErrorBody::One(ty) => Some(ty),
            ErrorBody::Set(id) => {
                let mut cases = ir.error_sets[id.0].cases.iter();
                cases.find(|(other, _, _)| other == range).and_then(|(_, body, _)| body.ty())
            }
        };
        all.extend(ty.map(|ty| (status(*range), ty.clone())));
    }
    all
}

fn status(range: StatusRange) -> String {
    match range {
        StatusRange::Exact(status) => status.to_string(),
        StatusRange::Class(first) => format!("{first}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}

/// Returns the Rust path of a type, where `root` is the module of the document.
pub fn written(ty: &Ty, names: &Names, root: &str, crate_name: &str) -> String {
    let inner = |ty: &Ty| written(ty, names, root, crate_name);
    match ty {
        Ty::Bool => "bool".to_owned(),
        Ty::I32 => "i32".to_owned(),
        Ty::I64 => "i64".to_owned(),
        Ty::U32 => "u32".to_owned(),
        Ty::U64 => "u64".to_owned(),
        Ty::F64 => "f64".to_owned(),
        Ty::String | Ty::Bytes => "String".to_owned(),
        Ty::DateTime => format!("{crate_name}::DateTime"),
        Ty::Date => format!("{crate_name}::Date"),
        Ty::Json => format!("{crate_name}::Value"),
        Ty::Named(id) => format!("{root}::types::{}", names.types[id.0].ident),
        Ty::List(item) => format!("Vec<{}>", inner(item)),
        Ty::Map(value) => format!("std::collections::BTreeMap<String, {}>", inner(value)),
        Ty::Nullable(value) => format!("Option<{}>", inner(value)),
        Ty::Boxed(value) => inner(value),
        Ty::External(path) => path.clone(),
    }
}

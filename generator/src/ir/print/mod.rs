//! An [`Ir`] as a short text, for readers and for tests.
//!
//! ```text
//! type Role | component | sent received | Roles
//!   struct
//!     id: String                 required
//!     owner: Owner | null        required, may be null
//!     name?: String              optional
//!     note?: String | null       optional, may be null
//!     ..                         unknown properties are kept
//! ```

mod operations;
mod types;

use std::fmt::Write;

use super::{Candidates, Docs, Ir, NameCandidates, OperationServer, TagId, Ty};

/// Returns an [`Ir`] as a short text. Types and operations have the names of `candidates`, and types are in the order
/// of these names.
#[must_use]
pub fn print(ir: &Ir, candidates: &Candidates) -> String {
    let mut page = Page { ir, candidates, text: String::new() };
    page.line(0, &format!("api {:?} {:?} {:?}", ir.title, ir.version, ir.base_path));
    for server in &ir.servers {
        page.line(1, &format!("server {:?}", server.url));
    }
    if let Some(url) = &ir.default_base_url {
        page.line(1, &format!("default base URL {url:?}"));
    }
    for OperationServer { url, default, .. } in &ir.operation_servers {
        page.line(1, &format!("server of single operations {url:?}, by default {default:?}"));
    }
    let mut types: Vec<usize> = (0..ir.types.len()).collect();
    types.sort_by_key(|id| (candidates.types.get(*id).map(|each| &each.names), *id));
    for id in types {
        page.text.push('\n');
        page.type_def(id, &ir.types[id]);
    }
    for (id, operation) in ir.operations.iter().enumerate() {
        page.text.push('\n');
        page.operation(id, operation);
    }
    for set in &ir.error_sets {
        page.text.push('\n');
        page.error_set(set);
    }
    page.text
}

/// A text to which lines are added.
struct Page<'a> {
    ir: &'a Ir,
    candidates: &'a Candidates,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{}{text}", "  ".repeat(depth));
    }

    fn docs(&mut self, depth: usize, docs: &Docs) {
        let text = docs.text.as_deref().map(|text| text.trim().replace('\n', "\\n"));
        let deprecated = docs.deprecated.then(|| "deprecated".to_owned());
        for line in text.into_iter().chain(docs.notes.iter().cloned()).chain(deprecated) {
            self.line(depth, &format!("# {line}"));
        }
    }

    fn tag(&self, id: TagId) -> &str {
        self.ir.tags.get(id.0).map_or("?", |tag| tag.name.as_str())
    }

    /// Returns a short form of a type: lists in brackets, maps in braces.
    fn ty(&self, ty: &Ty) -> String {
        match ty {
            Ty::Bool => "bool".to_owned(),
            Ty::I32 => "i32".to_owned(),
            Ty::I64 => "i64".to_owned(),
            Ty::U32 => "u32".to_owned(),
            Ty::U64 => "u64".to_owned(),
            Ty::F64 => "f64".to_owned(),
            Ty::String => "String".to_owned(),
            Ty::DateTime => "DateTime".to_owned(),
            Ty::Date => "Date".to_owned(),
            Ty::Json => "Json".to_owned(),
            Ty::Bytes => "Bytes".to_owned(),
            Ty::Named(id) => format!("<{}>", shortest(&self.candidates.types, id.0)),
            Ty::List(item) => format!("[{}]", self.ty(item)),
            Ty::Map(value) => format!("{{{}}}", self.ty(value)),
            Ty::Nullable(inner) => format!("({} | null)", self.ty(inner)),
            Ty::Boxed(inner) => format!("box {}", self.ty(inner)),
            Ty::External(path) => path.clone(),
        }
    }
}

/// Returns the shortest candidate of an item.
fn shortest(candidates: &[NameCandidates], position: usize) -> &str {
    candidates.get(position).and_then(|each| each.names.first()).map_or("?", String::as_str)
}

/// Returns all candidates of an item.
fn all(candidates: &[NameCandidates], position: usize) -> String {
    candidates.get(position).map_or_else(String::new, |each| each.names.join(" / "))
}

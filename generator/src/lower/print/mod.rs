//! An [`Ir`] as a short text, for people and for tests.
//!
//! ```text
//! type Role | component | sent received | Roles
//!   struct
//!     id: String                 always there
//!     owner: Owner | null        always there, may be null
//!     name?: String              may be missing
//!     note?: String | null       may be missing, may be null
//!     ..                         members that this version does not know are kept
//! ```

mod operations;
mod types;

use std::fmt::Write;

use crate::ir::{Docs, Ir, OwnServer, Ty};

/// An [`Ir`] as a short text.
#[must_use]
pub fn print(ir: &Ir) -> String {
    let mut page = Page { ir, text: String::new() };
    page.line(0, &format!("api {:?} {:?} {:?}", ir.title, ir.version, ir.base_path));
    for server in &ir.servers {
        page.line(1, &format!("server {:?}", server.url));
    }
    for OwnServer { origin, written, .. } in &ir.own_servers {
        page.line(1, &format!("server of single operations {origin:?}, written {written:?}"));
    }
    for def in &ir.types {
        page.text.push('\n');
        page.type_def(def);
    }
    for operation in &ir.operations {
        page.text.push('\n');
        page.operation(operation);
    }
    for set in &ir.error_sets {
        page.text.push('\n');
        page.error_set(set);
    }
    page.text
}

/// A text that grows.
struct Page<'a> {
    ir: &'a Ir,
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

    fn tag(&self, id: crate::ir::TagId) -> &str {
        self.ir.tags.get(id.0).map_or("?", |tag| tag.name.as_str())
    }

    /// A type in short: lists in brackets, maps in braces.
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
            Ty::Named(id) => {
                let def = self.ir.types.get(id.0);
                format!(
                    "<{}>",
                    def.and_then(|def| def.candidates.first()).map_or("?", |candidate| candidate)
                )
            }
            Ty::List(item) => format!("[{}]", self.ty(item)),
            Ty::Map(value) => format!("{{{}}}", self.ty(value)),
            Ty::Nullable(inner) => format!("({} | null)", self.ty(inner)),
            Ty::Boxed(inner) => format!("box {}", self.ty(inner)),
            Ty::External(path) => path.clone(),
        }
    }
}

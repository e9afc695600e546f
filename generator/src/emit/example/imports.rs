//! The imports of an example.

use std::collections::{BTreeMap, BTreeSet};

use crate::emit::{Crate, DocumentModule};
use crate::ir::Ty;

/// The imports of an example: the items of each path.
#[derive(Clone, Debug, Default)]
pub(in crate::emit) struct Imports(BTreeMap<String, BTreeSet<String>>);

impl Imports {
    /// Adds an item of a path.
    pub(in crate::emit) fn add(&mut self, path: &str, item: &str) {
        self.0.entry(path.to_owned()).or_default().insert(item.to_owned());
    }

    /// Adds the items that the name of a type contains.
    pub(super) fn add_type(
        &mut self,
        settings: &Crate<'_>,
        document: &DocumentModule<'_>,
        ty: &Ty,
    ) {
        let root = settings.outside();
        match ty {
            Ty::DateTime => self.add(&root, "DateTime"),
            Ty::Date => self.add(&root, "Date"),
            Ty::Json => self.add(&root, "Value"),
            Ty::Bytes => self.add(&root, "Body"),
            Ty::Named(_) => self.add(&document.outside(settings), "types"),
            Ty::Map(inner) => {
                self.add("std::collections", "BTreeMap");
                self.add_type(settings, document, inner);
            }
            Ty::List(inner) | Ty::Nullable(inner) | Ty::Boxed(inner) => {
                self.add_type(settings, document, inner);
            }
            _ => {}
        }
    }

    /// Returns the lines.
    pub(in crate::emit) fn lines(&self) -> Vec<String> {
        let line = |(path, items): (&String, &BTreeSet<String>)| {
            let items: Vec<&str> = items.iter().map(String::as_str).collect();
            match items.as_slice() {
                [item] => format!("use {path}::{item};"),
                items => format!("use {path}::{{{}}};", items.join(", ")),
            }
        };
        self.0.iter().map(line).collect()
    }
}

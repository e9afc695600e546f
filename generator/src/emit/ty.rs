//! Types in Rust, and the imports that a file requires for them.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::DocumentModule;
use crate::ir::{Ty, TypeId};
use crate::name::Names;

/// Prints the types of a file, and collects their imports.
#[derive(Debug)]
pub(super) struct TypePrinter<'a> {
    names: &'a Names,
    /// The path of the root: `crate`.
    home: &'a str,
    /// Whether the file is in the module `types`, where types of the document are written without it.
    in_types: bool,
    /// The types of the document in the file.
    named: BTreeSet<TypeId>,
    /// The items of the runtime in the file.
    runtime: BTreeSet<&'static str>,
    /// Whether there is a map in the file.
    has_map: bool,
}

impl<'a> TypePrinter<'a> {
    /// Creates the printer of a file in the module `types`: `Pet`.
    pub(super) fn for_types(document: &'a DocumentModule<'_>) -> Self {
        Self {
            names: document.names,
            home: &document.home,
            in_types: true,
            named: BTreeSet::new(),
            runtime: BTreeSet::new(),
            has_map: false,
        }
    }

    /// Creates the printer of any other file: `types::Pet`.
    pub(super) fn for_operations(document: &'a DocumentModule<'_>) -> Self {
        Self { in_types: false, ..Self::for_types(document) }
    }

    /// Returns an owned type: `Vec<Pet>`.
    pub(super) fn owned(&mut self, ty: &Ty) -> String {
        match ty {
            Ty::Bool => "bool".to_owned(),
            Ty::I32 => "i32".to_owned(),
            Ty::I64 => "i64".to_owned(),
            Ty::U32 => "u32".to_owned(),
            Ty::U64 => "u64".to_owned(),
            Ty::F64 => "f64".to_owned(),
            Ty::String => "String".to_owned(),
            Ty::DateTime => self.runtime("DateTime").to_owned(),
            Ty::Date => self.runtime("Date").to_owned(),
            Ty::Json => self.runtime("Value").to_owned(),
            Ty::Bytes => self.runtime("Body").to_owned(),
            Ty::Named(id) => self.named(*id),
            Ty::List(item) => format!("Vec<{}>", self.owned(item)),
            Ty::Map(value) => {
                self.has_map = true;
                format!("BTreeMap<String, {}>", self.owned(value))
            }
            Ty::Nullable(inner) => format!("Option<{}>", self.owned(inner)),
            Ty::Boxed(inner) => format!("Box<{}>", self.owned(inner)),
            Ty::External(path) => path.clone(),
        }
    }

    /// Returns the type of an argument: `&[Pet]`.
    pub(super) fn borrowed(&mut self, ty: &Ty) -> String {
        match ty {
            Ty::Bool | Ty::I32 | Ty::I64 | Ty::U32 | Ty::U64 | Ty::F64 => self.owned(ty),
            Ty::String => "&str".to_owned(),
            Ty::List(item) if **item == Ty::String => "&[&str]".to_owned(),
            Ty::List(item) => format!("&[{}]", self.owned(item)),
            Ty::Nullable(inner) | Ty::Boxed(inner) => self.borrowed(inner),
            _ => format!("&{}", self.owned(ty)),
        }
    }

    /// Returns the position of a type of another crate in a type: `Vec<runtime::Foreign>`. `None` if there is none.
    pub(super) fn foreign(&mut self, ty: &Ty) -> Option<String> {
        match ty {
            Ty::External(_) => {
                self.runtime("self");
                Some("runtime::Foreign".to_owned())
            }
            Ty::List(item) => Some(format!("Vec<{}>", self.foreign(item)?)),
            Ty::Map(value) => {
                let value = self.foreign(value)?;
                self.has_map = true;
                Some(format!("BTreeMap<String, {value}>"))
            }
            Ty::Nullable(inner) => Some(format!("Option<{}>", self.foreign(inner)?)),
            Ty::Boxed(inner) => Some(format!("Box<{}>", self.foreign(inner)?)),
            _ => None,
        }
    }

    /// Returns the end of a row of a table for a value of a type: ` as runtime::Foreign`, or nothing.
    pub(super) fn position(&mut self, ty: &Ty) -> String {
        self.foreign(ty).map_or_else(String::new, |position| format!(" as {position}"))
    }

    /// Returns the expression of an argument that the runtime writes.
    pub(super) fn written(&mut self, value: &impl ToTokens, ty: &Ty) -> TokenStream {
        if self.foreign(ty).is_some() {
            quote!(&runtime::Foreign(&#value))
        } else {
            quote!(&#value)
        }
    }

    /// Adds the import of an item of the runtime, and returns the item.
    pub(super) fn runtime(&mut self, item: &'static str) -> &'static str {
        self.runtime.insert(item);
        item
    }

    /// Returns the imports of the file: from `std`, the crate and `super`, each group sorted. `own` is the type that the
    /// file defines, and `local` are the imports for other items than types.
    pub(super) fn imports(&self, own: Option<TypeId>, local: Vec<Import>) -> TokenStream {
        let mut imports = local;
        if self.has_map {
            imports.push(Import::new("std::collections", ["BTreeMap"]));
        }
        imports.push(Import::new(format!("{}::runtime", self.home), self.runtime.iter().copied()));
        let siblings = self.named.iter().filter(|id| self.in_types && Some(**id) != own);
        let siblings = siblings.filter_map(|id| self.names.types.get(id.0));
        imports.push(Import::new("super", siblings.map(|names| names.ident.as_str())));
        imports.sort();
        imports.iter().map(Import::tokens).collect()
    }

    /// Whether there is a type of the document in the file.
    pub(super) fn any_named(&self) -> bool {
        !self.named.is_empty()
    }

    fn named(&mut self, id: TypeId) -> String {
        self.named.insert(id);
        let ident =
            self.names.types.get(id.0).map_or_else(String::new, |names| names.ident.to_string());
        if self.in_types { ident } else { format!("types::{ident}") }
    }
}

/// An import: `use path::{a, b};`, or nothing if it has no items.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Import {
    /// The group, which the imports of a file are sorted by.
    group: usize,
    path: String,
    items: BTreeSet<String>,
}

impl Import {
    pub(super) fn new<T: Into<String>>(
        path: impl Into<String>,
        items: impl IntoIterator<Item = T>,
    ) -> Self {
        let path = path.into();
        let group = ["std", "crate"].iter().position(|root| path.starts_with(root)).unwrap_or(2);
        Self { group, path, items: items.into_iter().map(Into::into).collect() }
    }

    pub(super) fn tokens(&self) -> TokenStream {
        let path = tokens(&self.path);
        let (own, others): (Vec<_>, Vec<_>) = self.items.iter().partition(|item| *item == "self");
        let items: Vec<TokenStream> =
            own.into_iter().chain(others).map(|item| tokens(item)).collect();
        match items.as_slice() {
            [] => TokenStream::new(),
            [item] => quote!(use #path::#item;),
            items => quote!(use #path::{#(#items),*};),
        }
    }
}

/// Returns the tokens of a type.
///
/// The text is printed by this module or comes from the configuration, which has checked it. Other text makes the file
/// invalid, which is reported when it is rendered.
pub(super) fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_else(|_| quote!(compile_error!("not a type")))
}

//! Types as they are written, and what a file imports for them.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::Module;
use crate::ir::{Ty, TypeId};
use crate::name::Names;

/// Writes types and remembers what they need.
#[derive(Debug)]
pub(super) struct Types<'a> {
    names: &'a Names,
    /// The path of the root: `crate`.
    home: &'a str,
    /// Whether types of the document are written by their name alone: in their own module.
    at_home: bool,
    named: BTreeSet<TypeId>,
    runtime: BTreeSet<&'static str>,
    maps: bool,
}

impl<'a> Types<'a> {
    /// For a file of a type: `Pet`.
    pub(super) fn at_home(module: &'a Module<'_>) -> Self {
        Self {
            names: module.names,
            home: &module.home,
            at_home: true,
            named: BTreeSet::new(),
            runtime: BTreeSet::new(),
            maps: false,
        }
    }

    /// For every other file: `types::Pet`.
    pub(super) fn abroad(module: &'a Module<'_>) -> Self {
        Self { at_home: false, ..Self::at_home(module) }
    }

    /// A type as an owner has it: `Vec<Pet>`.
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
                self.maps = true;
                format!("BTreeMap<String, {}>", self.owned(value))
            }
            Ty::Nullable(inner) => format!("Option<{}>", self.owned(inner)),
            Ty::Boxed(inner) => format!("Box<{}>", self.owned(inner)),
            Ty::External(path) => path.clone(),
        }
    }

    /// A type as a caller hands it over: `&[Pet]`.
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

    /// Notes that the file uses something of the runtime.
    pub(super) fn runtime(&mut self, item: &'static str) -> &'static str {
        self.runtime.insert(item);
        item
    }

    /// The imports of a file: of std, of the crate, of `super`; each group sorted. `local` are those that do not come
    /// from types.
    pub(super) fn imports(&self, own: Option<TypeId>, local: Vec<Import>) -> TokenStream {
        let mut imports = local;
        if self.maps {
            imports.push(Import::new("std::collections", ["BTreeMap"]));
        }
        imports.push(Import::new(format!("{}::runtime", self.home), self.runtime.iter().copied()));
        let siblings = self.named.iter().filter(|id| self.at_home && Some(**id) != own);
        let siblings = siblings.filter_map(|id| self.names.types.get(id.0));
        imports.push(Import::new("super", siblings.map(|names| names.ident.as_str())));
        imports.sort();
        imports.iter().map(Import::tokens).collect()
    }

    /// Whether a type of the document was written.
    pub(super) fn any_named(&self) -> bool {
        !self.named.is_empty()
    }

    fn named(&mut self, id: TypeId) -> String {
        self.named.insert(id);
        let ident =
            self.names.types.get(id.0).map_or_else(String::new, |names| names.ident.to_string());
        if self.at_home { ident } else { format!("types::{ident}") }
    }
}

/// `use path::{a, b};`, `use path::a;`, or nothing. They are sorted by group, then by path.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Import {
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

/// The text of a type as tokens.
///
/// The text is ours or was checked when the configuration was read; should it not be Rust, the file
/// fails to parse and the run fails with it.
pub(super) fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_else(|_| quote!(compile_error!("not a type")))
}

//! The public items of a crate by their paths.

use std::collections::{BTreeMap, BTreeSet};

use super::super::side::Side;
use super::renames::map_paths;

/// The public items of a crate: the declarations of each path, which are the item and its implementations of traits.
#[derive(Debug, Default)]
pub(in crate::review) struct Items(BTreeMap<String, BTreeSet<String>>);

impl Items {
    /// Collects the items of a crate. A type that several documents share is an item of the module of each document too,
    /// because the module exports it.
    pub(in crate::review) fn of(side: &Side) -> Self {
        let mut items = Self::default();
        for line in &side.facts.items {
            items.add(line);
        }
        for api in side.documents.iter().filter(|api| !api.module.is_empty()) {
            for id in api.shared.keys() {
                let ident = api.names.types[id.0].ident.as_str();
                let path = format!("types::{ident}");
                let own = |path: &str| match path.strip_prefix("types::") {
                    Some(rest) => format!("{}::types::{rest}", api.module),
                    None => path.to_owned(),
                };
                let copies: Vec<(String, BTreeSet<String>)> = items
                    .tree(&path)
                    .map(|(path, declarations)| {
                        let copies = declarations.iter().map(|text| map_paths(text, own));
                        (own(path), copies.collect())
                    })
                    .collect();
                items.0.extend(copies);
            }
        }
        items
    }

    pub(super) fn add(&mut self, line: &str) {
        // The methods of tags are those of the client, which applications reach at the root.
        let line = line.strip_prefix("client::").unwrap_or(line);
        if let Some((path, declaration)) = line.split_once(": ") {
            self.0.entry(path.to_owned()).or_default().insert(declaration.to_owned());
        }
    }

    /// Returns the last segments of all paths, each with the number of parents that it has. A type in several modules, such as
    /// a shared one, is one parent.
    pub(in crate::review) fn names(&self) -> BTreeMap<String, usize> {
        let mut parents: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for path in self.0.keys() {
            let mut segments = path.rsplit("::");
            let name = segments.next().unwrap_or_default();
            parents.entry(name).or_default().insert(segments.next().unwrap_or_default());
        }
        parents.into_iter().map(|(name, parents)| (name.to_owned(), parents.len())).collect()
    }

    /// Iterates over all paths and declarations.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().flat_map(|(path, all)| all.iter().map(move |each| (path, each)))
    }

    /// Returns whether an item has a declaration.
    pub(super) fn contains(&self, path: &str, declaration: &str) -> bool {
        self.0.get(path).is_some_and(|all| all.contains(declaration))
    }

    /// Returns the declaration of an item itself, not of its implementations.
    pub(in crate::review) fn declaration(&self, path: &str) -> Option<&String> {
        self.0.get(path)?.iter().find(|each| !is_trait(each))
    }

    /// Iterates over an item and all items in it.
    fn tree<'a>(
        &'a self,
        path: &'a str,
    ) -> impl Iterator<Item = (&'a String, &'a BTreeSet<String>)> {
        let start = format!("{path}::");
        let own = self.0.get_key_value(path);
        let inner = self.0.range(start.clone()..);
        own.into_iter().chain(inner.take_while(move |(each, _)| each.starts_with(&start)))
    }
}

/// Returns whether a declaration is an implementation of a trait: `impl Clone`, and not the method `impl<T> fn(..)`.
pub(super) fn is_trait(declaration: &str) -> bool {
    let Some(rest) = declaration.strip_prefix("impl") else { return false };
    let mut depth = 0_usize;
    let end = rest.char_indices().find_map(|(at, letter)| {
        match letter {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0 && letter == ' ').then_some(at)
    });
    let rest = end.and_then(|end| rest.get(end..)).unwrap_or_default().trim_start();
    !["fn(", "fn<", "async fn", "const fn"].iter().any(|word| rest.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::is_trait;

    #[test]
    fn methods_with_bounds_are_no_implementations_of_traits() {
        for (declaration, expected) in [
            ("impl Clone", true),
            ("impl<E: Debug> Debug for ApiError<E>", true),
            ("impl<T, E: Documented> fn(self) -> ResponseFuture<T, E>", false),
            ("struct { .. }", false),
            ("fn(id: impl Into<String>) -> Self", false),
        ] {
            assert_eq!(is_trait(declaration), expected, "{declaration}");
        }
    }
}

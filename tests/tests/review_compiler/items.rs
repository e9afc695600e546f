//! The lines of `public-api.txt`.

use std::collections::{BTreeMap, BTreeSet};

use super::declaration::paths;

/// The public items of a crate: the declarations of each path.
pub struct Items(BTreeMap<String, Vec<String>>);

impl Items {
    pub fn parse(text: &str) -> Self {
        let mut items: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            // The methods of tags are those of the client, which applications reach at the root.
            let line = line.strip_prefix("client::").unwrap_or(line);
            if let Some((path, declaration)) = line.split_once(": ") {
                items.entry(path.to_owned()).or_default().push(declaration.to_owned());
            }
        }
        Self(items)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.0.iter();
        all.flat_map(|(path, all)| all.iter().map(move |each| (path.as_str(), each.as_str())))
    }

    /// Returns the declaration of an item itself. A type that documents share is in the module `types` of the crate.
    pub fn own(&self, path: &str) -> Option<&str> {
        let shared = path.split_once("::types::").map(|(_, rest)| format!("types::{rest}"));
        let all = self.0.get(path).or_else(|| self.0.get(&shared?))?;
        all.iter().map(String::as_str).find(|each| !is_trait(each))
    }

    /// Returns the imports of the items of the runtime that code names without their modules: `use api::stream::Download;`.
    pub fn imports(&self, code: &str) -> String {
        let names: BTreeSet<&str> = paths(code).filter(|path| !path.contains("::")).collect();
        let exported = self.iter().filter_map(|(path, declaration)| {
            let name = declaration.strip_prefix("use ")?;
            (names.contains(name) && !self.0.contains_key(name))
                .then(|| format!("use api::{path};\n"))
        });
        exported.collect()
    }

    /// Returns the parts of an item: the names and the declarations of its fields or variants.
    pub fn parts(&self, path: &str) -> Vec<(&str, &str)> {
        let start = format!("{path}::");
        let mut parts = Vec::new();
        let inner = self.0.range(start.clone()..).take_while(|(path, _)| path.starts_with(&start));
        for (path, declarations) in inner {
            let name = &path[start.len()..];
            let is_part =
                |each: &&String| each.starts_with("field ") || each.starts_with("variant");
            parts.extend(declarations.iter().filter(is_part).map(|each| (name, each.as_str())));
        }
        parts
    }
}

/// Returns whether a declaration is the implementation of a trait.
pub fn is_trait(declaration: &str) -> bool {
    declaration.starts_with("impl") && super::declaration::Function::parse(declaration).is_none()
}

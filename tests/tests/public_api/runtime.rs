//! The public items of the runtime, from its sources.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use sailwright::internal::public_api::{Exports, Scope, items};
use sailwright_runtime::source::FILES;
use syn::{Item, UseTree, Visibility};

/// Returns the lines of all public items.
pub fn lines() -> BTreeSet<String> {
    let mut files: BTreeMap<&str, syn::File> =
        FILES.iter().map(|(path, text)| (*path, parse(text))).collect();
    for (path, text) in expansions() {
        files.get_mut(path).expect("a file").items.extend(parse(&text).items);
    }
    let (exports, aliases) = exports(&files);
    let mut lines = Vec::new();
    for file in files.values() {
        let mut scope = Scope::of_library(&exports);
        scope.read(&file.items);
        items(&file.items, &scope, &mut lines);
    }
    lines.into_iter().chain(aliases).collect()
}

fn parse(text: &str) -> syn::File {
    let text = text.split("// Not embedded.\n").next().unwrap_or_default();
    syn::parse_file(text).expect("Rust")
}

/// Returns the definitions of the types that macros define, with their files.
fn expansions() -> Vec<(&'static str, String)> {
    let (client, time) = ("client/define.rs", "json/time/mod.rs");
    let body = body(client, "        $(#[$client_attribute])*\n", "    };\n}")
        .replace("$(#[$client_attribute])*", "")
        .replace("$(#[$builder_attribute])*", "")
        .replace("$(#[$base_url_attribute])*", "")
        .replace("$(configuration.security = $security;)?", "")
        .replace("$crate::generated::connection_setters!($builder);", "")
        .replace("$($crate::generated::$setters!($builder);)*", &setters())
        .replace("$default_base_url", "None")
        .replace("$client", "Client")
        .replace("$builder", "ClientBuilder")
        .replace("$crate::generated::reqwest::", "reqwest::")
        .replace("$crate::generated::HeaderName", "http::HeaderName")
        .replace("$crate::generated::", "crate::");
    let string =
        self::body(time, "        #[derive", "    };\n}").replace("$is_valid", "is_valid").replace(
            "crate::json::macros::serde_impls!($type);",
            "impl serde::Serialize for $type {} impl<'de> serde::Deserialize<'de> for $type {}",
        );
    let strings = ["Date", "DateTime"].map(|name| (time, string.replace("$type", name)));
    let bodies = "impl ErrorBody for Date {} impl ErrorBody for DateTime {}".to_owned();
    [(client, body), ("error_body/types.rs", bodies)].into_iter().chain(strings).collect()
}

/// Returns the implementations of the macros that add setters to the builder.
fn setters() -> String {
    let files = ["client/define.rs", "client/connection_setters.rs"];
    let files = FILES.iter().filter(|(path, _)| files.contains(path));
    let start = "    ($builder:ident) => {\n";
    let macros = files.flat_map(|(_, text)| text.split(start).skip(1));
    macros.filter_map(|rest| rest.split("\n    };\n}").next()).collect()
}

/// Returns the body of the first macro in a file.
fn body(path: &str, start: &str, end: &str) -> &'static str {
    let (_, text) = FILES.iter().find(|(file, _)| *file == path).expect("a file");
    let body = &text[text.find(start).expect("the start of the macro")..];
    &body[..body.find(end).expect("the end of the macro")]
}

/// Returns the public path of each exported item, and the lines of those that are also exported by a module.
fn exports(files: &BTreeMap<&str, syn::File>) -> (Exports, Vec<String>) {
    let root = &files["lib.rs"];
    let mut exports: Exports =
        ["Client", "ClientBuilder"].map(|name| (name.into(), name.into())).into();
    let mut foreign = Vec::new();
    for item in root.items.iter().filter_map(export) {
        for path in item {
            let name = path.last().expect("a name").clone();
            if files.keys().any(|file| belongs_to(file, &path[0])) {
                exports.insert(name.clone(), name);
            } else {
                foreign.push(format!("{name}: use {}", path.join("::")));
            }
        }
    }
    let mut aliases = foreign;
    for item in &root.items {
        let Item::Mod(module) = item else { continue };
        if !is_public(&module.vis) || module.attrs.iter().any(is_hidden) {
            continue;
        }
        let ident = module.ident.to_string();
        exports.insert(ident.clone(), ident.clone());
        let own =
            files.iter().find(|(file, _)| is_file_of(file, &ident)).map(|(_, file)| &file.items);
        let inside = module.content.as_ref().map(|(_, items)| items).or(own).expect("a module");
        let defined = inside.iter().filter_map(defined_name);
        let exported =
            inside.iter().filter_map(export).flatten().filter_map(|path| path.last().cloned());
        for name in defined.chain(exported) {
            let path = format!("{ident}::{name}");
            match exports.entry(name) {
                Entry::Occupied(entry) => {
                    aliases.push(format!("{path}: use {}", entry.key()));
                }
                Entry::Vacant(entry) => drop(entry.insert(path)),
            }
        }
    }
    (exports, aliases)
}

fn belongs_to(file: &str, module: &str) -> bool {
    is_file_of(file, module) || file.starts_with(&format!("{module}/"))
}

fn is_file_of(file: &str, module: &str) -> bool {
    file == format!("{module}.rs") || file == format!("{module}/mod.rs")
}

/// Returns the paths that an item exports; `None` if it is not a public import.
fn export(item: &Item) -> Option<Vec<Vec<String>>> {
    let Item::Use(item) = item else { return None };
    let mut paths = Vec::new();
    if is_public(&item.vis) && !item.attrs.iter().any(is_hidden) {
        collect(&item.tree, Vec::new(), &mut paths);
    }
    Some(paths)
}

fn collect(tree: &UseTree, mut path: Vec<String>, paths: &mut Vec<Vec<String>>) {
    match tree {
        UseTree::Path(tree) => {
            if tree.ident != "crate" && tree.ident != "self" && tree.ident != "super" {
                path.push(tree.ident.to_string());
            }
            collect(&tree.tree, path, paths);
        }
        UseTree::Name(tree) if tree.ident == "self" => paths.push(path),
        UseTree::Name(tree) => {
            path.push(tree.ident.to_string());
            paths.push(path);
        }
        UseTree::Group(tree) => {
            tree.items.iter().for_each(|tree| collect(tree, path.clone(), paths));
        }
        UseTree::Rename(_) | UseTree::Glob(_) => panic!("an import that lists no names"),
    }
}

/// Returns the name of a public type or function.
fn defined_name(item: &Item) -> Option<String> {
    let (visibility, ident) = match item {
        Item::Enum(item) => (&item.vis, &item.ident),
        Item::Fn(item) => (&item.vis, &item.sig.ident),
        Item::Struct(item) => (&item.vis, &item.ident),
        Item::Trait(item) => (&item.vis, &item.ident),
        Item::Type(item) => (&item.vis, &item.ident),
        _ => return None,
    };
    is_public(visibility).then(|| ident.to_string())
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_hidden(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("doc")
        && matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string() == "hidden")
}

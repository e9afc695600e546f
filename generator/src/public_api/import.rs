//! The names that `use` items bring into a file.

use syn::{Item, UseTree, Visibility};

/// The name by which the generated files call the runtime.
const RUNTIME: &str = "runtime";

/// Returns each name of an import with its full path.
pub(super) fn names(tree: &UseTree) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    collect(tree, &mut Vec::new(), &mut all);
    all
}

fn collect(tree: &UseTree, path: &mut Vec<String>, all: &mut Vec<(String, Vec<String>)>) {
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            collect(&tree.tree, path, all);
            path.pop();
        }
        UseTree::Name(tree) if tree.ident == "self" => {
            all.extend(path.last().cloned().map(|name| (name, path.clone())));
        }
        UseTree::Name(tree) => {
            let name = tree.ident.to_string();
            all.push((name.clone(), [path.as_slice(), &[name]].concat()));
        }
        UseTree::Rename(tree) => {
            let full = [path.as_slice(), &[tree.ident.to_string()]].concat();
            all.push((tree.rename.to_string(), full));
        }
        UseTree::Group(tree) => tree.items.iter().for_each(|tree| collect(tree, path, all)),
        UseTree::Glob(_) => {}
    }
}

/// Returns the names of the items of the runtime that a file exports.
pub(super) fn of_runtime(items: &[Item]) -> Vec<String> {
    let exports = items.iter().filter_map(|item| match item {
        Item::Use(item) if matches!(item.vis, Visibility::Public(_)) => Some(names(&item.tree)),
        _ => None,
    });
    let of_runtime = |(name, path): (String, Vec<String>)| (path[0] == RUNTIME).then_some(name);
    exports.flatten().filter_map(of_runtime).collect()
}

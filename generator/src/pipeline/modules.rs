//! The check that modules that are written by hand do not collide with generated items.

use syn::{Item, UseTree};

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostics, FileId, Location};

/// Reports each module of `[crate] modules` whose name the file `lib.rs` declares or imports a second time. Returns whether
/// there is none.
pub(super) fn report_collisions(
    config: &Config,
    root: &str,
    diagnostics: &mut Diagnostics,
) -> bool {
    let mut is_free = true;
    let modules = &config.package.modules;
    let names = if modules.is_empty() { Vec::new() } else { names(root) };
    for (index, module) in modules.iter().enumerate() {
        if names.iter().filter(|name| *name == module).count() < 2 {
            continue;
        }
        is_free = false;
        let message = format!("the crate has a generated item with the name `{module}`");
        let help = "rename the file and this entry";
        let code = Code::ModuleCollision;
        match config.position(&["crate", "modules", &index.to_string()]) {
            Some(position) => diagnostics.push_at(code, FileId(0), position, message, help),
            None => diagnostics.push(code, &Location::nowhere(), message, help),
        }
    }
    is_free
}

/// Returns the names of the modules and imports of a file.
fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for item in syn::parse_file(text).map(|file| file.items).unwrap_or_default() {
        match item {
            Item::Mod(item) => names.push(item.ident.to_string()),
            Item::Use(item) => add_imports(&item.tree, &mut names),
            _ => {}
        }
    }
    names
}

fn add_imports(tree: &UseTree, names: &mut Vec<String>) {
    match tree {
        UseTree::Path(path) => add_imports(&path.tree, names),
        UseTree::Name(name) => names.push(name.ident.to_string()),
        UseTree::Rename(name) => names.push(name.rename.to_string()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| add_imports(tree, names)),
        UseTree::Glob(_) => {}
    }
}

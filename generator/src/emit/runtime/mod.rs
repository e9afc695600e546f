//! The embedded runtime: the source files of the crate `sailwright-runtime`, adapted to their place, with the parts that
//! the crate needs.

mod parts;

use self::parts::Selection;
use super::root_path::replace_root;
use super::{Contents, Crate, CrateFile};
use sailwright_runtime::source::FILES;

/// The module of the embedded runtime. It is called like the crate, so that generated code is the same in both forms.
pub(super) const MODULE: &str = "sailwright_runtime";

/// Returns the files of the embedded runtime.
pub(super) fn files(settings: &Crate<'_>) -> Vec<CrateFile> {
    let text = |path: &str| {
        let file = FILES.iter().find(|file| file.0 == path)?;
        let text = file.1.split("// Not embedded.\n").next()?;
        let has_client = !settings.config.package.types_only;
        Some(parts::select(text, Selection { parts: &settings.runtime_parts, has_client }))
    };
    let mut files = Vec::new();
    let mut open = vec![("lib.rs".to_owned(), String::new())];
    while let Some((path, folder)) = open.pop() {
        let Some(text) = text(&path) else { continue };
        open.extend(modules(&text).flat_map(|module| {
            let file = (format!("{folder}{module}.rs"), format!("{folder}{module}/"));
            let in_folder = (format!("{folder}{module}/mod.rs"), format!("{folder}{module}/"));
            [file, in_folder]
        }));
        files.push(CrateFile {
            origin: format!("sailwright-runtime/src/{path}"),
            path: format!("src/{MODULE}/{}", if path == "lib.rs" { "mod.rs" } else { &path }),
            contents: Contents::Text(embedded(&text, settings)),
        });
    }
    files
}

/// Returns the modules that a source file declares.
fn modules(text: &str) -> impl Iterator<Item = &str> {
    // The declarations precede all other items.
    let declared =
        text.rfind("\nmod ").max(text.rfind("\npub mod ")).max(text.rfind("\npub(crate) mod "));
    let end = declared.map_or(0, |start| start + text[start + 1..].find('\n').unwrap_or(0) + 1);
    text[..end].lines().filter_map(|line| {
        let declaration = line.trim_start_matches("pub ").trim_start_matches("pub(crate) ");
        declaration.strip_prefix("mod ")?.strip_suffix(';')
    })
}

/// Adapts a file: paths begin with the module, examples with the generated crate, and macros are not exported.
fn embedded(text: &str, settings: &Crate<'_>) -> String {
    let (inside, outside) = (settings.home.inside(), settings.outside());
    let text = text
        .replace("#[macro_export]\n", "")
        .replace("// Exported macros.\npub use", "pub(crate) use")
        .replace(
            &format!("{MODULE}::generated::"),
            &format!("{outside}::{{{MODULE}}}::generated::"),
        )
        .replace(&format!("{MODULE}::"), &format!("{outside}::"))
        .replace(&format!("{{{MODULE}}}"), MODULE)
        .replace("crate::Client", &format!("{{{inside}}}::Client"));
    let text = replace_root(&text, &format!("{inside}::{MODULE}"));
    text.replace(&format!("{{{inside}}}"), &inside)
}

#[cfg(test)]
mod tests {
    use super::FILES;

    /// An embedded runtime exports no macros, so that it cannot export their names either.
    #[test]
    fn every_export_of_a_macro_has_the_comment() {
        for (path, text) in FILES {
            let lines: Vec<&str> = text.lines().collect();
            let macros = lines.iter().filter_map(|line| line.strip_prefix("macro_rules! "));
            let macros: Vec<&str> = macros.filter_map(|line| line.split(' ').next()).collect();
            for pair in lines.windows(2) {
                let Some(exported) = pair[1].strip_prefix("pub use ") else { continue };
                let is_macro = |name: &str| macros.contains(&name) || name.ends_with("_setter");
                let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
                let names = exported.split(|letter: char| !is_name(letter));
                if names.into_iter().any(is_macro) {
                    assert_eq!(pair[0], "// Exported macros.", "{path}: {}", pair[1]);
                }
            }
        }
    }
}

//! The embedded runtime: the source files of the crate `sailwright-runtime`, adapted to their place.

use super::{Contents, Crate, CrateFile, models};
use sailwright_runtime::source::FILES;

/// The module of the embedded runtime. It is called like the crate, so that generated code is the same in both forms.
pub(super) const MODULE: &str = "sailwright_runtime";

/// Returns the files of the embedded runtime.
pub(super) fn files(settings: &Crate<'_>) -> Vec<CrateFile> {
    let types_only = settings.config.package.types_only;
    let files = FILES.iter().filter(|(path, _)| !types_only || models::needs_file(path));
    let text = |text: &str| {
        if types_only {
            embedded(&models::without_client(text), settings)
        } else {
            embedded(text, settings)
        }
    };
    let file = |(path, contents): &(&str, &str)| CrateFile {
        path: format!("src/{MODULE}/{}", if *path == "lib.rs" { "mod.rs" } else { path }),
        origin: format!("sailwright-runtime/src/{path}"),
        contents: Contents::Text(text(contents)),
    };
    files.map(file).collect()
}

/// Adapts a file: paths begin with the module, examples with the generated crate, and macros are not exported.
fn embedded(text: &str, settings: &Crate<'_>) -> String {
    let (inside, outside) = (settings.home.inside(), settings.outside());
    let text = text.split("// Not embedded.\n").next().unwrap_or_default().trim_end();
    let text = format!("{text}\n");
    text.replace("#[macro_export]\n", "")
        .replace("// Exported macros.\npub use", "pub(crate) use")
        .replace(
            &format!("{MODULE}::generated::"),
            &format!("{outside}::{{{MODULE}}}::generated::"),
        )
        .replace(&format!("{MODULE}::"), &format!("{outside}::"))
        .replace(&format!("{{{MODULE}}}"), MODULE)
        .replace("crate::Client", &format!("{{{inside}}}::Client"))
        .replace("crate::", &format!("{inside}::{MODULE}::"))
        .replace(&format!("{{{inside}}}"), &inside)
}

//! The files of a program.

/// Returns the root of a program with a number of files.
pub fn root(files: usize) -> String {
    let modules: Vec<_> = (0..files).map(|at| format!("mod u{at};\n")).collect();
    format!("#![allow(warnings)]\n{}", modules.concat())
}

/// Returns a file with the names that declarations use without a path.
pub fn file(code: &str) -> String {
    format!(
        "use std::collections::BTreeMap;\nuse std::future::{{Future, IntoFuture}};\nuse std::path::{{Path, PathBuf}};\n\
         use std::pin::Pin;\nuse std::sync::Arc;\nuse std::time::{{Duration, SystemTime}};\nuse api::*;\n{code}\n"
    )
}

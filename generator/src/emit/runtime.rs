//! The runtime, as it is copied into every crate.

use super::Tree;
use crate::render;

/// All files of the runtime, by their path below `src/runtime`; a test compares the list with the folder.
pub(crate) const FILES: &[(&str, &str)] = &[
    ("json/fault.rs", include_str!("../../../templates/src/runtime/json/fault.rs")),
    ("json/mod.rs", include_str!("../../../templates/src/runtime/json/mod.rs")),
    ("json/reader.rs", include_str!("../../../templates/src/runtime/json/reader.rs")),
    ("json/view.rs", include_str!("../../../templates/src/runtime/json/view.rs")),
    ("mod.rs", include_str!("../../../templates/src/runtime/mod.rs")),
];

/// The runtime with the header line.
pub(super) fn files() -> Tree {
    FILES
        .iter()
        .map(|(path, text)| {
            let header = render::header("//", &format!("templates/src/runtime/{path}"));
            (format!("src/runtime/{path}"), format!("{header}\n\n{text}"))
        })
        .collect()
}

//! The one file that says from what the crate was generated; no other file changes when only this does.

use std::fmt::Write as _;

use super::{Module, docs};
use crate::render;

/// Its path.
pub(super) const PATH: &str = "sailwright.lock";

/// Generator, documents, and a hash of what was read.
pub(super) fn text(modules: &[Module<'_>]) -> String {
    let roots: Vec<&str> = modules.iter().map(|module| module.root).collect();
    let mut text = render::header("#", &roots.join(", "));
    let _ = write!(text, "\n\ngenerator = \"sailwright {}\"\n", env!("CARGO_PKG_VERSION"));
    for module in modules {
        let quoted = |text: &str| {
            let text = text.chars().filter(|c| docs::is_visible(*c)).collect();
            toml::Value::String(text).to_string()
        };
        let _ = write!(
            text,
            "\n[[document]]\nroot = {}\ntitle = {}\nversion = {}\nsha256 = {}\n",
            quoted(module.root),
            quoted(&module.ir.title),
            quoted(&module.ir.version),
            quoted(module.digest),
        );
    }
    text
}

//! Documents and configuration files on the disk.

use std::path::Path;

use super::{CONFIG, Input, is_config};
use crate::diagnostic::io_reason;
use crate::load::Source;

/// Reads an existing path.
pub(super) fn read(argument: &str) -> Result<Input, String> {
    let path = Path::new(argument);
    let path = if path.is_dir() { path.join(CONFIG) } else { path.to_owned() };
    if !is_config(&path) {
        return Ok(Input::document(argument, Source::disk(), &path));
    }
    let shown = path.to_string_lossy();
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {shown}: {}", io_reason(&error)))?;
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    Input::configured(argument, Source::Disk { folder }, &text, &shown)
}

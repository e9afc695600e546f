//! Removal of the diagnostics that the configuration accepts.

use std::path::Path;

use super::provenance::shown_path;
use crate::config::Accept;
use crate::diagnostic::Diagnostic;
use crate::load::Files;

/// Removes the accepted diagnostics of a document, and sets the entries of `used` at the indices of the entries of
/// `accept` that matched.
pub(super) fn remove_accepted(
    diagnostics: &mut Vec<Diagnostic>,
    files: &Files,
    accept: &[Accept],
    used: &mut [bool],
) {
    diagnostics.retain(|diagnostic| {
        let file = files.get(diagnostic.at.file);
        let path = file.map(|file| shown_path(Path::new(""), &file.path)).unwrap_or_default();
        let location = format!("{path}#{}", diagnostic.at.pointer);
        let mut is_accepted = false;
        for (entry, used) in accept.iter().zip(used.iter_mut()) {
            if entry.matches(diagnostic.code, &location) {
                *used = true;
                is_accepted = true;
            }
        }
        !is_accepted
    });
}

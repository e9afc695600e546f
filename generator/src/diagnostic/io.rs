//! Errors of the operating system in plain words.

use std::io::{Error, ErrorKind};

/// Returns the reason why a file cannot be read or written.
#[must_use]
pub(crate) fn io_reason(error: &Error) -> String {
    let reason = match error.kind() {
        ErrorKind::NotFound => "it does not exist",
        ErrorKind::PermissionDenied => "permission is denied",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::NotADirectory => "a parent of it is not a folder",
        ErrorKind::InvalidData => "it is not UTF-8",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::ReadOnlyFilesystem => "the file system is read-only",
        _ => return format!("system error {}", error.raw_os_error().unwrap_or_default()),
    };
    reason.to_owned()
}

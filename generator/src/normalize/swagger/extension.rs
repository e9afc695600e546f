//! Extensions that change what an operation does, and that clients do not follow.

use super::{Converter, Node};
use crate::diagnostic::Code;

/// The extensions, each with what to do instead.
const EXTENSIONS: [(&str, &str); 2] = [
    ("x-ms-pageable", "the operation returns one page; declare the list under `[[pages]]`"),
    (
        "x-ms-long-running-operation",
        "the operation returns the first response; declare it under `[[job]]`",
    ),
];

impl<'s> Converter<'s, '_, '_> {
    /// Reports the extensions of an operation that have no effect.
    pub(super) fn report_extensions(&mut self, operation: &Node<'s>) {
        for (key, help) in EXTENSIONS {
            let value = operation.fields.get(key);
            if value.is_some_and(|value| !value.is_null() && value != &serde_json::json!(false)) {
                let message = format!("`{key}` is not supported");
                self.report(Code::UnsupportedExtension, &operation.at.child(key), message, help);
            }
        }
    }
}

//! The charset of a media type.

use super::rejected::Rejected;
use crate::diagnostic::Code;
use crate::ir::charset;
use crate::lower::schema::TypeBuilder;
use crate::spec::Content;

/// Returns whether the runtime writes the charset of a media type, and reports one that it does not.
pub(super) fn is_supported(types: &mut TypeBuilder<'_>, content: &Content) -> bool {
    let Some(charset) = charset(&content.media_type).filter(|charset| !is_known(charset)) else {
        return true;
    };
    types.diagnostics.push(
        Code::UnsupportedCharset,
        &content.at,
        format!("the charset `{charset}` is not supported"),
        "the request body is bytes, which the caller encodes",
    );
    false
}

/// Returns an error if JSON cannot be written in the charset of its media type. The characters of ASCII are the same in
/// all others.
pub(super) fn check_json(content: &Content) -> Result<(), Rejected> {
    match charset(&content.media_type) {
        Some(charset) if charset.starts_with("utf-16") || !is_known(&charset) => {
            Err(rejected(content, format!("JSON in the charset `{charset}` is not supported")))
        }
        _ => Ok(()),
    }
}

/// Returns an error if the media type of a form has a charset, which has no effect in a form.
pub(super) fn check_form(content: &Content) -> Result<(), Rejected> {
    match charset(&content.media_type) {
        Some(charset) => {
            Err(rejected(content, format!("a form in the charset `{charset}` is not supported")))
        }
        None => Ok(()),
    }
}

fn rejected(content: &Content, message: String) -> Rejected {
    Rejected { code: Code::UnsupportedCharset, at: content.at.clone(), message }
}

/// Returns whether the runtime writes a charset.
pub(super) fn is_known(charset: &str) -> bool {
    let encoding = encoding_rs::Encoding::for_label(charset.as_bytes());
    charset.starts_with("utf-16")
        || encoding.is_some_and(|encoding| encoding.output_encoding() == encoding)
}

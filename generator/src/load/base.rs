//! The base of the references in a file: its path, or the URI that the document declares for itself (`$self`).

use std::path::{Path, PathBuf};

use serde_json::Value;
use url::Url;

use super::reference::{has_scheme, relative_to};
use crate::tree::percent_decoded;

/// The base of references, or the file that a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Base {
    /// A path, relative to the folder of the source.
    Path(PathBuf),
    /// A URI without a fragment.
    Uri(Url),
}

impl Base {
    /// Returns the base of a file that a reference led to, which can declare another one.
    pub(super) fn of(tree: &Value, target: Self) -> Self {
        let text = tree.get("$self").and_then(Value::as_str).unwrap_or_default();
        let text = text.split('#').next().unwrap_or_default();
        // References that are relative to `urn:example:pets` have no meaning.
        let is_base = |base: &Self| !matches!(base, Self::Uri(uri) if uri.cannot_be_a_base());
        let is_empty = text.is_empty() || tree.get("openapi").is_none();
        if is_empty { target } else { target.join(text).filter(is_base).unwrap_or(target) }
    }

    /// Returns the file that a reference without its fragment leads to. `None` if it is no URI.
    pub(super) fn join(&self, text: &str) -> Option<Self> {
        match self {
            Self::Uri(uri) => uri.join(text).ok().map(Self::uri),
            Self::Path(_) if text.starts_with("//") => None,
            Self::Path(_) if has_scheme(text) => Url::parse(text).ok().map(Self::uri),
            Self::Path(path) => {
                Some(Self::Path(relative_to(path, Path::new(&percent_decoded(text)))))
            }
        }
    }

    /// Returns the path of a target if the files are in the same folders as their URIs. `path` is that of the file with
    /// this base.
    pub(super) fn path_of(&self, path: &Path, target: &Self) -> Option<PathBuf> {
        match (self, target) {
            (_, Self::Path(path)) => Some(path.clone()),
            (Self::Uri(uri), Self::Uri(target)) => {
                let relative = uri.make_relative(target).filter(|text| !text.contains('?'))?;
                Some(relative_to(path, Path::new(&percent_decoded(&relative))))
            }
            (Self::Path(_), Self::Uri(_)) => None,
        }
    }

    fn uri(mut uri: Url) -> Self {
        uri.set_fragment(None);
        Self::Uri(uri)
    }
}

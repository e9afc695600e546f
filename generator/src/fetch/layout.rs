//! The paths of downloaded files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use url::Url;

use crate::tree::percent_decoded;

/// The longest name of a file or folder, in bytes.
const MAX_NAME: usize = 100;
/// The folder of the other files.
const HOSTS: &str = "hosts";

/// The paths of downloaded files. Those below the folder of the root file are as in their URLs, so that relative references
/// between them stay as they are, and no reference leads out of the folder of the document; all others are in a folder for
/// each server.
pub(super) struct Layout {
    root: Url,
    paths: BTreeMap<Url, String>,
    /// All paths and their folders, in lower case, because some file systems ignore the case.
    taken: BTreeSet<String>,
}

impl Layout {
    /// Creates the layout for the files of a root file.
    pub(super) fn new(root: &Url) -> Self {
        let taken = BTreeSet::from(["fetch.toml".to_owned()]);
        Self { root: root.clone(), paths: BTreeMap::new(), taken }
    }

    /// Selects the path of a file with a URL, from its URL after redirects.
    pub(super) fn path(&mut self, requested: &Url, url: &Url) {
        let mut segments: Vec<String> = Vec::new();
        let mut path = url.path();
        let folder = self.root.path();
        let folder = folder.get(..folder.rfind('/').map_or(0, |end| end + 1)).unwrap_or_default();
        let is_same_origin = url.origin() == self.root.origin();
        if let Some(below) = path.strip_prefix(folder).filter(|_| is_same_origin) {
            path = below;
        } else {
            let port = url.port().map(|port| format!("_{port}")).unwrap_or_default();
            segments.push(HOSTS.to_owned());
            segments.push(safe(&format!("{}{port}", url.host_str().unwrap_or_default())));
        }
        let parts = path.split('/').filter(|part| !part.is_empty());
        segments.extend(parts.map(|part| safe(&percent_decoded(part))));
        if url.path().ends_with('/') || segments.is_empty() {
            segments.push("openapi.yaml".to_owned());
        }
        let mut path = segments.join("/");
        // A file with another name could be one that a tool reads or runs.
        if ![".yaml", ".yml", ".json"].iter().any(|end| path.to_lowercase().ends_with(end)) {
            path.push_str(".yaml");
        }
        // The query after a redirect is often another one each time.
        let has_query = requested.query().is_some() && *url != self.root;
        if has_query || self.is_taken(&path) {
            path = with_digest(&path, requested);
        }
        let lower = path.to_lowercase();
        let folders = lower.match_indices('/').filter_map(|(end, _)| lower.get(..end));
        self.taken.extend(folders.map(|folder| format!("{folder}/")));
        self.taken.insert(lower);
        self.paths.insert(url.clone(), path.clone());
        self.paths.insert(requested.clone(), path);
    }

    /// Records another URL of a file. Returns whether the file is known.
    pub(super) fn alias(&mut self, requested: &Url, url: &Url) -> bool {
        let path = self.paths.get(url).cloned();
        path.is_some_and(|path| {
            self.paths.insert(requested.clone(), path);
            true
        })
    }

    /// Returns the path of a file, if it was selected.
    pub(super) fn known(&self, url: &Url) -> Option<&str> {
        self.paths.get(url).map(String::as_str)
    }

    /// Returns whether there is a file at a path or at a parent of it, or a folder at the path.
    fn is_taken(&self, path: &str) -> bool {
        let lower = path.to_lowercase();
        let mut parents = lower.match_indices('/').filter_map(|(end, _)| lower.get(..end));
        self.taken.contains(&lower)
            || self.taken.contains(&format!("{lower}/"))
            || parents.any(|parent| self.taken.contains(parent))
    }
}

/// Returns the name of a file or folder that every system allows: it leads to no other folder.
fn safe(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '@' | '+');
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let end =
        plain.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= MAX_NAME);
    let plain = plain.get(..end.last().unwrap_or_default()).unwrap_or_default().trim();
    if plain.trim_end_matches('.').is_empty() {
        return "_".to_owned();
    }
    // Tools read the configuration in hidden files.
    plain.strip_prefix('.').map_or_else(|| plain.to_owned(), |rest| format!("_{rest}"))
}

/// Returns a path whose file name contains a digest of the URL, in a folder of its own.
fn with_digest(path: &str, url: &Url) -> String {
    let mut digest = String::new();
    for byte in Sha256::digest(url.as_str()).iter().take(6) {
        let _ = write!(digest, "{byte:02x}");
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    format!("{HOSTS}/{digest}/{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_no_other_folder() {
        for (name, expected) in [
            ("pet.yaml", "pet.yaml"),
            ("..", "_"),
            ("", "_"),
            ("a/b", "a_b"),
            ("..\\b", "_._b"),
            ("C:", "C_"),
            (".cargo", "_cargo"),
            ("a\0\n", "a__"),
        ] {
            assert_eq!(safe(name), expected, "{name:?}");
        }
        assert_eq!(safe(&"é".repeat(200)).len(), 100);
    }

    #[test]
    fn paths_are_those_of_the_urls_and_never_equal() {
        let root = Url::parse("https://pets.test/api/openapi.yaml").unwrap();
        let mut layout = Layout::new(&root);
        for (url, expected) in [
            ("https://pets.test/api/openapi.yaml", "openapi.yaml"),
            ("https://pets.test/api/models/pet.yaml", "models/pet.yaml"),
            ("https://pets.test/api/../../common/%2e%2e/Pet.yaml", "hosts/pets.test/Pet.yaml"),
            ("https://pets.test/api/%2e%2e%2fpet.yaml", "_._pet.yaml"),
            ("https://pets.test/api/.cargo/config.toml", "_cargo/config.toml.yaml"),
            ("https://pets.test/build.rs", "hosts/pets.test/build.rs.yaml"),
            ("https://other.test/pet.yaml", "hosts/other.test/pet.yaml"),
            ("https://pets.test/", "hosts/pets.test/openapi.yaml"),
        ] {
            let url = Url::parse(url).unwrap();
            layout.path(&url, &url);
            assert_eq!(layout.known(&url), Some(expected));
        }
        let under_a_file = Url::parse("https://pets.test/api/openapi.yaml/pet.yaml").unwrap();
        layout.path(&under_a_file, &under_a_file);
        assert!(layout.known(&under_a_file).unwrap().starts_with("hosts/"));
    }
}

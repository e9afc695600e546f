//! Downloads of documents: the files that a document references, as a folder in which the references lead from file to
//! file.

mod client;
mod layout;
mod references;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};
use url::Url;

use self::client::Client;
use self::layout::Layout;
use self::references::{references, rewritten, scheme_names};
use crate::diagnostic::{Code, Diagnostics, FileId, Location};
use crate::load::{Files, Source, decode};

/// The largest number of files.
const MAX_FILES: usize = 10_000;

/// The files of a document.
#[derive(Debug, Default)]
pub(crate) struct Download {
    /// The files in the order in which they were found; the first one is the root.
    pub(crate) files: Vec<Fetched>,
    /// The references that could not be downloaded. A file has the position of its number in `files`.
    pub(crate) diagnostics: Diagnostics,
}

/// A downloaded file.
#[derive(Debug)]
pub(crate) struct Fetched {
    pub(crate) url: Url,
    /// The URL after redirects, to which the references of the file are relative.
    pub(crate) base: Url,
    /// The path in the folder, with `/`.
    pub(crate) path: String,
    /// The text, with references that lead to the other files.
    pub(crate) text: String,
    /// The SHA-256 digest of the bytes that the server sent, in hexadecimal.
    pub(crate) digest: String,
}

/// Downloads a document and every file that it references.
///
/// # Errors
///
/// Returns the reason why the root file cannot be downloaded.
pub(crate) fn download(root: &str) -> Result<Download, String> {
    let root = Url::parse(root).map_err(|_| "this is not a URL".to_owned())?;
    let client = Client::new(&root)?;
    let root = without_fragment(root);
    let (base, body) = client.get(&root)?;
    let base = without_fragment(base);
    let mut layout = Layout::new(&base);
    let mut download = Download::default();
    layout.path(&root, &base);
    download.add((root, base), &layout, body);
    // The results of the targets, by URL.
    let mut targets: BTreeMap<Url, Result<(), String>> = BTreeMap::new();
    let root = download.files.first().map(|file| tree(&file.text)).unwrap_or_default();
    let schemes = scheme_names(&root);
    let mut position = 0;
    while let Some(file) = download.files.get(position) {
        let (base, found) = (file.base.clone(), references(&tree(&file.text), &schemes));
        for (pointer, reference) in found {
            let Some(url) = base.join(&reference).ok().map(without_fragment) else { continue };
            if reference.starts_with('#') || layout.known(&url).is_some() {
                continue;
            }
            let result = targets
                .entry(url.clone())
                .or_insert_with(|| download.file(url, &client, &mut layout));
            if let Err(reason) = result {
                let id = FileId(u32::try_from(position).unwrap_or(u32::MAX));
                download.diagnostics.push(
                    Code::UnresolvedReference,
                    &Location { file: id, pointer },
                    format!("`{reference}` cannot be downloaded: {reason}"),
                    "correct the reference in the downloaded file, or with an overlay",
                );
            }
        }
        position += 1;
    }
    for file in &mut download.files {
        let references = references(&tree(&file.text), &schemes);
        file.text = rewritten(file, &references, &layout);
    }
    Ok(download)
}

impl Download {
    /// Downloads a file, unless it is known by its URL after redirects.
    fn file(&mut self, url: Url, client: &Client, layout: &mut Layout) -> Result<(), String> {
        if self.files.len() >= MAX_FILES {
            return Err(format!("the document has more than {MAX_FILES} files"));
        }
        let (base, body) = client.get(&url)?;
        let base = without_fragment(base);
        if !layout.alias(&url, &base) {
            layout.path(&url, &base);
            self.add((url, base), layout, body);
        }
        Ok(())
    }

    fn add(&mut self, (url, base): (Url, Url), layout: &Layout, body: Vec<u8>) {
        let mut digest = String::new();
        for byte in Sha256::digest(&body) {
            let _ = write!(digest, "{byte:02x}");
        }
        let path = layout.known(&url).unwrap_or_default().to_owned();
        let mut faults = Vec::new();
        let text = decode(body, &mut faults);
        let file = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        for (code, message, position) in faults {
            let help = "the file is stored as UTF-8; compare its text with the original";
            self.diagnostics.push_at(code, file, position, message, help);
        }
        self.files.push(Fetched { url, base, path, text, digest });
    }

    /// Returns the record of the download.
    pub(crate) fn record(&self) -> String {
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let mut text =
            "# The files that `sailwright fetch` has downloaded. Run it again to update them.\n"
                .to_owned();
        for file in &self.files {
            // A query can have a token.
            let mut url = file.url.clone();
            url.set_query(None);
            let (path, url) = (quoted(&file.path), quoted(url.as_str()));
            let digest = quoted(&file.digest);
            let _ = write!(text, "\n[[file]]\npath = {path}\nurl = {url}\nsha256 = {digest}\n");
        }
        text
    }
}

/// Returns the parsed text of a file. Null if it cannot be parsed.
fn tree(text: &str) -> serde_json::Value {
    let path = PathBuf::from("file.yaml");
    let source = Source::Memory(BTreeMap::from([(path.clone(), text.to_owned())]));
    let files = Files::read(&source, &path, false);
    files.iter().next().map(|(_, file)| file.tree.clone()).unwrap_or_default()
}

fn without_fragment(mut url: Url) -> Url {
    url.set_fragment(None);
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_not_utf_8_is_read_as_from_the_disk_and_reported() {
        let url = Url::parse("https://pets.test/openapi.yaml").unwrap();
        let mut layout = Layout::new(&url);
        layout.path(&url, &url);
        let mut download = Download::default();
        download.add((url.clone(), url), &layout, b"title: caf\xe9\n".to_vec());
        assert_eq!(download.files[0].text, "title: café\n");
        let diagnostics = download.diagnostics.into_sorted();
        assert!(matches!(&diagnostics[..], [one] if one.code == Code::InvalidUtf8));
    }
}

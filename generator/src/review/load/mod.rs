//! The arguments of a review: each names a crate, by a document, a configuration file or a revision of git.

mod disk;
mod git;
mod names;

use std::path::{Path, PathBuf};

use crate::config::{Config, Document};
use crate::load::Source;

/// The name of the configuration file.
const CONFIG: &str = "sailwright.toml";

/// A crate that can be compared: where its files are, and how it is generated.
#[derive(Clone, Debug)]
pub struct Input {
    /// The argument.
    pub(super) argument: String,
    /// The files.
    pub(super) source: Source,
    /// The configuration.
    pub(super) config: Config,
    /// The path of the configuration file, for display. `None` for a document without configuration.
    pub(super) config_path: Option<String>,
    /// The folder of all other paths, for display.
    pub(super) folder: PathBuf,
}

impl Input {
    /// Reads an argument: `-` is the text that `stdin` returns, an existing path is a document, a configuration file or the
    /// folder of one, and `REV:PATH` is a path in a revision of git.
    ///
    /// # Errors
    ///
    /// Returns the reason why the argument cannot be read.
    pub fn read(
        argument: &str,
        stdin: impl FnOnce() -> Result<String, String>,
    ) -> Result<Self, String> {
        if argument == "-" {
            let path = PathBuf::from("-");
            let source = Source::Memory([(path.clone(), stdin()?)].into());
            return Ok(Self::document(argument, source, &path));
        }
        if Path::new(argument).exists() {
            return disk::read(argument);
        }
        match argument.split_once(':') {
            Some((revision, path)) => git::read(argument, revision, path),
            None => Err(format!(
                "`{argument}` does not exist; name a file or folder, or `REV:PATH` in a revision of git"
            )),
        }
    }

    /// Creates the input of files in memory: a configuration and the files that it names.
    ///
    /// # Errors
    ///
    /// Returns the first mistake in the configuration.
    pub fn memory(source: Source, config: &str) -> Result<Self, String> {
        Self::configured(CONFIG, source, config, CONFIG)
    }

    fn document(argument: &str, source: Source, root: &Path) -> Self {
        let document = Document { root: root.to_owned(), ..Document::default() };
        let config = Config { documents: vec![document], ..Config::default() };
        let argument = argument.to_owned();
        Self { argument, source, config, config_path: None, folder: PathBuf::new() }
    }

    fn configured(argument: &str, source: Source, text: &str, path: &str) -> Result<Self, String> {
        let config = Config::read(text).map_err(|error| error.at(path))?;
        Ok(Self {
            argument: argument.to_owned(),
            source,
            config,
            config_path: Some(path.to_owned()),
            folder: Path::new(path).parent().unwrap_or(Path::new("")).to_owned(),
        })
    }
}

/// Returns whether a path is that of a configuration file.
fn is_config(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

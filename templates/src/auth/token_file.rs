//! Access tokens in a file, which several processes share.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use secrecy::ExposeSecret;
use serde_json::{Map, Value, json};

use super::AccessToken;
use crate::json::{from_slice, to_vec};

/// The time before its expiry from which on a stored token is not used.
const MARGIN: Duration = Duration::from_secs(60);

/// A file with access tokens: a JSON object with an entry for each client ID, token endpoint and scopes.
#[derive(Clone, Debug)]
pub(crate) struct TokenFile {
    path: PathBuf,
}

impl TokenFile {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Returns a token with its remaining lifetime; `None` if the file contains none that is still valid.
    pub(super) fn read(&self, key: &str) -> Option<AccessToken> {
        let entries = self.entries();
        let entry = entries.get(key)?;
        let left = expiry(entry)?.duration_since(SystemTime::now() + MARGIN).ok()?;
        let token = entry.get("token")?.as_str().filter(|token| !token.is_empty())?;
        Some(AccessToken::new(token, Some(left + MARGIN)))
    }

    /// Stores a token that expires, and removes those that have expired.
    pub(super) fn write(&self, key: &str, token: &AccessToken) -> io::Result<()> {
        let Some(expires) = token.lifetime.and_then(|left| SystemTime::now().checked_add(left))
        else {
            return Ok(());
        };
        let seconds = expires.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let mut entries = Map::new();
        for (key, entry) in self.entries() {
            if expiry(&entry).is_some_and(|time| time > SystemTime::now()) {
                entries.insert(key, entry);
            }
        }
        let entry = json!({ "token": token.secret.expose_secret(), "expires": seconds });
        entries.insert(key.to_owned(), entry);
        replace(&self.path, &to_vec(&Value::Object(entries)))
    }

    /// Returns the entries; none if the file is missing or damaged.
    fn entries(&self) -> Map<String, Value> {
        match from_slice(&fs::read(&self.path).unwrap_or_default()) {
            Ok(Value::Object(entries)) => entries,
            _ => Map::new(),
        }
    }
}

/// Returns the key of the tokens of a client ID at a token endpoint, for scopes. One host can have an endpoint for each tenant.
pub(super) fn key(id: &str, token_url: &str, scopes: &str) -> String {
    let key = to_vec(&json!([id, token_url, scopes]));
    String::from_utf8_lossy(&key).into_owned()
}

fn expiry(entry: &Value) -> Option<SystemTime> {
    UNIX_EPOCH.checked_add(Duration::from_secs(entry.get("expires")?.as_u64()?))
}

/// Replaces a file with one that only its owner can read. Other processes read either the old or the new one.
fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{:016x}", fastrand::u64(..)));
    let new = path.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&new).and_then(|mut file| file.write_all(text));
    let replaced = written.and_then(|()| fs::rename(&new, path));
    if replaced.is_err() {
        // It does not exist if it could not be created.
        let _ = fs::remove_file(&new);
    }
    replaced
}

//! Keys by which a server recognizes a request that is sent again.

use std::fmt::Write;

use http::HeaderMap;

use super::{Request, invalid};

impl Request {
    /// Sends a random key in a header unless the caller sets another one. The key is the same in all attempts of a call,
    /// so that the request can be sent again.
    pub fn idempotency_key(&mut self, header: &'static str) {
        self.idempotency_key = Some(header);
        self.idempotent = true;
    }

    /// Returns the request with the key of a call, unless it or the options of the call contain one.
    pub(crate) fn with_key(mut self, options: &HeaderMap) -> Self {
        let Some(name) = self.idempotency_key else { return self };
        let given = options.get(name).or_else(|| self.headers.get(name));
        match given {
            // Without a key, the server would carry out both of two attempts.
            Some(key) if key.is_empty() => {
                self.fail(invalid("header", name, "a key must not be empty"));
            }
            Some(_) => {}
            None => match random_key() {
                Some(key) => self.set_header(name, &key),
                None => self.fail(invalid("header", name, "the system has no random numbers")),
            },
        }
        self
    }
}

/// Returns a random UUID (RFC 9562, section 5.4).
fn random_key() -> Option<String> {
    let mut bytes = random_bytes()?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut key = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        let hyphen = if matches!(index, 4 | 6 | 8 | 10) { "-" } else { "" };
        write!(key, "{hyphen}{byte:02x}").ok()?;
    }
    Some(key)
}

/// Returns random numbers of the operating system.
#[cfg(not(target_family = "wasm"))]
fn random_bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}

/// Returns random numbers, seeded by the browser.
#[cfg(target_family = "wasm")]
fn random_bytes() -> Option<[u8; 16]> {
    Some(fastrand::u128(..).to_ne_bytes())
}

//! Fingerprints of entries.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::review::report::Entry;

/// The number of bytes of a fingerprint.
const BYTES: usize = 8;

/// Sets the fingerprints: hashes of the rules and of the names of the subjects. Entries with the same names are counted.
pub(in crate::review) fn fingerprints(entries: &mut [Entry]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries {
        let names = [
            entry.rule.name(),
            entry.document.as_deref().unwrap_or_default(),
            &format!("{:?}", entry.subject.kind),
            &entry.subject.name,
            entry.subject.part.as_deref().unwrap_or_default(),
        ]
        .join("\0");
        let count = counts.entry(names.clone()).or_default();
        *count += 1;
        entry.fingerprint = hash(&format!("{names}\0{count}"));
    }
}

fn hash(text: &str) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(text.as_bytes()).iter().take(BYTES) {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

//! Fingerprints of entries.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::review::report::{Entry, SubjectKind};

/// The number of bytes of a fingerprint.
const BYTES: usize = 8;

/// Sets the fingerprints: hashes of the rules and of the names of the subjects. Entries with the same names are counted.
///
/// The subjects of an equal change of many operations are these operations, so that an accepted change does not cover the
/// same change of further operations. A document without a module is the only one of its crate, and neither its title nor the
/// name of the crate distinguishes two changes.
pub(in crate::review) fn fingerprints(entries: &mut [Entry], modules: &BTreeSet<&str>) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries {
        let kind = format!("{:?}", entry.subject.kind);
        let document = entry.document.as_deref().filter(|name| modules.contains(name));
        let name = match entry.subject.kind {
            SubjectKind::Document | SubjectKind::Crate => "",
            _ => &entry.subject.name,
        };
        let mut names = vec![
            entry.rule.name(),
            document.unwrap_or_default(),
            &kind,
            name,
            entry.subject.part.as_deref().unwrap_or_default(),
        ];
        if entry.subject.kind != SubjectKind::Type {
            names.extend(entry.uses.iter().map(String::as_str));
        }
        let names = names.join("\0");
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

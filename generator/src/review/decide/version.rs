//! The versions that changes require, by the rules of semantic versioning.

use semver::Version;

use crate::diagnostic::Verdict;
use crate::review::pair::DocumentRefs;
use crate::review::report::{Entry, VersionAdvice};
use crate::review::side::Side;

/// The part of a version that changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Patch,
    Minor,
    Major,
}

/// Returns the versions of the crate and of the documents whose versions are semantic ones.
pub(in crate::review) fn versions(
    old: &Side,
    new: &Side,
    pairs: &[DocumentRefs],
    entries: &[Entry],
) -> Vec<VersionAdvice> {
    let of_crate = level(entries.iter(), Verdict::Source);
    let (before, after) = (&old.config.package.version, &new.config.package.version);
    let mut all = vec![advice("[crate] version".to_owned(), before, after, of_crate)];
    for pair in pairs {
        let (Some(before), Some(after)) = (pair.old, pair.new) else { continue };
        let (before, after) = (&old.documents[before], &new.documents[after]);
        let own = entries.iter().filter(|entry| entry.document.as_ref() == Some(&after.name));
        let of = format!("info.version of {}", after.name);
        all.push(advice(of, &before.ir.version, &after.ir.version, level(own, Verdict::Wire)));
    }
    all
}

/// Returns the part of the version that changes require, if `breaking` changes require a new major version.
fn level<'a>(entries: impl Iterator<Item = &'a Entry>, breaking: Verdict) -> Option<Level> {
    let levels = entries.map(|entry| match entry.verdict() {
        _ if entry.verdicts.contains(&breaking) => Level::Major,
        Verdict::Doc => Level::Patch,
        _ => Level::Minor,
    });
    levels.max()
}

fn advice(of: String, old: &str, new: &str, level: Option<Level>) -> VersionAdvice {
    let before = Version::parse(old).ok();
    let required = before.map(|before| level.map_or(before.clone(), |level| next(&before, level)));
    let after = Version::parse(new).ok();
    let core = |version: &Version| (version.major, version.minor, version.patch);
    let is_too_low = match (&required, &after) {
        (Some(required), Some(after)) => core(after) < core(required),
        _ => false,
    };
    VersionAdvice {
        of,
        old: old.to_owned(),
        new: new.to_owned(),
        required: required.map(|version| version.to_string()),
        is_too_low,
        is_error: is_too_low && old != new,
    }
}

/// Returns the lowest version after a change. Before 1.0.0, the first number that is not zero is the major version.
fn next(version: &Version, level: Level) -> Version {
    let Version { major, minor, patch, .. } = *version;
    match (major, minor, level) {
        (0, 0, _) => Version::new(0, 0, patch.saturating_add(1)),
        (0, _, Level::Major) => Version::new(0, minor.saturating_add(1), 0),
        (0, ..) | (_, _, Level::Patch) => Version::new(major, minor, patch.saturating_add(1)),
        (_, _, Level::Minor) => Version::new(major, minor.saturating_add(1), 0),
        (_, _, Level::Major) => Version::new(major.saturating_add(1), 0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_number_that_is_not_zero_is_the_major_version() {
        for (version, level, expected) in [
            ("1.2.3", Level::Major, "2.0.0"),
            ("1.2.3", Level::Minor, "1.3.0"),
            ("1.2.3", Level::Patch, "1.2.4"),
            ("0.2.3", Level::Major, "0.3.0"),
            ("0.2.3", Level::Minor, "0.2.4"),
            ("0.0.3", Level::Major, "0.0.4"),
        ] {
            let found = advice(String::new(), version, version, Some(level));
            assert_eq!(found.required.as_deref(), Some(expected), "{version} {level:?}");
            assert!(found.is_too_low && !found.is_error, "no version is made yet");
        }
    }

    #[test]
    fn version_that_is_too_low_is_an_error() {
        assert!(advice(String::new(), "1.2.3", "1.3.0", Some(Level::Major)).is_error);
        assert!(!advice(String::new(), "1.2.3", "2.0.0", Some(Level::Major)).is_too_low);
        assert_eq!(advice(String::new(), "v2024", "v2025", Some(Level::Major)).required, None);
    }
}

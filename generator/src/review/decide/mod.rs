//! The decisions about changes: verdicts, accepted changes, and versions.

mod accept;
mod fingerprint;
mod verdict;
mod version;

pub(super) use self::accept::accept;
pub(super) use self::fingerprint::fingerprints;
pub(super) use self::verdict::Decider;
pub(super) use self::version::versions;

//! Changes that the configuration accepts.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::review::report::{AcceptProblem, Acceptance, Entry, FileLocation};

/// Marks the accepted entries, and returns the entries of the configuration that are expired or match nothing. `today` is a
/// day such as `2027-01-31`.
pub(in crate::review) fn accept(
    entries: &mut [Entry],
    config: &Config,
    path: &str,
    today: &str,
) -> Vec<AcceptProblem> {
    let known: BTreeSet<String> = entries.iter().map(|entry| entry.fingerprint.clone()).collect();
    let mut problems = Vec::new();
    for (position, accept) in config.review.accept.iter().enumerate() {
        let fingerprint = accept.fingerprint.clone();
        let is_expired = accept.until.as_deref().is_some_and(|until| until < today);
        let is_known = known.contains(&fingerprint);
        let message = if !is_known {
            format!("no change has the fingerprint `{fingerprint}`; remove the entry")
        } else if is_expired {
            let until = accept.until.as_deref().unwrap_or_default();
            format!("the acceptance of `{fingerprint}` ended on {until}")
        } else {
            for entry in entries.iter_mut().filter(|entry| entry.fingerprint == fingerprint) {
                let (reason, until) = (accept.reason.clone(), accept.until.clone());
                entry.acceptance = Some(Acceptance { reason, until });
            }
            continue;
        };
        let at = config.position(&["review", "accept", &position.to_string()]);
        let (line, column) = at.map_or((1, 1), |at| (at.line, at.column));
        let location = FileLocation { file: path.to_owned(), line, column };
        let is_expired = is_expired && is_known;
        problems.push(AcceptProblem { fingerprint, is_expired, location, message });
    }
    problems
}

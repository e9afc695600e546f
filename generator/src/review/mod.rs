//! The comparison of two generated crates: what a change breaks, and for whom.
//!
//! [`review()`] runs all stages before the printing of files for both crates, finds the `pair`s of documents, operations
//! and types, `compare`s them, and attributes the public `items` that code cannot use as before to the changes. An item
//! that no change explains becomes an entry of its own, so that nothing is missing.

mod change;
mod code;
mod compare;
mod decide;
mod entry;
mod fold;
mod format;
mod items;
mod load;
mod lost;
mod pair;
mod place;
mod report;
mod side;
mod uses;

use self::items::Items;
use self::pair::Pairs;
use self::side::Side;

pub use code::mark_uses;
pub use format::{Format, format};
pub use load::Input;
pub use report::{
    AcceptProblem, Acceptance, BrokenItem, CrateInfo, DocumentInfo, DocumentPair, Entry,
    FileLocation, LostReference, Place, Report, Subject, SubjectKind, VersionAdvice,
};

/// Compares two crates. `today` is the day that accepted changes are compared with, such as `2027-01-31`.
///
/// # Errors
///
/// Returns the diagnostics as text if a document of either crate cannot be used.
pub fn review(old: Input, new: Input, today: &str) -> Result<Report, String> {
    let (old, new) = rayon::join(|| Side::read(old), || Side::read(new));
    let (old, new) = (old?, new?);
    // The decisions are those of the new crate; a document without configuration has those of the old one.
    let decisions = if new.config_path.is_some() { &new } else { &old };
    let pairs = Pairs::find(&old, &new, &decisions.config.review.path_rewrites);
    let mut entries = entry::entries(&old, &new, &pairs, &decisions.config.review);
    let apis = old.documents.iter().chain(&new.documents);
    let modules = apis.map(|api| api.module.as_str()).filter(|module| !module.is_empty());
    decide::fingerprints(&mut entries, &modules.collect());
    let path = decisions.config_path.as_deref().unwrap_or_default();
    let accepts = decide::accept(&mut entries, &decisions.config, path, today);
    Ok(Report {
        lost: lost::lost_references(&old, &new),
        documents: documents(&old, &new, &pairs),
        versions: decide::versions(&old, &new, &pairs.documents, &entries),
        item_names: Items::of(&old).names(),
        old: old.info(),
        new: new.info(),
        entries,
        accepts,
    })
}

fn documents(old: &Side, new: &Side, pairs: &Pairs) -> Vec<DocumentPair> {
    let info = |side: &Side, at: Option<usize>| {
        at.and_then(|at| side.documents.get(at)).map(side::Api::info)
    };
    let pairs = pairs.documents.iter().map(|pair| {
        let name = match (pair.new, pair.old) {
            (Some(at), _) => new.documents[at].name.clone(),
            (None, Some(at)) => old.documents[at].name.clone(),
            (None, None) => String::new(),
        };
        DocumentPair { name, old: info(old, pair.old), new: info(new, pair.new) }
    });
    pairs.collect()
}

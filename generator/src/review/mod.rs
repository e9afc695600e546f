//! The comparison of two generated crates: what a change breaks, and for whom.

mod format;
mod load;
mod report;

pub use format::{Format, format};
pub use load::Input;
pub use report::{
    AcceptProblem, Acceptance, BrokenItem, CrateInfo, DocumentInfo, DocumentPair, Entry,
    FileLocation, Place, Report, Subject, SubjectKind, VersionAdvice,
};

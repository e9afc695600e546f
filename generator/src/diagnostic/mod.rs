//! What was found wrong in a document, where, and what to do about it.

mod code;
mod place;

pub use code::{Code, Severity};
pub use place::{FileId, Place, Pointer};

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The place in the document as it was written.
    pub at: Place,
    /// Which rule this is about.
    pub code: Code,
    /// What is wrong, in the words of the specification.
    pub message: String,
    /// What follows from it, or what to do.
    pub help: Option<String>,
}

/// All that was found so far; stages add to it and go on.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Diagnostic>,
}

impl Findings {
    /// Adds a finding without advice.
    pub fn add(&mut self, code: Code, at: &Place, message: impl Into<String>) {
        self.list.push(Diagnostic { at: at.clone(), code, message: message.into(), help: None });
    }

    /// Adds a finding with advice on what to do, or what follows from it.
    pub fn add_with_help(
        &mut self,
        code: Code,
        at: &Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.list.push(Diagnostic {
            at: at.clone(),
            code,
            message: message.into(),
            help: Some(help.into()),
        });
    }

    /// Takes over the findings of another stage.
    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Whether one of them makes the result unusable.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|found| found.code.severity() == Severity::Error)
    }

    /// Everything that was found, each thing once, sorted by place.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort();
        self.list.dedup();
        self.list
    }
}

//! What was found wrong in a document, where, and what to do about it.

mod code;
mod locate;
mod place;
mod render;

pub use code::{Code, Severity};
pub use place::{FileId, Place, Pointer, Position};
pub use render::{Text, render};

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
    /// Line and column where they are known at once: the text itself is wrong, and there is no
    /// tree. Otherwise they are found by the place.
    pub position: Option<Position>,
}

/// All that was found so far; stages add to it and go on.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Diagnostic>,
}

impl Findings {
    /// Adds a finding without advice.
    pub fn add(&mut self, code: Code, at: &Place, message: impl Into<String>) {
        self.push(code, at, message.into(), None, None);
    }

    /// Adds a finding with advice on what to do, or what follows from it.
    pub fn add_with_help(
        &mut self,
        code: Code,
        at: &Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(code, at, message.into(), Some(help.into()), None);
    }

    /// Adds a finding about a text that has no tree.
    pub fn add_at_position(
        &mut self,
        code: Code,
        file: FileId,
        position: Position,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let at = Place { file, pointer: Pointer::default() };
        self.push(code, &at, message.into(), Some(help.into()), Some(position));
    }

    fn push(
        &mut self,
        code: Code,
        at: &Place,
        message: String,
        help: Option<String>,
        position: Option<Position>,
    ) {
        self.list.push(Diagnostic { at: at.clone(), code, message, help, position });
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

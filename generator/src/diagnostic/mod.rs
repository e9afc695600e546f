//! Diagnostics: errors and warnings about documents and the configuration, each with a location, a message and a help.

mod code;
mod io;
mod locate;
mod location;
mod render;
mod rule;
mod verdict;

pub use code::{Code, Severity};
pub(crate) use io::io_reason;
pub(crate) use locate::locate;
pub use location::{FileId, Location, Pointer, Position};
pub use render::{SourceText, render};
pub(crate) use render::{one_line, printable, render_each};
pub use rule::Rule;
pub use verdict::Verdict;

/// An error or a warning.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The node of the document, before any change by the generator.
    pub at: Location,
    /// The rule that is broken.
    pub code: Code,
    /// A description of the mistake, in the words of the specification.
    pub message: String,
    /// The correction as an imperative, or a description of what is generated instead.
    pub help: String,
    /// Line and column if the file has no tree of nodes. If `None`, they are looked up by `at` when the diagnostic is
    /// rendered.
    pub position: Option<Position>,
}

/// The diagnostics of all stages so far. A stage adds to them and continues.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a diagnostic about a node.
    pub fn push(
        &mut self,
        code: Code,
        at: &Location,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (message, help) = (message.into(), help.into());
        self.list.push(Diagnostic { at: at.clone(), code, message, help, position: None });
    }

    /// Adds a diagnostic about a position in a file that has no tree of nodes.
    pub fn push_at(
        &mut self,
        code: Code,
        file: FileId,
        position: Position,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (message, help) = (message.into(), help.into());
        let at = Location { file, pointer: Pointer::default() };
        self.list.push(Diagnostic { at, code, message, help, position: Some(position) });
    }

    /// Adds the diagnostics of another list.
    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Returns whether a diagnostic is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.code.severity() == Severity::Error)
    }

    /// Returns the diagnostics sorted by location, without duplicates.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort();
        self.list.dedup();
        self.list
    }
}

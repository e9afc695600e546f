//! The verdicts of a review.

use serde::Serialize;

/// The effect of a change, from the worst to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A deployed client stops working or loses data.
    Wire,
    /// Code that uses the crate stops compiling, or its arguments or names have another meaning.
    Source,
    /// Code compiles and does something else.
    Behavior,
    /// Something is added, and nothing else changes.
    Additive,
    /// Only the documentation changes.
    Doc,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 5] =
        [Self::Wire, Self::Source, Self::Behavior, Self::Additive, Self::Doc];

    /// Returns the name that is printed and used in `sailwright.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Source => "source",
            Self::Behavior => "behavior",
            Self::Additive => "additive",
            Self::Doc => "doc",
        }
    }

    /// Returns the verdict with a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }
}

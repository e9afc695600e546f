//! The values of responses that are decoded leniently.

/// The values of a result that are decoded leniently, unless the client decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub enum Leniency {
    /// None.
    #[default]
    Strict,
    /// Those of lenient types.
    Types,
    /// All.
    Full,
}

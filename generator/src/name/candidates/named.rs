//! The candidates for the name of a type, before one of them is selected.

/// The candidates for the name of a type.
pub(super) struct Named {
    /// From short to long.
    pub(super) candidates: Vec<String>,
    /// The end of the candidates, which does not name the owner. Empty for components.
    pub(super) label: String,
}

//! The candidates for the names of an [`super::Ir`].

/// The candidates for the names of types, variants and operations, by the positions of the [`super::Ir`]. `name` derives
/// them from the origins.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Candidates {
    /// The candidates of each type.
    pub types: Vec<NameCandidates>,
    /// The candidates of each variant of each type. Empty if the type is no union.
    pub variants: Vec<Vec<NameCandidates>>,
    /// The candidates of each operation.
    pub operations: Vec<NameCandidates>,
}

/// The candidates for the name of an item.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct NameCandidates {
    /// The name of the item in the configuration.
    pub key: String,
    /// The candidates, from short to long.
    pub names: Vec<String>,
}

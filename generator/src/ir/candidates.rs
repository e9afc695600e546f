//! The candidates for the names of an [`super::Ir`].

/// The candidates for the names of types, variants and operations, in the order of the lists of [`super::Ir`]. Each
/// list is sorted from short to long names. `name` derives the candidates from the origins.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// The candidates of each type.
    pub types: Vec<Vec<String>>,
    /// The candidates of each variant of each type. Empty if the type is no union.
    pub variants: Vec<Vec<Vec<String>>>,
    /// The candidates of each operation.
    pub operations: Vec<Vec<String>>,
}

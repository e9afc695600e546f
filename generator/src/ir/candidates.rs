//! The candidates for the names of an [`super::Ir`].

/// The candidates for the names of types, variants and operations, by the positions of the [`super::Ir`]; each list
/// goes from short to long. `name` derives them from the origins.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// The candidates of each type.
    pub types: Vec<Vec<String>>,
    /// The candidates of each variant of each type. Empty if the type is no union.
    pub variants: Vec<Vec<Vec<String>>>,
    /// The candidates of each operation.
    pub operations: Vec<Vec<String>>,
}

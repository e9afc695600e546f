//! Why JSON could not be read.

/// A step from a JSON value into one of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a member of an object
    Member(String),
    /// Into an item of a list
    Item(usize),
}

/// Why a JSON text could not be read into a type, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// From the innermost step outwards
    pub(crate) path: Vec<Step>,
    pub(crate) message: String,
}

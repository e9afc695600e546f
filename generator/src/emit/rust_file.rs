//! A Rust file as tokens: the output of printing, and the input of [`render`](crate::render).

use proc_macro2::TokenStream;

/// A Rust file. Blank lines separate its pieces, but not the items in a piece.
#[derive(Debug, Default)]
pub struct RustFile {
    /// The documentation of the module, line by line.
    pub docs: Vec<String>,
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a Rust file.
#[derive(Debug)]
pub enum Piece {
    /// Items.
    Items(TokenStream),
    /// A macro call, printed as it is.
    Line(String),
    /// A table in a call of a macro of the runtime, one row a line. Text, because `prettyplease` would join the lines.
    Table {
        /// The text before the brace of the table: `modules!`, or with a brace of its own: `model! { Pet`.
        head: String,
        /// The rows.
        rows: Vec<String>,
    },
}

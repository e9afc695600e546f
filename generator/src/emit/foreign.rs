//! The file `foreign.rs`: types of other crates that replace types of the document.

use super::{Crate, Piece, RustFile};

/// Returns the file `foreign.rs`.
pub(super) fn file(settings: &Crate) -> RustFile {
    let head = format!("{}::runtime::foreign! {{", settings.home.inside());
    let types = settings.foreign.iter().map(|path| format!("    {path},\n"));
    let table = format!("{head}\n{}}}", types.collect::<String>());
    let docs = vec!["Types of other crates, which are read and written with serde.".to_owned()];
    RustFile { docs, pieces: vec![Piece::Line(table)] }
}

//! The public items of two crates: which of them code cannot use as before, and which changes explain it.

mod attribute;
mod compatible;
mod difference;
mod index;
mod renames;

pub(super) use self::attribute::attribute;
pub(super) use self::index::Items;
pub(super) use self::renames::Renames;

//! The places of changes: lines and columns, and the declarations of public items.

use std::collections::BTreeMap;

use super::change::Anchor;
use super::items::Items;
use super::report::{FileLocation, Place};
use super::side::Side;
use crate::diagnostic::{FileId, Location, Pointer, locate};

/// The lines and columns of the nodes of a crate.
pub(super) struct Positions(BTreeMap<(usize, Location), FileLocation>);

impl Positions {
    /// Finds the positions of nodes. Each file is read once.
    pub(super) fn find<'a>(side: &Side, anchors: impl Iterator<Item = &'a Anchor>) -> Self {
        let mut wanted: BTreeMap<(usize, FileId), Vec<&Pointer>> = BTreeMap::new();
        for (document, at) in anchors.filter_map(|anchor| anchor.at.as_ref()) {
            wanted.entry((*document, at.file)).or_default().push(&at.pointer);
        }
        let mut positions = BTreeMap::new();
        for ((document, id), pointers) in wanted {
            let Some(api) = side.documents.get(document) else { continue };
            let Some(file) = api.files.get(id) else { continue };
            let path = api.shown_file(&file.path);
            let found = locate(&file.text, &pointers);
            for (pointer, (position, _)) in pointers.into_iter().zip(found) {
                let location = Location { file: id, pointer: pointer.clone() };
                let (line, column) = (position.line, position.column);
                let place = FileLocation { file: path.clone(), line, column };
                positions.insert((document, location), place);
            }
        }
        Self(positions)
    }

    /// Returns the place of an anchor.
    pub(super) fn place(&self, anchor: Anchor, items: &Items) -> Place {
        let signature = anchor.path.as_ref().and_then(|path| items.declaration(path)).cloned();
        let location = anchor.at.and_then(|at| self.0.get(&at)).cloned();
        Place { rust_path: anchor.path, signature, location }
    }
}

//! Objects without known members: maps.

use super::facts::Facts;
use super::{Shape, Types};
use crate::ir::{Extra, Ty};
use crate::spec::{Additional, SchemaId};

impl Types<'_> {
    /// The map that an object without known members is.
    pub(super) fn map(&mut self, facts: &Facts) -> Ty {
        let value = match facts.additional {
            Additional::Of(id) => self.element(id),
            Additional::Unsaid | Additional::Any | Additional::Forbidden => Ty::Json,
        };
        Ty::Map(Box::new(value))
    }

    /// What an object holds beside its known members.
    pub(super) fn extra(&mut self, additional: Additional) -> Extra {
        match additional {
            Additional::Forbidden => Extra::None,
            Additional::Unsaid | Additional::Any => Extra::Unknown,
            Additional::Of(id) => match self.element(id) {
                Ty::Json => Extra::Unknown,
                ty => Extra::Typed(ty),
            },
        }
    }

    /// The type of an element of a list or map.
    pub(super) fn element(&mut self, id: SchemaId) -> Ty {
        match self.shape(id) {
            Shape { ty, nullable: true } if ty != Ty::Json => Ty::Nullable(Box::new(ty)),
            Shape { ty, .. } => ty,
        }
    }
}

//! Objects without properties: maps.

use super::facts::Facts;
use super::{Shape, TypeBuilder};
use crate::ir::{AdditionalProperties, Ty};
use crate::spec::{Additional, SchemaId};

impl TypeBuilder<'_> {
    /// Returns the map for an object without properties.
    pub(super) fn map(&mut self, facts: &Facts) -> Ty {
        let value = match facts.additional {
            Additional::Of(id) => self.element(id),
            Additional::Unsaid | Additional::Any | Additional::Forbidden => Ty::Json,
        };
        Ty::Map(Box::new(value))
    }

    /// Returns the additional properties of an object.
    pub(super) fn additional(&mut self, additional: Additional) -> AdditionalProperties {
        match additional {
            Additional::Forbidden => AdditionalProperties::Closed,
            Additional::Unsaid | Additional::Any => AdditionalProperties::Unknown,
            Additional::Of(id) => match self.element(id) {
                Ty::Json => AdditionalProperties::Unknown,
                ty => AdditionalProperties::Typed(ty),
            },
        }
    }

    /// Returns the type of the items of a list, or of the values of a map.
    pub(super) fn element(&mut self, id: SchemaId) -> Ty {
        match self.shape(id) {
            Shape { ty, nullable: true } if ty != Ty::Json => Ty::Nullable(Box::new(ty)),
            Shape { ty, .. } => ty,
        }
    }
}

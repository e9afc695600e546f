//! Booleans, numbers and strings.

use super::TypeBuilder;
use crate::ir::Ty;
use crate::spec::{Limits, Type};

impl TypeBuilder<'_> {
    /// Returns the type of a scalar. The configuration can set the type of a format. The formats of strings are not
    /// validated, so most of them are strings.
    pub(super) fn scalar(&self, kind: Type, format: Option<&str>) -> Ty {
        if let Some(ty) = format.and_then(|name| self.options.formats.get(name)) {
            return ty.clone();
        }
        match (kind, format) {
            (Type::Boolean, _) => Ty::Bool,
            (Type::Integer, Some("int8" | "int16" | "int32")) => Ty::I32,
            (Type::Integer, Some("uint" | "uint8" | "uint16" | "uint32")) => Ty::U32,
            (Type::Integer, Some("uint64")) => Ty::U64,
            (Type::Integer, _) => Ty::I64,
            (Type::Number, _) => Ty::F64,
            (Type::String, Some("date-time")) => Ty::DateTime,
            (Type::String, Some("date")) => Ty::Date,
            (Type::String, _) => Ty::String,
            (Type::Array | Type::Object, _) => Ty::Json,
        }
    }
}

/// Returns whether limits allow integers that exceed `i64`, and all of them are in the range of `u64`.
pub(super) fn beyond_i64(limits: &Limits) -> bool {
    let number = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<u64>().ok());
    number(&limits.minimum).is_some() && number(&limits.maximum) > i64::MAX.try_into().ok()
}

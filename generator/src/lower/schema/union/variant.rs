//! The variants of a union.

use super::Alternative;
use crate::ir::{ItemOrigin, Ty, TypeKind, UnionVariant, ValueKind, VariantOrigin};
use crate::lower::schema::TypeBuilder;
use crate::lower::title::title;

impl TypeBuilder<'_> {
    /// Returns the variant of an alternative.
    pub(super) fn variant(
        &self,
        each: &Alternative,
        discriminator_values: Vec<String>,
    ) -> UnionVariant {
        UnionVariant {
            origin: self.origin(each),
            discriminator_values,
            is_default: false,
            ty: each.ty.clone(),
            docs: self.usage(each.source).docs,
        }
    }

    fn origin(&self, each: &Alternative) -> VariantOrigin {
        let schema = self.schema(each.source);
        let component = schema.name.clone();
        let title = title(schema).filter(|_| component.is_none()).map(str::to_owned);
        let value_kind = self.kind_of(&each.ty);
        let has_name = component.is_some() || title.is_some() || value_kind.is_some();
        let type_origin = |ty: &Ty| match ty {
            Ty::Named(id) => Some(self.drafts[id.0].def.origin.clone()),
            _ => None,
        };
        let item = match &each.ty {
            Ty::List(item) | Ty::Map(item) => {
                type_origin(item).map(ItemOrigin::Type).or_else(|| kind(item).map(ItemOrigin::Kind))
            }
            _ => None,
        };
        let label = (!has_name).then(|| each.label.clone());
        VariantOrigin { title, component, kind: value_kind, label, ty: type_origin(&each.ty), item }
    }

    /// Returns the kind of values of a type; an inline enum has that of its values.
    fn kind_of(&self, ty: &Ty) -> Option<ValueKind> {
        let Ty::Named(id) = ty else { return kind(ty) };
        let def = &self.drafts[id.0].def;
        match def.kind {
            TypeKind::StringEnum(_) if def.origin.component().is_none() => Some(ValueKind::String),
            TypeKind::IntegerEnum(_) if def.origin.component().is_none() => {
                Some(ValueKind::Integer)
            }
            _ => None,
        }
    }
}

fn kind(ty: &Ty) -> Option<ValueKind> {
    match ty {
        Ty::Bool => Some(ValueKind::Boolean),
        Ty::I32 | Ty::I64 | Ty::U32 | Ty::U64 => Some(ValueKind::Integer),
        Ty::F64 => Some(ValueKind::Number),
        Ty::String => Some(ValueKind::String),
        Ty::DateTime => Some(ValueKind::DateTime),
        Ty::Date => Some(ValueKind::Date),
        Ty::List(_) => Some(ValueKind::List),
        Ty::Map(_) => Some(ValueKind::Object),
        Ty::Json | Ty::Bytes => Some(ValueKind::Any),
        Ty::Nullable(inner) | Ty::Boxed(inner) => kind(inner),
        Ty::External(path) => Some(ValueKind::External(path.clone())),
        Ty::Named(_) => None,
    }
}

//! The union of alternatives whose types are known, or the one type that they share.

use super::Alternative;
use crate::ir::{EnumValue, Ty, TypeDef, TypeKind, TypeOrigin, Union, UnionVariant};
use crate::lower::schema::enumeration::{integer_enum, string_enum};
use crate::lower::schema::{Lowered, TypeBuilder};
use crate::spec::{Discriminator, SchemaId};

impl TypeBuilder<'_> {
    /// Returns the union of the alternatives, or the one type that they share.
    pub(in crate::lower::schema) fn collapse(
        &mut self,
        id: SchemaId,
        alternatives: Vec<Alternative>,
        discriminator: Option<&Discriminator>,
    ) -> Lowered {
        if alternatives.iter().any(|each| each.ty == Ty::Json) {
            return Lowered::JSON;
        }
        let discriminator = self.discriminator(&alternatives, discriminator);
        let values = discriminator.as_ref().map(|each| each.values.clone()).unwrap_or_default();
        let default = discriminator.as_ref().and_then(|each| each.default);
        let mut variants: Vec<(UnionVariant, SchemaId)> = Vec::new();
        for (index, each) in alternatives.into_iter().enumerate() {
            let discriminator_values = values.get(index).cloned().unwrap_or_default();
            let is_default = default == Some(index);
            let same = variants.iter_mut().find(|(variant, _)| variant.ty == each.ty);
            if let Some((variant, _)) = same {
                variant.discriminator_values.extend(discriminator_values);
                variant.is_default |= is_default;
            } else {
                let variant = self.variant(&each, discriminator_values);
                variants.push((UnionVariant { is_default, ..variant }, each.source));
            }
        }
        if let Some(form) = self.merge_strings(&mut variants) {
            return form;
        }
        if let Some(form) = self.merge_integer_enums(&variants) {
            return form;
        }
        self.merge_numbers(&mut variants);
        if variants.len() == 1 {
            return variants.pop().map_or(Lowered::JSON, |(variant, _)| Lowered::Ty(variant.ty));
        }
        if variants.is_empty() {
            self.report_circular(id);
            return Lowered::JSON;
        }
        let mut variants: Vec<UnionVariant> =
            variants.into_iter().map(|(variant, _)| variant).collect();
        for variant in &mut variants {
            if self.is_struct(&variant.ty) {
                variant.ty = Ty::Boxed(Box::new(variant.ty.clone()));
            }
        }
        Lowered::Type(TypeKind::Union(Union {
            discriminator: discriminator.map(|each| each.ir),
            variants,
        }))
    }

    fn is_struct(&self, ty: &Ty) -> bool {
        matches!(ty, Ty::Named(id) if matches!(self.drafts[id.0].def.kind, TypeKind::Struct(_)))
    }

    /// Merges strings and enums of strings into one alternative. Returns its type if there is no other alternative.
    fn merge_strings(&mut self, variants: &mut Vec<(UnionVariant, SchemaId)>) -> Option<Lowered> {
        let strings: Vec<usize> = (0..variants.len())
            .filter(|index| self.is_string_like(&variants[*index].0.ty))
            .collect();
        if strings.len() < 2 {
            return None;
        }
        let enums: Vec<&Ty> = strings
            .iter()
            .map(|index| &variants[*index].0.ty)
            .filter(|ty| matches!(ty, Ty::Named(_)))
            .collect();
        let all = strings.len() == variants.len();
        let is_free = enums.len() < strings.len() || enums.iter().any(|ty| self.is_free(ty));
        let only = match enums.as_slice() {
            [Ty::Named(id)] => Some(*id),
            _ => None,
        };
        let (ty, mut kind) = match enums.as_slice() {
            [] => (Ty::String, None),
            [Ty::Named(id)] if self.drafts[id.0].def.origin.component().is_some() || !all => {
                (Ty::Named(*id), None)
            }
            enums => {
                let values = enums.iter().flat_map(|ty| self.enum_values(ty)).collect();
                (Ty::String, string_enum(values))
            }
        };
        if let Some(TypeKind::StringEnum(list)) = &mut kind {
            list.is_free = is_free;
        } else if let Some(id) = only
            && let TypeKind::StringEnum(list) = &mut self.drafts[id.0].def.kind
        {
            list.is_free = is_free;
        }
        match kind {
            Some(kind) if all => return Some(Lowered::Type(kind)),
            _ if all => return Some(Lowered::Ty(ty)),
            Some(kind) => {
                let first = strings[0];
                let named = self.add_type(variants[first].1);
                self.drafts[named.0].def.kind = kind;
                variants[first].0.ty = Ty::Named(named);
            }
            None => variants[strings[0]].0.ty = ty,
        }
        for index in strings.into_iter().skip(1).rev() {
            variants.remove(index);
        }
        None
    }

    fn is_string_like(&self, ty: &Ty) -> bool {
        match ty {
            Ty::String | Ty::DateTime | Ty::Date => true,
            Ty::Named(id) => matches!(self.drafts[id.0].def.kind, TypeKind::StringEnum(_)),
            _ => false,
        }
    }

    /// Returns whether an enum allows any other string.
    fn is_free(&self, ty: &Ty) -> bool {
        let Ty::Named(id) = ty else { return false };
        matches!(&self.drafts[id.0].def.kind, TypeKind::StringEnum(list) if list.is_free)
    }

    fn enum_values(&self, ty: &Ty) -> Vec<EnumValue<String>> {
        let Ty::Named(id) = ty else { return Vec::new() };
        let def = &self.drafts[id.0].def;
        let TypeKind::StringEnum(list) = &def.kind else { return Vec::new() };
        of_constant(def, list.values.clone())
    }

    /// Returns the enum of all values if every alternative is an inline enum of integers.
    fn merge_integer_enums(&self, variants: &[(UnionVariant, SchemaId)]) -> Option<Lowered> {
        if variants.len() < 2 {
            return None;
        }
        let mut values = Vec::new();
        for (variant, _) in variants {
            let Ty::Named(id) = variant.ty else { return None };
            let def = &self.drafts[id.0].def;
            let TypeKind::IntegerEnum(list) = &def.kind else { return None };
            values.extend(of_constant(def, list.values.clone()));
        }
        Some(Lowered::Type(integer_enum(values)))
    }

    /// Merges integers into one alternative: an enum of them, or the widest.
    fn merge_numbers(&mut self, variants: &mut Vec<(UnionVariant, SchemaId)>) {
        let rank = |types: &Self, ty: &Ty| match ty {
            Ty::Named(id) => {
                matches!(types.drafts[id.0].def.kind, TypeKind::IntegerEnum(_)).then_some(3)
            }
            Ty::I64 | Ty::U64 => Some(2),
            Ty::U32 => Some(1),
            Ty::I32 => Some(0),
            _ => None,
        };
        let integers: Vec<(usize, i32)> = (0..variants.len())
            .filter_map(|index| rank(self, &variants[index].0.ty).map(|rank| (index, rank)))
            .collect();
        let Some(best) =
            integers.iter().max_by_key(|(index, rank)| (*rank, std::cmp::Reverse(*index)))
        else {
            return;
        };
        let (kept, _) = *best;
        for (index, _) in integers.iter().rev().filter(|(index, _)| *index != kept) {
            variants.remove(*index);
        }
    }
}

/// Returns the values of an enum. That of a constant has the title and the documentation of its schema.
fn of_constant<V>(def: &TypeDef, mut values: Vec<EnumValue<V>>) -> Vec<EnumValue<V>> {
    if let ([value], TypeOrigin::Inline(origin)) = (values.as_mut_slice(), &def.origin) {
        if value.name.is_none() {
            value.name.clone_from(&origin.title);
        }
        if def.docs.text.is_some() {
            value.docs.text.clone_from(&def.docs.text);
        }
        value.docs.deprecated = def.docs.deprecated;
    }
    values
}

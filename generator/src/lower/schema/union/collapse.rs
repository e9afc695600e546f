//! What is left of alternatives once they are types.

use super::Alternative;
use crate::ir::{Docs, EnumValue, Ty, TypeKind, Union, UnionVariant};
use crate::lower::schema::enumeration::string_enum;
use crate::lower::schema::{Form, Types, origin};
use crate::spec::{Discriminator, SchemaId};

impl Types<'_> {
    /// A union of the alternatives, or the one type that they come down to.
    pub(in crate::lower::schema) fn collapse(
        &mut self,
        id: SchemaId,
        alternatives: Vec<Alternative>,
        discriminator: Option<&Discriminator>,
    ) -> Form {
        if alternatives.iter().any(|each| each.ty == Ty::Json) {
            return Form::JSON;
        }
        let tag = self.tag(&alternatives, discriminator);
        let values = tag.as_ref().map(|tag| tag.values.clone()).unwrap_or_default();
        let mut variants: Vec<(UnionVariant, SchemaId)> = Vec::new();
        for (index, each) in alternatives.into_iter().enumerate() {
            let tag_values = values.get(index).cloned().unwrap_or_default();
            match variants.iter_mut().find(|(variant, _)| variant.ty == each.ty) {
                Some((variant, _)) => variant.tag_values.extend(tag_values),
                None => variants.push((self.variant(&each, tag_values), each.source)),
            }
        }
        if let Some(form) = self.merge_strings(&mut variants) {
            return form;
        }
        self.merge_numbers(&mut variants);
        if variants.len() == 1 {
            return variants.pop().map_or(Form::JSON, |(variant, _)| Form::Ty(variant.ty));
        }
        if variants.is_empty() {
            self.report_circular(id);
            return Form::JSON;
        }
        let mut variants: Vec<UnionVariant> =
            variants.into_iter().map(|(variant, _)| variant).collect();
        for variant in &mut variants {
            if self.is_struct(&variant.ty) {
                variant.ty = Ty::Boxed(Box::new(variant.ty.clone()));
            }
        }
        Form::Type(TypeKind::Union(Union { tag: tag.map(|tag| tag.property), variants }))
    }

    fn is_struct(&self, ty: &Ty) -> bool {
        matches!(ty, Ty::Named(id) if matches!(self.drafts[id.0].def.kind, TypeKind::Struct(_)))
    }

    fn variant(&self, each: &Alternative, tag_values: Vec<String>) -> UnionVariant {
        let schema = self.schema(each.source);
        let mut candidates: Vec<String> = Vec::new();
        candidates
            .extend(origin::title(schema).filter(|_| schema.name.is_none()).map(str::to_owned));
        candidates.extend(schema.name.clone());
        let kind = self.kind_of(&each.ty);
        match kind {
            Some(word) => candidates.push(word.to_owned()),
            None if candidates.is_empty() && !each.word.is_empty() => {
                candidates.push(each.word.clone())
            }
            None => {}
        }
        if let Ty::Named(id) = &each.ty {
            candidates.extend(self.drafts[id.0].def.candidates.iter().cloned());
        }
        if let (Ty::List(item) | Ty::Map(item), Some(word)) = (&each.ty, kind) {
            let item = match &**item {
                Ty::Named(id) => self.drafts[id.0].def.candidates.first().cloned(),
                item => kind_word(item).map(str::to_owned),
            };
            candidates.extend(item.map(|item| format!("{item} {word}")));
        }
        if candidates.is_empty() {
            candidates.push("Value".to_owned());
        }
        let mut seen = std::collections::BTreeSet::new();
        candidates.retain(|candidate| seen.insert(candidate.clone()));
        UnionVariant {
            candidates,
            tag_values,
            ty: each.ty.clone(),
            docs: self.said(each.source).docs,
        }
    }

    /// The word for a kind of values; inline enumerations are called after theirs.
    fn kind_of<'t>(&self, ty: &'t Ty) -> Option<&'t str> {
        let Ty::Named(id) = ty else { return kind_word(ty) };
        let def = &self.drafts[id.0].def;
        match def.kind {
            TypeKind::StringEnum(_) if !def.component => Some("String"),
            TypeKind::IntegerEnum(_) if !def.component => Some("Integer"),
            _ => None,
        }
    }

    /// Texts and enumerations of texts are one alternative; the form of the whole when it is all
    /// that there is.
    fn merge_strings(&mut self, variants: &mut Vec<(UnionVariant, SchemaId)>) -> Option<Form> {
        let textual: Vec<usize> =
            (0..variants.len()).filter(|index| self.is_text(&variants[*index].0.ty)).collect();
        if textual.len() < 2 {
            return None;
        }
        let enums: Vec<&Ty> = textual
            .iter()
            .map(|index| &variants[*index].0.ty)
            .filter(|ty| matches!(ty, Ty::Named(_)))
            .collect();
        let all = textual.len() == variants.len();
        let (ty, kind) = match enums.as_slice() {
            [] => (Ty::String, None),
            [Ty::Named(id)] if self.drafts[id.0].def.component || !all => (Ty::Named(*id), None),
            enums => {
                let values = enums.iter().flat_map(|ty| self.enum_values(ty)).collect();
                (Ty::String, string_enum(values))
            }
        };
        match kind {
            Some(kind) if all => return Some(Form::Type(kind)),
            _ if all => return Some(Form::Ty(ty)),
            Some(kind) => {
                let first = textual[0];
                let named = self.add_type(variants[first].1);
                self.drafts[named.0].def.kind = kind;
                variants[first].0.ty = Ty::Named(named);
            }
            None => variants[textual[0]].0.ty = ty,
        }
        for index in textual.into_iter().skip(1).rev() {
            variants.remove(index);
        }
        None
    }

    fn is_text(&self, ty: &Ty) -> bool {
        match ty {
            Ty::String | Ty::DateTime | Ty::Date => true,
            Ty::Named(id) => matches!(self.drafts[id.0].def.kind, TypeKind::StringEnum(_)),
            _ => false,
        }
    }

    fn enum_values(&self, ty: &Ty) -> Vec<(String, Docs)> {
        let Ty::Named(id) = ty else { return Vec::new() };
        let def = &self.drafts[id.0].def;
        let TypeKind::StringEnum(list) = &def.kind else { return Vec::new() };
        let pair = |each: &EnumValue<String>| (each.value.clone(), each.docs.clone());
        let mut values: Vec<_> = list.values.iter().map(pair).collect();
        // What is said about a constant is said about its value.
        if let [(_, said)] = values.as_mut_slice()
            && !def.component
        {
            *said = Docs {
                text: def.docs.text.clone(),
                deprecated: def.docs.deprecated,
                ..said.clone()
            };
        }
        values
    }

    /// Whole numbers are one alternative: an enumeration of them, or the widest.
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
        let whole: Vec<(usize, i32)> = (0..variants.len())
            .filter_map(|index| rank(self, &variants[index].0.ty).map(|rank| (index, rank)))
            .collect();
        let Some(best) =
            whole.iter().max_by_key(|(index, rank)| (*rank, std::cmp::Reverse(*index)))
        else {
            return;
        };
        let (kept, _) = *best;
        for (index, _) in whole.iter().rev().filter(|(index, _)| *index != kept) {
            variants.remove(*index);
        }
    }
}

fn kind_word(ty: &Ty) -> Option<&str> {
    match ty {
        Ty::Bool => Some("Boolean"),
        Ty::I32 | Ty::I64 | Ty::U32 | Ty::U64 => Some("Integer"),
        Ty::F64 => Some("Number"),
        Ty::String => Some("String"),
        Ty::DateTime => Some("Date Time"),
        Ty::Date => Some("Date"),
        Ty::List(_) => Some("List"),
        Ty::Map(_) => Some("Object"),
        Ty::Json | Ty::Bytes => Some("Any"),
        Ty::Nullable(inner) | Ty::Boxed(inner) => kind_word(inner),
        // The last name of the path, without what it is generic over.
        Ty::External(path) => path.split('<').next()?.rsplit("::").next(),
        Ty::Named(_) => None,
    }
}

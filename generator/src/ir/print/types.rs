//! Types in the text of an [`crate::ir::Ir`].

use super::{Page, all};
use crate::ir::{
    AdditionalProperties, Constant, Discriminator, EnumValue, Field, Presence, TypeDef, TypeKind,
    Union,
};

impl Page<'_> {
    pub(super) fn type_def(&mut self, id: usize, def: &TypeDef) {
        let mut line = format!("type {}", all(&self.candidates.types, id));
        for (word, holds) in [
            ("component", def.origin.component().is_some()),
            ("sent", def.usage.sent),
            ("received", def.usage.received),
        ] {
            if holds {
                line.push_str(" | ");
                line.push_str(word);
            }
        }
        let tags: Vec<&str> = def.tags.iter().map(|tag| self.tag(*tag)).collect();
        self.line(0, &format!("{line} | {}", tags.join(", ")));
        self.docs(1, &def.docs);
        match &def.kind {
            TypeKind::Struct(body) => {
                self.line(1, "struct");
                for field in &body.fields {
                    self.field(field);
                }
                match &body.additional {
                    AdditionalProperties::Closed => self.line(2, ".. closed"),
                    AdditionalProperties::Unknown => self.line(2, ".."),
                    AdditionalProperties::Typed(ty) => {
                        self.line(2, &format!("..: {}", self.ty(ty)));
                    }
                }
            }
            TypeKind::StringEnum(body) => {
                self.line(1, if body.is_free { "enum or any string" } else { "enum" });
                for value in &body.values {
                    self.line(2, &format!("{:?}", value.value));
                    self.docs(3, &value.docs);
                }
            }
            TypeKind::IntegerEnum(body) => {
                let values: Vec<String> =
                    body.values.iter().map(|each| each.value.to_string()).collect();
                self.line(1, &format!("integers {}", values.join(" ")));
            }
            TypeKind::MixedEnum(body) => {
                self.line(1, "values");
                for EnumValue { value, docs, .. } in &body.values {
                    let quote = if matches!(value, Constant::String(_)) { "\"" } else { "" };
                    self.line(2, &format!("{quote}{value}{quote}"));
                    self.docs(3, docs);
                }
            }
            TypeKind::Union(body) => self.union(id, body),
            TypeKind::Newtype(ty) => self.line(1, &format!("newtype {}", self.ty(ty))),
        }
    }

    fn field(&mut self, field: &Field) {
        let (mark, null) = match field.presence {
            Presence::Required => ("", ""),
            Presence::Nullable => ("", " | null"),
            Presence::Optional => ("?", ""),
            Presence::OptionalNullable => ("?", " | null"),
        };
        let only = match (field.read_only, field.required_in_requests) {
            (true, _) => " (omitted in requests)",
            (_, true) => " (required in requests)",
            _ => "",
        };
        self.line(2, &format!("{}{mark}: {}{null}{only}", field.key, self.ty(&field.ty)));
        self.docs(3, &field.docs);
    }

    fn union(&mut self, id: usize, body: &Union) {
        match &body.discriminator {
            Some(Discriminator { property, is_scalar: false }) => {
                self.line(1, &format!("union by {property:?}"));
            }
            Some(Discriminator { property, .. }) => {
                self.line(1, &format!("union by scalar {property:?}"));
            }
            None => self.line(1, "union"),
        }
        let candidates = self.candidates.variants.get(id).map_or(&[][..], Vec::as_slice);
        for (position, variant) in body.variants.iter().enumerate() {
            let mut values: Vec<String> =
                variant.discriminator_values.iter().map(|value| format!("{value:?} => ")).collect();
            values.extend(variant.is_default.then(|| "otherwise ".to_owned()));
            let names = all(candidates, position);
            self.line(2, &format!("{}{names}: {}", values.concat(), self.ty(&variant.ty)));
            self.docs(3, &variant.docs);
        }
    }
}

//! Types as text.

use super::Page;
use crate::ir::{Extra, Field, Presence, TypeDef, TypeKind, Union};

impl Page<'_> {
    pub(super) fn type_def(&mut self, def: &TypeDef) {
        let mut line = format!("type {}", def.candidates.join(" / "));
        for (word, holds) in [
            ("component", def.component),
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
                match &body.extra {
                    Extra::None => {}
                    Extra::Unknown => self.line(2, ".."),
                    Extra::Typed(ty) => self.line(2, &format!("..: {}", self.ty(ty))),
                }
            }
            TypeKind::StringEnum(body) => {
                self.line(1, "enum");
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
            TypeKind::Union(body) => self.union(body),
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
        self.line(2, &format!("{}{mark}: {}{null}", field.key, self.ty(&field.ty)));
        self.docs(3, &field.docs);
    }

    fn union(&mut self, body: &Union) {
        match &body.tag {
            Some(tag) => self.line(1, &format!("union by {tag:?}")),
            None => self.line(1, "union"),
        }
        for variant in &body.variants {
            let values: Vec<String> =
                variant.tag_values.iter().map(|value| format!("{value:?} => ")).collect();
            self.line(
                2,
                &format!(
                    "{}{}: {}",
                    values.concat(),
                    variant.candidates.join(" / "),
                    self.ty(&variant.ty)
                ),
            );
            self.docs(3, &variant.docs);
        }
    }
}

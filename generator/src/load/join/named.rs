//! Fields that name a component or refer to one: discriminator mappings and security requirements.

use serde_json::{Map, Value};

use super::copy::{Copier, Cursor};
use super::lookup::Unresolved;
use crate::load::files::is_file_like;
use crate::tree::ObjectKind;

impl<'f> Copier<'f, '_> {
    /// Copies the mapping of a discriminator, whose values can be references.
    pub(super) fn mapping(
        &mut self,
        entries: &'f Map<String, Value>,
        at: Cursor<'_>,
    ) -> Map<String, Value> {
        let mut copy = Map::new();
        for (key, value) in entries {
            let (from, to) = (at.from.key(key), at.to.key(key));
            let at = Cursor { from: &from, to: &to, depth: at.depth + 1 };
            let value = match value.as_str() {
                Some(text) => self.name_or_reference(ObjectKind::Schema, text, at).map(Value::from),
                None => Some(value.clone()),
            };
            copy.extend(value.map(|value| (key.clone(), value)));
        }
        copy
    }

    /// Copies security requirements. A key that is the name of no component can be a reference to a security scheme.
    pub(super) fn requirements(&mut self, alternatives: &'f [Value], at: Cursor<'_>) -> Vec<Value> {
        let mut copy = Vec::new();
        for (index, alternative) in alternatives.iter().enumerate() {
            let Value::Object(schemes) = alternative else {
                copy.push(alternative.clone());
                continue;
            };
            let from = at.from.index(index);
            let mut keys = Map::new();
            for (key, scopes) in schemes {
                let from = from.key(key);
                let at = Cursor { from: &from, to: at.to, depth: at.depth + 1 };
                let kind = ObjectKind::SecurityScheme;
                let name = if self.lookup.has_component(kind, key) {
                    None
                } else {
                    self.name_or_reference(kind, key, at)
                };
                keys.insert(name.unwrap_or_else(|| key.clone()), scopes.clone());
            }
            copy.push(Value::Object(keys));
        }
        copy
    }

    /// Copies a text that is the name of a component, or a reference to an object of the kind of the component. `None` if
    /// it is a reference without a target.
    pub(super) fn name_or_reference(
        &mut self,
        kind: ObjectKind,
        text: &'f str,
        at: Cursor<'_>,
    ) -> Option<String> {
        if !is_file_like(text) {
            return Some(text.to_owned());
        }
        match self.lookup.resolve(at.from.file(), text) {
            Ok(target) => {
                self.report_target(&target, text, at);
                Some(self.reference_text(kind, &target))
            }
            Err(Unresolved { code, message, help }) => {
                self.diagnostics.push(code, &at.from.location(), message, help);
                None
            }
        }
    }
}

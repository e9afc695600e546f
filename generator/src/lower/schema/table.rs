//! The schemas of the document, and those that lowering makes.

use std::collections::BTreeMap;

use crate::diagnostic::Location;
use crate::spec::{Additional, Docs, Limits, Schema, SchemaId, Schemas, Spec, Type};

/// All schemas, by id.
pub(super) struct SchemaTable<'a> {
    document: &'a Schemas,
    made: Vec<Schema>,
    combined: BTreeMap<Vec<SchemaId>, SchemaId>,
}

impl<'a> SchemaTable<'a> {
    pub(super) fn new(spec: &'a Spec) -> Self {
        Self { document: &spec.schemas, made: Vec::new(), combined: BTreeMap::new() }
    }

    /// Returns a schema.
    pub(super) fn get(&self, id: SchemaId) -> &Schema {
        let index = id.0 as usize;
        match index.checked_sub(self.document.len()) {
            Some(made) => &self.made[made],
            None => self.document.get(id),
        }
    }

    /// Returns the number of schemas that lowering has made.
    pub(super) fn made(&self) -> usize {
        self.made.len()
    }

    /// Adds a schema that the document does not contain.
    pub(super) fn make(&mut self, schema: Schema) -> SchemaId {
        let index = self.document.len() + self.made.len();
        self.made.push(schema);
        SchemaId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Returns the schema with the `allOf` of `parts`, and whether it is new.
    pub(super) fn combine(&mut self, parts: Vec<SchemaId>) -> (SchemaId, bool) {
        if let Some(id) = self.combined.get(&parts) {
            return (*id, false);
        }
        let at = parts.last().map_or_else(Location::root, |id| self.get(*id).at.clone());
        let mut schema = blank(at);
        schema.docs = self.common_docs(&parts);
        schema.all_of.clone_from(&parts);
        let id = self.make(schema);
        self.combined.insert(parts, id);
        (id, true)
    }

    fn common_docs(&self, parts: &[SchemaId]) -> Docs {
        let mut docs = Docs::default();
        for id in parts {
            let Docs { title, description, deprecated, read_only, write_only, default, example } =
                self.get(*id).docs.clone();
            docs.title = title.or(docs.title);
            docs.description = description.or(docs.description);
            docs.deprecated |= deprecated;
            docs.read_only |= read_only;
            docs.write_only |= write_only;
            docs.default = default.or(docs.default);
            docs.example = example.or(docs.example);
        }
        docs
    }
}

/// Returns a schema that allows every value.
pub(super) fn blank(at: Location) -> Schema {
    Schema {
        at,
        name: None,
        docs: Docs::default(),
        types: Vec::new(),
        nullable: false,
        format: None,
        values: Vec::new(),
        value_labels: BTreeMap::new(),
        properties: Vec::new(),
        required: std::collections::BTreeSet::new(),
        additional: Additional::Unsaid,
        items: None,
        prefix_items: Vec::new(),
        media_type: None,
        is_encoded: false,
        all_of: Vec::new(),
        one_of: Vec::new(),
        any_of: Vec::new(),
        discriminator: None,
        limits: Limits::default(),
        never: false,
    }
}

/// Returns whether a schema has no keywords except for types, format and limits.
pub(super) fn is_plain(schema: &Schema) -> bool {
    schema.values.is_empty()
        && schema.properties.is_empty()
        && schema.required.is_empty()
        && matches!(schema.additional, Additional::Unsaid | Additional::Any)
        && schema.items.is_none()
        && schema.prefix_items.is_empty()
        && !schema.never
}

/// Returns whether a schema has an `allOf`, `oneOf` or `anyOf`.
pub(super) fn is_composed(schema: &Schema) -> bool {
    !(schema.all_of.is_empty() && schema.one_of.is_empty() && schema.any_of.is_empty())
}

/// Returns whether a schema, as an alternative, allows only null.
pub(super) fn is_null(schema: &Schema) -> bool {
    schema.nullable
        && schema.types.is_empty()
        && schema.format.is_none()
        && is_plain(schema)
        && !is_composed(schema)
}

/// Returns whether a schema with these types allows objects.
pub(super) fn may_be_object(types: &[Type]) -> bool {
    types.is_empty() || types.contains(&Type::Object)
}

//! The types of schemas.
//!
//! [`TypeBuilder::shape`] returns the type of a schema where it is used: a scalar, a list, or a type with a name. A type
//! with a name gets its ID at once and its fields later, so objects can refer to each other in any way. Only schemas
//! without such a type (lists, maps, single alternatives) are followed at once; if one leads back to itself, it becomes a
//! newtype.
//!
//! The files of this folder add methods to [`TypeBuilder`], one construct each. They call each other because schemas
//! contain schemas of every kind.

mod all_of;
mod alternative;
mod array;
mod boxing;
mod constant;
mod enumeration;
mod facts;
mod form;
mod infinite;
mod inheritance;
mod kinds;
mod map;
mod nesting;
mod object;
mod origin;
mod reach;
mod scalar;
mod table;
mod union;
mod usage;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

pub(super) use boxing::break_cycles;
pub(super) use form::{FormProperty, ValueForm};
pub(super) use infinite::open_infinite;
pub(super) use nesting::Nesting;
pub(super) use origin::Root;
pub(super) use usage::settle_usage;

use super::docs;
use super::draft::TypeDraft;
use super::label::Label;
use super::options::Options;
use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{AdditionalProperties, Struct, Ty, TypeDef, TypeId, TypeKind, Usage};
use crate::spec::{Rules, Schema, SchemaId, Spec, Type};
use facts::Facts;
use origin::Origins;
use scalar::beyond_i64;
use table::SchemaTable;

/// The most lists, alternatives and parts that are nested without a type with a name between them.
const MAX_DEPTH: usize = 64;

/// The type of a schema where it is used.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) ty: Ty,
    pub(super) nullable: bool,
}

/// Makes the types of the crate from schemas.
pub(super) struct TypeBuilder<'a> {
    pub(super) diagnostics: &'a mut Diagnostics,
    options: &'a Options,
    /// The rules that differ between versions of OpenAPI.
    pub(super) rules: Rules,
    table: SchemaTable<'a>,
    children: BTreeMap<SchemaId, Vec<SchemaId>>,
    origins: Origins,
    components: Vec<SchemaId>,
    states: BTreeMap<SchemaId, State>,
    drafts: Vec<TypeDraft>,
    pending: VecDeque<(TypeId, Facts)>,
    depth: usize,
}

/// The progress of a schema.
enum State {
    /// The schema is being lowered. A schema that contains itself already has a type.
    Active(Option<TypeId>),
    Done(Shape),
}

/// The result of lowering a schema, before it has a name.
enum Lowered {
    Ty(Ty),
    Type(TypeKind),
    Object(Facts),
}

impl Lowered {
    const JSON: Self = Self::Ty(Ty::Json);
}

impl<'a> TypeBuilder<'a> {
    /// Prepares the types of the schemas that `roots` lead to.
    pub(super) fn new(
        spec: &'a Spec,
        options: &'a Options,
        diagnostics: &'a mut Diagnostics,
        roots: &[Root],
    ) -> Self {
        let table = SchemaTable::new(spec);
        let children = inheritance::children(spec);
        let reached = reach::reach(&table, &children, roots);
        let mut components: Vec<SchemaId> =
            reached.into_iter().filter(|id| table.get(*id).name.is_some()).collect();
        let key = |id: &SchemaId| (table.get(*id).name.as_ref(), *id);
        components.sort_by(|one, other| key(one).cmp(&key(other)));
        let origins = Origins::find(&table, &components, roots);
        Self {
            diagnostics,
            options,
            rules: spec.rules,
            table,
            children,
            origins,
            components,
            states: BTreeMap::new(),
            drafts: Vec::new(),
            pending: VecDeque::new(),
            depth: 0,
        }
    }

    /// Lowers all components that the roots lead to, in the order of their names.
    pub(super) fn lower_components(&mut self) {
        for id in self.components.clone() {
            self.shape(id);
        }
        self.complete();
    }

    /// Returns all types with their fields.
    pub(super) fn finish(mut self) -> Vec<TypeDraft> {
        self.complete();
        union::nest_discriminators(&mut self.drafts);
        self.drafts
    }

    fn complete(&mut self) {
        while let Some((ty, facts)) = self.pending.pop_front() {
            let object = self.object(facts);
            self.drafts[ty.0].def.kind = TypeKind::Struct(object.body);
            self.drafts[ty.0].read_only = object.read_only;
            self.drafts[ty.0].write_only = object.write_only;
        }
    }

    /// Returns the type of a schema where it is used.
    pub(super) fn shape(&mut self, id: SchemaId) -> Shape {
        match self.states.get(&id) {
            Some(State::Done(shape)) => return shape.clone(),
            Some(State::Active(known)) => {
                let ty = known.unwrap_or_else(|| self.add_type(id));
                self.states.insert(id, State::Active(Some(ty)));
                return Shape { ty: Ty::Named(ty), nullable: self.table.get(id).nullable };
            }
            None => {}
        }
        if self.depth == MAX_DEPTH {
            self.report_depth(id);
            return Shape { ty: Ty::Json, nullable: false };
        }
        self.states.insert(id, State::Active(None));
        self.depth += 1;
        let (form, nullable) = self.form(id);
        self.depth -= 1;
        let known = match self.states.get(&id) {
            Some(State::Active(known)) => *known,
            _ => None,
        };
        let shape = Shape { ty: self.settle(id, form, known), nullable };
        self.states.insert(id, State::Done(shape.clone()));
        shape
    }

    /// Returns the type of a schema, and whether it allows null.
    fn form(&mut self, id: SchemaId) -> (Lowered, bool) {
        let schema = self.table.get(id);
        let nullable = schema.nullable;
        let replacement = schema.name.as_ref().and_then(|name| self.options.types.get(name));
        if let Some(ty) = replacement {
            return (Lowered::Ty(ty.clone()), nullable);
        }
        if let Some(target) = self.alias(id) {
            let null_alternative = schema
                .one_of
                .iter()
                .chain(&schema.any_of)
                .any(|id| table::is_null(self.table.get(*id)));
            let shape = self.shape(target);
            return (Lowered::Ty(shape.ty), shape.nullable || nullable || null_alternative);
        }
        if self.children.contains_key(&id) {
            return (self.base(id), nullable);
        }
        let facts = self.facts(id);
        self.form_of(id, facts)
    }

    fn form_of(&mut self, id: SchemaId, mut facts: Facts) -> (Lowered, bool) {
        let nullable = facts.nullable;
        if facts.never {
            self.report_unsatisfiable(
                id,
                "the schema allows no value",
                "treated as any JSON value",
            );
            return (Lowered::JSON, nullable);
        }
        if let Some(form) = self.enumeration(&facts) {
            return (form, nullable);
        }
        if !facts.choices.is_empty() {
            return self.union(id, facts);
        }
        let form = match *facts.kinds().as_slice() {
            [] => Lowered::JSON,
            [Type::Object] if facts.has_properties() => Lowered::Object(facts),
            [Type::Object] => Lowered::Ty(self.map(&facts)),
            [Type::Array] => Lowered::Ty(self.list(&facts)),
            [Type::Integer] if facts.format.is_none() && beyond_i64(&self.schema(id).limits) => {
                Lowered::Ty(self.scalar(Type::Integer, Some("uint64")))
            }
            [kind] => Lowered::Ty(self.scalar(kind, facts.format.as_deref())),
            _ => {
                facts.types = facts.kinds();
                self.union_of_kinds(id, &facts)
            }
        };
        (form, nullable)
    }

    /// Returns the type of a schema, and adds one with a name if it needs one.
    fn settle(&mut self, id: SchemaId, form: Lowered, known: Option<TypeId>) -> Ty {
        let kind = match (form, known) {
            (Lowered::Ty(ty), None) => return ty,
            (Lowered::Ty(Ty::Named(ty)), Some(known)) if ty == known => {
                self.report_circular(id);
                TypeKind::Newtype(Ty::Json)
            }
            (Lowered::Ty(ty), Some(_)) => TypeKind::Newtype(ty),
            (Lowered::Type(kind), _) => kind,
            (Lowered::Object(facts), _) => {
                let ty = known.unwrap_or_else(|| self.add_type(id));
                self.pending.push_back((ty, facts));
                self.drafts[ty.0].def.kind = TypeKind::Struct(Struct {
                    fields: Vec::new(),
                    additional: AdditionalProperties::Closed,
                });
                return Ty::Named(ty);
            }
        };
        let ty = known.unwrap_or_else(|| self.add_type(id));
        self.drafts[ty.0].def.kind = kind;
        Ty::Named(ty)
    }

    /// Adds a type with a name; its kind is set later.
    fn add_type(&mut self, id: SchemaId) -> TypeId {
        let origin = self.origins.origin(&self.table, id);
        let label = Label::of(&origin);
        let schema = self.table.get(id);
        let mut docs = docs::of_schema(schema);
        let is_name = |text: &String| matches!(&label, Some(Label::Text(name)) if name == text);
        docs.text = self.description(id).or_else(|| docs.text.filter(|text| !is_name(text)));
        self.drafts.push(TypeDraft {
            def: TypeDef {
                at: schema.at.clone(),
                origin,
                docs,
                usage: Usage::default(),
                tags: BTreeSet::new(),
                kind: TypeKind::Newtype(Ty::Json),
                derives: Vec::new(),
            },
            label,
            read_only: BTreeSet::new(),
            write_only: BTreeSet::new(),
        });
        TypeId(self.drafts.len() - 1)
    }

    /// Returns a schema.
    pub(in crate::lower) fn schema(&self, id: SchemaId) -> &Schema {
        self.table.get(id)
    }

    fn report_depth(&mut self, id: SchemaId) {
        let at = self.table.get(id).at.clone();
        self.diagnostics.push(
            Code::SchemaTooDeep,
            &at,
            format!("more than {MAX_DEPTH} schemas are nested without an object between them"),
            "the schemas further inside are treated as any JSON value",
        );
    }

    fn report_circular(&mut self, id: SchemaId) {
        let at = self.table.get(id).at.clone();
        self.diagnostics.push(
            Code::CircularSchema,
            &at,
            "the schema refers only to itself",
            "treated as any JSON value",
        );
    }

    fn report_unsatisfiable(&mut self, id: SchemaId, message: &str, help: &str) {
        let at = self.table.get(id).at.clone();
        self.diagnostics.push(Code::UnsatisfiableSchema, &at, message, help);
    }
}

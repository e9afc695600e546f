//! Schemas become types.
//!
//! [`Types::shape`] answers what a schema is where it is used: a scalar, a list, or a type of its
//! own, whose id is given at once and whose members follow later, so objects may refer to each other
//! as they like. Only what has no type of its own (lists, maps, alternatives that come down to one)
//! is followed on the spot; where that leads back to itself, a newtype is made.

mod all_of;
mod array;
mod boxing;
mod enumeration;
mod facts;
mod infinite;
mod inheritance;
mod kinds;
mod map;
mod object;
mod origin;
mod part;
mod scalar;
mod table;
mod union;
mod usage;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

pub(super) use boxing::break_cycles;
pub(super) use infinite::open_infinite;
pub(super) use origin::{Root, common_candidates};
pub(super) use part::Property;
pub(super) use usage::settle_usage;

use super::docs;
use super::options::Options;
use crate::diagnostic::{Code, Findings};
use crate::ir::{Extra, Struct, Ty, TypeDef, TypeId, TypeKind, TypeShape, Usage};
use crate::spec::{Schema, SchemaId, Spec, Type};
use facts::Facts;
use origin::Origins;
use scalar::beyond_i64;
use table::Table;

/// How deep lists, alternatives and parts may be nested without a type between them.
const MAX_DEPTH: usize = 64;

/// A type of the crate, and what is known of it only until all types are there.
#[derive(Clone, Debug)]
pub(super) struct TypeDraft {
    pub(super) def: TypeDef,
    /// The part of the name that does not tell the owner; none for components.
    pub(super) label: Option<String>,
    /// The members that are only in answers.
    pub(super) read_only: BTreeSet<String>,
    /// The members that are only in requests.
    pub(super) write_only: BTreeSet<String>,
}

/// What a schema is where it is used.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) ty: Ty,
    pub(super) nullable: bool,
}

/// The types of the crate, as far as they are known.
pub(super) struct Types<'a> {
    pub(super) findings: &'a mut Findings,
    options: &'a Options,
    table: Table<'a>,
    children: BTreeMap<SchemaId, Vec<SchemaId>>,
    origins: Origins,
    components: Vec<SchemaId>,
    states: BTreeMap<SchemaId, State>,
    drafts: Vec<TypeDraft>,
    pending: VecDeque<(TypeId, Facts)>,
    depth: usize,
}

/// How far a schema has come.
enum State {
    /// It is being followed; the type that it became when it led back to itself.
    Active(Option<TypeId>),
    Done(Shape),
}

/// What a schema becomes.
enum Form {
    Ty(Ty),
    Type(TypeKind),
    Object(Facts),
}

impl Form {
    const JSON: Self = Self::Ty(Ty::Json);
}

impl<'a> Types<'a> {
    /// Prepares the types of what `roots` reach.
    pub(super) fn new(
        spec: &'a Spec,
        options: &'a Options,
        findings: &'a mut Findings,
        roots: &[Root],
    ) -> Self {
        let table = Table::new(spec);
        let children = inheritance::children(spec);
        let reached = origin::reach(&table, &children, roots);
        let mut components: Vec<SchemaId> =
            reached.into_iter().filter(|id| table.get(*id).name.is_some()).collect();
        let key = |id: &SchemaId| (table.get(*id).name.as_ref(), *id);
        components.sort_by(|one, other| key(one).cmp(&key(other)));
        let origins = Origins::find(&table, &components, roots);
        Self {
            findings,
            options,
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

    /// Lowers all components that are reached, in the order of their names.
    pub(super) fn lower_components(&mut self) {
        for id in self.components.clone() {
            self.shape(id);
        }
        self.complete();
    }

    /// All types; none of them is waiting for its members.
    pub(super) fn finish(mut self) -> Vec<TypeDraft> {
        self.complete();
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

    /// What a schema is where it is used.
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

    /// What a schema becomes, and whether it may be null.
    fn form(&mut self, id: SchemaId) -> (Form, bool) {
        let schema = self.table.get(id);
        let nullable = schema.nullable;
        let replacement = schema.name.as_ref().and_then(|name| self.options.types.get(name));
        if let Some(ty) = replacement {
            return (Form::Ty(ty.clone()), nullable);
        }
        if let Some(target) = self.alias(id) {
            let null_alternative = schema
                .one_of
                .iter()
                .chain(&schema.any_of)
                .any(|id| table::is_null(self.table.get(*id)));
            let shape = self.shape(target);
            return (Form::Ty(shape.ty), shape.nullable || nullable || null_alternative);
        }
        if self.children.contains_key(&id) {
            return (self.base(id), nullable);
        }
        let facts = self.facts(id);
        self.form_of(id, facts)
    }

    fn form_of(&mut self, id: SchemaId, mut facts: Facts) -> (Form, bool) {
        let nullable = facts.nullable;
        if facts.never {
            self.report_no_value(id, "no value fits this schema", "it is JSON of any shape");
            return (Form::JSON, nullable);
        }
        if let Some(form) = self.enumeration(id, &facts) {
            return (form, nullable);
        }
        if !facts.choices.is_empty() {
            return self.union(id, facts);
        }
        let form = match *facts.kinds().as_slice() {
            [] => Form::JSON,
            [Type::Object] if facts.has_properties() => Form::Object(facts),
            [Type::Object] => Form::Ty(self.map(&facts)),
            [Type::Array] => Form::Ty(self.list(&facts)),
            [Type::Integer] if facts.format.is_none() && beyond_i64(&self.schema(id).limits) => {
                Form::Ty(self.scalar(Type::Integer, Some("uint64")))
            }
            [kind] => Form::Ty(self.scalar(kind, facts.format.as_deref())),
            _ => {
                facts.types = facts.kinds();
                self.union_of_kinds(id, &facts)
            }
        };
        (form, nullable)
    }

    /// Gives a schema its type.
    fn settle(&mut self, id: SchemaId, form: Form, known: Option<TypeId>) -> Ty {
        let kind = match (form, known) {
            (Form::Ty(ty), None) => return ty,
            (Form::Ty(Ty::Named(ty)), Some(known)) if ty == known => {
                self.report_circular(id);
                TypeKind::Newtype(Ty::Json)
            }
            (Form::Ty(ty), Some(_)) => TypeKind::Newtype(ty),
            (Form::Type(kind), _) => kind,
            (Form::Object(facts), _) => {
                let ty = known.unwrap_or_else(|| self.add_type(id));
                self.pending.push_back((ty, facts));
                self.drafts[ty.0].def.kind =
                    TypeKind::Struct(Struct { fields: Vec::new(), extra: Extra::None });
                return Ty::Named(ty);
            }
        };
        let ty = known.unwrap_or_else(|| self.add_type(id));
        self.drafts[ty.0].def.kind = kind;
        Ty::Named(ty)
    }

    /// Adds a type whose body is not known yet.
    fn add_type(&mut self, id: SchemaId) -> TypeId {
        let candidates = self.origins.candidates(&self.table, id);
        let schema = self.table.get(id);
        let mut docs = docs::of_schema(schema);
        let title = |text: &String| Some(text) != candidates.label.as_ref();
        docs.text = self.description(id).or_else(|| docs.text.filter(title));
        self.drafts.push(TypeDraft {
            def: TypeDef {
                at: schema.at.clone(),
                candidates: candidates.candidates,
                component: candidates.label.is_none(),
                docs,
                usage: Usage::default(),
                tags: BTreeSet::new(),
                kind: TypeKind::Newtype(Ty::Json),
                shape: TypeShape::default(),
            },
            label: candidates.label,
            read_only: BTreeSet::new(),
            write_only: BTreeSet::new(),
        });
        TypeId(self.drafts.len() - 1)
    }

    pub(in crate::lower) fn schema(&self, id: SchemaId) -> &Schema {
        self.table.get(id)
    }

    fn report_depth(&mut self, id: SchemaId) {
        let at = self.table.get(id).at.clone();
        self.findings.add_with_help(
            Code::SchemaTooDeep,
            &at,
            format!("more than {MAX_DEPTH} schemas are nested here without an object between them"),
            "what lies deeper is JSON of any shape",
        );
    }

    fn report_circular(&mut self, id: SchemaId) {
        let at = self.table.get(id).at.clone();
        self.findings.add_with_help(
            Code::CircularSchema,
            &at,
            "the schema is defined by nothing but itself",
            "it is JSON of any shape",
        );
    }

    fn report_no_value(&mut self, id: SchemaId, message: &str, help: &str) {
        let at = self.table.get(id).at.clone();
        self.findings.add_with_help(Code::UnsatisfiableSchema, &at, message, help);
    }
}

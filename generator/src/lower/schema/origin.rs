//! What types would like to be called.
//!
//! A component that makes a type has one wish: its name. An inline type is named after its owner,
//! the component or operation that it stands in, and the members on the way from there. Its wishes
//! go from short to long, and everyone who clashes moves on together, so a name depends on who
//! clashes and never on the order of the document:
//!
//! 1. its title, where that is a name (`Access Item`) and not a word for a kind (`object`);
//! 2. the owner and the last member: `access` of `Recommendation` is `Recommendation Access`, the
//!    items of its list `messages` are `Recommendation messages Item`, the values of its map
//!    `scores` are `Recommendation scores Value`;
//! 3. the owner and all members on the way: `Recommendation messages Item text`.
//!
//! The owner in an operation `listRoles`: a body is `listRoles Request`, an answer
//! `listRoles Response`, a parameter `listRoles sort`. The body of an error is called after its
//! status, `Unauthorized Body`, since it is mostly the same for all operations; where it is not, the
//! tag and the operation come before it. An arm of a union adds its title, the only value of one of
//! its members (`kind: [circle]`), its kind (`Object`), or `Variant 2`. A webhook is an operation
//! under its own name.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::table::{Table, is_null};
use crate::diagnostic::Place;
use crate::lower::docs::KINDS;
use crate::spec::{Additional, Schema, SchemaId, Type};

/// The longest way that goes into a name, in steps.
const LONGEST_WAY: usize = 8;

/// How far up the document that way is looked for.
const LONGEST_CLIMB: usize = 64;

/// Where an operation uses a schema.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Root {
    pub(in crate::lower) schema: SchemaId,
    /// What an inline type there would like to be called, from short to long.
    pub(in crate::lower) candidates: Vec<String>,
    /// The part of the name that does not tell the owner.
    pub(in crate::lower) label: String,
}

/// Where every schema stands.
#[derive(Default)]
pub(super) struct Origins {
    origins: BTreeMap<SchemaId, Origin>,
}

enum Origin {
    Component,
    Operation { candidates: Vec<String>, label: String },
    Inside { owner: SchemaId, parent: SchemaId, step: Step },
}

/// How to get from a schema to a part of it.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Part,
    Property(String),
    Item,
    Value,
    Alternative(String),
}

/// What a type would like to be called.
pub(super) struct Candidates {
    pub(super) candidates: Vec<String>,
    /// The part of the name that does not tell the owner; none for components.
    pub(super) label: Option<String>,
}

type Children = BTreeMap<SchemaId, Vec<SchemaId>>;

/// All schemas that are reached from `roots`; `children` are those that a base class leads to.
pub(super) fn reach(table: &Table<'_>, children: &Children, roots: &[Root]) -> BTreeSet<SchemaId> {
    let mut reached: BTreeSet<SchemaId> = BTreeSet::new();
    let mut open: Vec<SchemaId> = roots.iter().map(|root| root.schema).collect();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            let schema = table.get(id);
            open.extend(steps(table, schema).into_iter().map(|(id, _)| id));
            let mapped = schema.discriminator.iter().flat_map(|each| &each.mapping);
            open.extend(mapped.map(|(_, id)| *id));
            open.extend(children.get(&id).into_iter().flatten());
        }
    }
    reached
}

impl Origins {
    /// Finds the owner of every schema in reach of `components`, which are sorted by name, and
    /// `roots`.
    pub(super) fn find(table: &Table<'_>, components: &[SchemaId], roots: &[Root]) -> Self {
        let mut origins = Self::default();
        for id in components {
            origins.origins.insert(*id, Origin::Component);
        }
        // A reference into the inside of another component does not make that part one's own.
        let starts: VecDeque<SchemaId> = components.iter().copied().collect();
        origins.spread(table, starts.clone(), true);
        origins.spread(table, starts, false);
        let mut inline: BTreeMap<SchemaId, Vec<&Root>> = BTreeMap::new();
        for root in roots {
            inline.entry(root.schema).or_default().push(root);
        }
        inline.retain(|id, _| !origins.origins.contains_key(id));
        for (id, uses) in &inline {
            let candidates = common_candidates(
                &uses.iter().map(|each| &each.candidates[..]).collect::<Vec<_>>(),
            );
            let label = uses.iter().map(|each| each.label.clone()).min().unwrap_or_default();
            origins.origins.insert(*id, Origin::Operation { candidates, label });
        }
        origins.spread(table, inline.into_keys().collect(), false);
        origins
    }

    fn spread(&mut self, table: &Table<'_>, mut open: VecDeque<SchemaId>, own: bool) {
        let mut seen: BTreeSet<SchemaId> = open.iter().copied().collect();
        while let Some(parent) = open.pop_front() {
            let at = &table.get(parent).at;
            for (id, step) in steps(table, table.get(parent)) {
                if own && !is_own(table, id, at, &step) {
                    continue;
                }
                if seen.insert(id) {
                    let owner = self.owner(parent);
                    self.origins.entry(id).or_insert(Origin::Inside { owner, parent, step });
                    open.push_back(id);
                }
            }
        }
    }

    /// Notes where a schema stands that lowering made up.
    pub(super) fn add_inside(&mut self, id: SchemaId, parent: SchemaId, step: Step) {
        let owner = self.owner(parent);
        self.origins.insert(id, Origin::Inside { owner, parent, step });
    }

    fn owner(&self, id: SchemaId) -> SchemaId {
        match self.origins.get(&id) {
            Some(Origin::Inside { owner, .. }) => *owner,
            _ => id,
        }
    }

    /// What the type of a schema would like to be called.
    pub(super) fn candidates(&self, table: &Table<'_>, id: SchemaId) -> Candidates {
        let (owner, way) = (self.owner(id), self.way(id));
        let (mut candidates, label) = match self.origins.get(&owner) {
            Some(Origin::Operation { candidates, label }) => (candidates.clone(), label.clone()),
            _ => (vec![table.get(owner).name.clone().unwrap_or_default()], String::new()),
        };
        if way.is_empty() && label.is_empty() {
            return Candidates { candidates, label: None };
        }
        let short = words(short_way(&way), false);
        let label = if way.is_empty() { label } else { short.join(" ") };
        if !way.is_empty() {
            let owner = candidates.first().cloned().unwrap_or_default();
            let join =
                |words: &[&str]| [&[owner.as_str()], words].concat().join(" ").trim().to_owned();
            candidates = vec![join(&short), join(&words(&way, true))];
            candidates.dedup();
        }
        if let Some(title) = title(table.get(id)) {
            candidates.retain(|each| each != title);
            candidates.insert(0, title.to_owned());
            return Candidates { candidates, label: Some(title.to_owned()) };
        }
        Candidates { label: Some(label), candidates }
    }

    /// The last steps from the owner of a schema to it.
    fn way(&self, id: SchemaId) -> Vec<&Step> {
        let mut way = VecDeque::new();
        let mut at = id;
        for _ in 0..LONGEST_CLIMB {
            let Some(Origin::Inside { parent, step, .. }) = self.origins.get(&at) else { break };
            if way.len() == LONGEST_WAY {
                break;
            }
            if !matches!(step, Step::Part) {
                way.push_front(step);
            }
            at = *parent;
        }
        way.into()
    }
}

/// Whether a schema stands inside of another one, as the member that the step says and not another one
/// that refers to it.
fn is_own(table: &Table<'_>, id: SchemaId, above: &Place, step: &Step) -> bool {
    let at = &table.get(id).at;
    let property = match step {
        Step::Property(key) => at.pointer.0.last() == Some(key),
        _ => true,
    };
    property && at.is_inside(above)
}

/// The steps from the last member on, without the arms on the way.
fn short_way<'s, 'o>(way: &'s [&'o Step]) -> &'s [&'o Step] {
    let last = way.iter().rposition(|step| matches!(step, Step::Property(_)));
    &way[last.unwrap_or(0)..]
}

fn words<'o>(way: &[&'o Step], all_alternatives: bool) -> Vec<&'o str> {
    let word = |(index, step): (usize, &&'o Step)| match step {
        Step::Part => None,
        Step::Property(key) => Some(key.as_str()),
        Step::Item => Some("Item"),
        Step::Value => Some("Value"),
        Step::Alternative(label) => {
            (all_alternatives || index + 1 == way.len()).then_some(label.as_str())
        }
    };
    way.iter().enumerate().filter_map(word).collect()
}

/// The wishes that all lists have in common, then the smallest list.
pub(in crate::lower) fn common_candidates(lists: &[&[String]]) -> Vec<String> {
    let Some(smallest) = lists.iter().min() else { return Vec::new() };
    let common = |candidate: &&String| lists.iter().all(|list| list.contains(candidate));
    let mut candidates: Vec<String> = smallest.iter().filter(common).cloned().collect();
    candidates.extend(smallest.iter().filter(|candidate| !common(candidate)).cloned());
    candidates
}

/// The parts of a schema and the way to them, in the order of the document.
fn steps(table: &Table<'_>, schema: &Schema) -> Vec<(SchemaId, Step)> {
    let mut steps: Vec<(SchemaId, Step)> = Vec::new();
    let property = |each: &crate::spec::Property| (each.schema, Step::Property(each.name.clone()));
    steps.extend(schema.properties.iter().map(property));
    if let Additional::Of(id) = schema.additional {
        steps.push((id, Step::Value));
    }
    steps.extend(schema.items.iter().chain(&schema.prefix_items).map(|id| (*id, Step::Item)));
    steps.extend(schema.all_of.iter().map(|id| (*id, Step::Part)));
    for list in [&schema.one_of, &schema.any_of] {
        let single = list.iter().filter(|id| !is_null(table.get(**id))).count() == 1;
        let step = |word| if single { Step::Part } else { Step::Alternative(word) };
        steps
            .extend(list.iter().copied().zip(alternative_words(table, list).into_iter().map(step)));
    }
    steps
}

/// What tells each arm from the others: its name, its title, the only value of one of its members,
/// its kind where it is the only one of that kind, a member that no other one has, or its number.
pub(super) fn alternative_words(table: &Table<'_>, variants: &[SchemaId]) -> Vec<String> {
    let kinds: Vec<Option<&str>> = variants.iter().map(|id| kind_word(table.get(*id))).collect();
    let word = |(index, id): (usize, &SchemaId)| {
        let alone = |kind: &&str| kinds.iter().filter(|each| **each == Some(kind)).count() == 1;
        own_word(table, table.get(*id))
            .or_else(|| kinds[index].filter(alone).map(str::to_owned))
            .or_else(|| own_property(table, variants, index).map(str::to_owned))
            .unwrap_or_else(|| format!("Variant {}", index + 1))
    };
    variants.iter().enumerate().map(word).collect()
}

fn own_word(table: &Table<'_>, variant: &Schema) -> Option<String> {
    let only_value = || {
        variant.properties.iter().find_map(|each| match table.get(each.schema).values.as_slice() {
            [serde_json::Value::String(value)] => Some(value.clone()),
            _ => None,
        })
    };
    let title = || title(variant).map(str::to_owned);
    variant.name.clone().or_else(title).or_else(only_value)
}

/// A member of an arm that no other arm has: the first one that is required, or else the only one.
fn own_property<'t>(table: &'t Table<'_>, variants: &[SchemaId], index: usize) -> Option<&'t str> {
    let variant = table.get(*variants.get(index)?);
    let elsewhere = |name: &str| {
        let others = variants.iter().enumerate().filter(|(other, _)| *other != index);
        let mut fields = others.flat_map(|(_, id)| &table.get(*id).properties);
        fields.any(|each| each.name == name)
    };
    let own = variant.properties.iter().map(|each| each.name.as_str());
    let own: Vec<&str> = own.filter(|name| !elsewhere(name)).collect();
    let required = own.iter().find(|name| variant.required.contains(**name));
    match (required, own.as_slice()) {
        (Some(name), _) | (None, [name]) => Some(name),
        _ => None,
    }
}

fn kind_word(schema: &Schema) -> Option<&'static str> {
    match schema.types.as_slice() {
        [Type::Boolean] => Some("Boolean"),
        [Type::Integer] => Some("Integer"),
        [Type::Number] => Some("Number"),
        [Type::String] => Some("String"),
        [Type::Array] => Some("List"),
        [Type::Object] => Some("Object"),
        _ => None,
    }
}

/// The title of a schema, where it reads like a name.
pub(super) fn title(schema: &Schema) -> Option<&str> {
    let title = schema.docs.title.as_deref()?.trim();
    let words = title.split_whitespace().count();
    let starts = title.chars().next().is_some_and(char::is_alphabetic);
    let plain = title.chars().all(|each| each.is_alphanumeric() || " _-".contains(each));
    let kind = KINDS.contains(&title.to_lowercase().as_str());
    (starts && plain && !kind && words <= 5 && title.chars().count() <= 50).then_some(title)
}

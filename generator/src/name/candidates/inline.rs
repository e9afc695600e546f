//! The candidates for the names of types.
//!
//! A component has one candidate: its name. The candidates of an inline type are, from short to long:
//!
//! 1. its title, if that is suitable as a name (`Access Item`);
//! 2. the owner and the last property: `access` of `Recommendation` is `Recommendation access`, the items of its list
//!    `messages` are `Recommendation messages Item`, the values of its map `scores` are `Recommendation scores Value`;
//! 3. the owner and all steps: `Recommendation messages Item text`.
//!
//! Before each of them is the same one without the words at the start of the last property that are also at the end of the
//! owner: `Potential Role Ref` is before `Potential Role potentialRoleRef`.
//!
//! The owner in an operation `listRoles` is `listRoles Request`, `listRoles Response` or, for a parameter,
//! `listRoles sort`. An error body is named after its status code, `Unauthorized Body`, because most operations have the
//! same one; the tag and the operation precede it in longer candidates.

use super::merged::common_candidates;
use super::named::Named;
use super::operation::part_candidates;
use crate::ir::{
    AlternativeLabel, InlineOrigin, OperationPart, OperationUse, Owner, Step, ValueKind,
};
use crate::name::rules::ShortNames;

/// Returns the candidates for the name of an inline type.
pub(super) fn inline(origin: &InlineOrigin, names: &ShortNames<'_>) -> Named {
    let (mut candidates, mut label) = match &origin.owner {
        Owner::Component(name) => (vec![names.component(name).to_owned()], String::new()),
        Owner::Operations(uses) => owner(uses, names),
    };
    if !origin.path.is_empty() {
        let owner = candidates.swap_remove(0);
        let all: Vec<&Step> = origin.path.iter().collect();
        let join = |steps: &[&Step]| format!("{owner} {}", words(steps)).trim().to_owned();
        let last = origin.last_steps();
        candidates = vec![join(&last), join(&all)];
        candidates.dedup();
        label = words(&last);
    }
    if let Some(title) = &origin.title {
        candidates.retain(|each| each != title);
        candidates.insert(0, title.clone());
        label.clone_from(title);
    }
    Named { candidates, label }
}

/// Returns the candidates and the label of a schema that operations use; there is at least one candidate.
fn owner(uses: &[OperationUse], names: &ShortNames<'_>) -> (Vec<String>, String) {
    let lists: Vec<Vec<String>> = uses.iter().map(|usage| part_candidates(usage, names)).collect();
    let label = |(usage, list): (&OperationUse, &Vec<String>)| match &usage.part {
        OperationPart::Parameter(name) => name.clone(),
        _ => list.first().cloned().unwrap_or_default(),
    };
    let label = uses.iter().zip(&lists).map(label).min().unwrap_or_default();
    let mut candidates = common_candidates(&lists);
    if candidates.is_empty() {
        candidates.push(String::new());
    }
    (candidates, label)
}

fn words(steps: &[&Step]) -> String {
    let words: Vec<String> = steps.iter().map(|step| word(step)).collect();
    words.join(" ")
}

fn word(step: &Step) -> String {
    match step {
        Step::Property(name) => name.clone(),
        Step::Item => "Item".to_owned(),
        Step::Value => "Value".to_owned(),
        Step::Alternative(label) => label_word(label),
    }
}

/// Returns the words for the difference between an alternative and the others.
pub(super) fn label_word(label: &AlternativeLabel) -> String {
    match label {
        AlternativeLabel::Text(text) => text.clone(),
        AlternativeLabel::Kind(kind) => kind_word(kind).to_owned(),
        AlternativeLabel::Position(position) => format!("Variant {position}"),
        AlternativeLabel::Base => "Base".to_owned(),
    }
}

/// Returns the words for a kind of values.
pub(super) fn kind_word(kind: &ValueKind) -> &str {
    match kind {
        ValueKind::Boolean => "Boolean",
        ValueKind::Integer => "Integer",
        ValueKind::Number => "Number",
        ValueKind::String => "String",
        ValueKind::DateTime => "Date Time",
        ValueKind::Date => "Date",
        ValueKind::List => "List",
        ValueKind::Object => "Object",
        ValueKind::Any => "Any",
        // The last segment of the path, without generic arguments.
        ValueKind::External(path) => {
            let path = path.split('<').next().unwrap_or_default();
            path.rsplit("::").next().unwrap_or_default()
        }
    }
}

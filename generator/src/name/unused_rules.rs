//! Rules of the configuration for names that change no name of a document.

use crate::config::NameRules;
use crate::ir::{InlineOrigin, Ir, Owner, TypeOrigin};

/// A rule that changes no name.
pub(crate) struct UnusedRule<'a> {
    /// The key of the rule in `[names]`.
    pub(crate) key: &'static str,
    /// The position of a prefix or suffix in its list, and its text. `None` for other rules.
    pub(crate) item: Option<(usize, &'a str)>,
}

/// Whether a name has a prefix or suffix.
type Has = fn(&str, &str) -> bool;

/// Returns the rules that change no name of the documents.
pub(crate) fn unused_rules<'a>(rules: &'a NameRules, irs: &[&Ir]) -> Vec<UnusedRule<'a>> {
    let NameRules {
        use_titles,
        operation_prefixes,
        operation_suffixes,
        type_prefixes,
        type_suffixes,
    } = rules;
    let mut unused = Vec::new();
    if *use_titles && irs.iter().all(|ir| ir.component_titles.is_empty()) {
        unused.push(UnusedRule { key: "use-titles", item: None });
    }
    let operations: Vec<&str> =
        irs.iter().flat_map(|ir| &ir.operations).filter_map(|each| each.id.as_deref()).collect();
    let types =
        irs.iter().flat_map(|ir| &ir.types).flat_map(|def| components(&def.origin)).collect();
    let (starts, ends): (Has, Has) =
        (|name, text| name.starts_with(text), |name, text| name.ends_with(text));
    for (key, affixes, names, has) in [
        ("strip-operation-prefixes", operation_prefixes, &operations, starts),
        ("strip-operation-suffixes", operation_suffixes, &operations, ends),
        ("strip-type-prefixes", type_prefixes, &types, starts),
        ("strip-type-suffixes", type_suffixes, &types, ends),
    ] {
        let affixes = affixes.iter().map(String::as_str).enumerate();
        let affixes = affixes.filter(|(_, affix)| !names.iter().any(|name| has(name, affix)));
        unused.extend(affixes.map(|affix| UnusedRule { key, item: Some(affix) }));
    }
    unused
}

/// Returns the names of the components from which the name of a type is derived.
fn components(origin: &TypeOrigin) -> Vec<&str> {
    match origin {
        TypeOrigin::Component(name)
        | TypeOrigin::Inline(InlineOrigin { owner: Owner::Component(name), .. }) => vec![name],
        TypeOrigin::Inline(_) => Vec::new(),
        TypeOrigin::Merged(origins) => origins.iter().flat_map(components).collect(),
    }
}

//! The parts of the configuration that concern the client and the manifest: client parameters, environment and dependencies.

use std::collections::BTreeMap;

use super::super::change::{Change, Extent};
use super::super::side::Side;
use super::package::of_crate;
use super::{Comparison, renamed_item};
use crate::config::ClientParameter;
use crate::diagnostic::{Rule, Verdict};

impl Comparison<'_> {
    /// Compares the configurations.
    pub(super) fn configuration(&mut self) {
        self.client_parameters();
        self.environment();
        let (old, new) = (&self.old.config.dependencies, &self.new.config.dependencies);
        let mut found = Vec::new();
        for (name, before) in old {
            let words = match new.get(name) {
                None => "is removed",
                Some(after) if after != before => "has another version or other features",
                Some(_) => continue,
            };
            let message = format!("the dependency `{name}` {words}");
            let part = Some(format!("dependency `{name}`"));
            let change = of_crate(Rule::DependencyChanged, &self.new.facts.name, part, message);
            found.push(change.verdict(Verdict::Behavior));
        }
        self.changes.extend(found);
    }

    fn client_parameters(&mut self) {
        let (old, new) = (setters(self.old), setters(self.new));
        for (name, before) in old {
            let path = format!("ClientBuilder::{}", before.setter);
            let change = |message: String| {
                let part = format!("client parameter `{name}`");
                let message = format!("the {part} {message}");
                let crate_name = &self.new.facts.name;
                of_crate(Rule::ClientParameterChanged, crate_name, Some(part), message)
            };
            let Some(after) = new.get(name) else {
                let advice = format!("remove the calls of `{}`", before.setter);
                let change = change("is removed".to_owned()).advice(advice);
                self.push(change.claim_old(Extent::Item, path));
                continue;
            };
            if before.setter != after.setter {
                let (one, other) = (&before.setter, &after.setter);
                let mut change = change(format!("is set by `{other}` instead of `{one}`"));
                let renamed = format!("ClientBuilder::{other}");
                change.broken.push(renamed_item(&path, "fn", &renamed));
                self.renames.add(path.clone(), renamed);
                self.push(change.advice(format!("call `{other}`")));
            }
            if before.value != after.value {
                let words = match (&before.value, &after.value) {
                    (Some(one), Some(other)) => format!("sends `{other}` instead of `{one}`"),
                    (None, _) => "is switched on or off, and has no other values".to_owned(),
                    (_, None) => "has any value instead of being switched on or off".to_owned(),
                };
                let is_sent = before.value.is_some() && after.value.is_some();
                let change = change(words).verdict_if(is_sent, Verdict::Behavior);
                self.push(change.claim_old(Extent::Item, path));
            }
        }
    }

    fn environment(&mut self) {
        let (old, new) = (&self.old.config.environment, &self.new.config.environment);
        let words = match (old, new) {
            (Some(one), Some(other)) if one.prefix != other.prefix => {
                format!(
                    "clients read environment variables with the prefix `{}` instead of `{}`",
                    other.prefix, one.prefix
                )
            }
            (Some(one), Some(other)) if one.file.is_none() && other.file.is_some() => {
                "clients read a file too".to_owned()
            }
            (Some(one), Some(other)) if other.file.is_none() && one.file.is_some() => {
                "clients do not read a file any more".to_owned()
            }
            (Some(one), Some(other)) if one.file != other.file => {
                "clients read another file, or other keys of it".to_owned()
            }
            (Some(_), None) => "clients do not read environment variables any more".to_owned(),
            _ => return,
        };
        let change: Change = of_crate(Rule::EnvironmentChanged, &self.new.facts.name, None, words);
        let change = change
            .verdict(Verdict::Behavior)
            .claim_old(Extent::Item, "Client::from_environment")
            .claim_old(Extent::Item, "ClientBuilder::environment");
        self.push(change);
    }
}

/// Returns the client parameters by their names.
fn setters(side: &Side) -> BTreeMap<&str, &ClientParameter> {
    side.config.client_parameters.iter().map(|each| (each.name.as_str(), each)).collect()
}

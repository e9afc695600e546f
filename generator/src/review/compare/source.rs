//! The sources of the values of parameters: arguments, setters, defaults and the client.

use crate::diagnostic::{Rule, Verdict};
use crate::ir::ParameterSource::{self, Client, Default, Optional, Required};

/// A change of the source of a value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SourceChange {
    pub(super) rule: Rule,
    pub(super) message: &'static str,
    pub(super) verdict: Option<Verdict>,
    pub(super) advice: Option<&'static str>,
}

impl SourceChange {
    /// Compares two sources. `None` if they are the same.
    pub(super) fn of(old: &ParameterSource, new: &ParameterSource) -> Option<Self> {
        if old == new {
            return None;
        }
        let change = |rule, message, verdict| Self { rule, message, verdict, advice: None };
        // Deployed clients may omit a value that the new server requires.
        if !is_required(old) && is_required(new) {
            let (rule, advice) = (Rule::ParameterBecameRequired, advice(new));
            let message = required(old, new);
            return Some(Self { advice, ..change(rule, message, Some(Verdict::Wire)) });
        }
        Some(match (old, new) {
            (Client { .. }, Client { .. }) => {
                change(Rule::ParameterBecameOptional, "becomes optional", None)
            }
            (_, Client { .. }) => change(
                Rule::ParameterSourceChanged,
                "is set by the client instead of the request",
                Some(Verdict::Behavior),
            ),
            (Client { .. }, _) => change(
                Rule::ParameterSourceChanged,
                "is set by the request instead of the client",
                Some(Verdict::Behavior),
            ),
            (Required, _) => change(
                Rule::ParameterBecameOptional,
                "becomes optional: it is a setter instead of an argument",
                None,
            ),
            (_, Required) => Self {
                advice: advice(new),
                ..change(
                    Rule::ParameterBecameRequired,
                    "becomes required: it is an argument instead of a setter",
                    None,
                )
            },
            (_, Optional) => change(
                Rule::ParameterDefaultChanged,
                "becomes optional: the client sends no default any more",
                Some(Verdict::Behavior),
            ),
            (_, Default(_)) => change(
                Rule::ParameterDefaultChanged,
                "has another default",
                Some(Verdict::Behavior),
            ),
        })
    }
}

/// Returns whether each request has a value.
pub(super) fn is_required(source: &ParameterSource) -> bool {
    match source {
        Client { required } => *required,
        source => source.is_always_sent(),
    }
}

/// Returns what users do about a parameter that is required now. `None` if the client sends its default.
pub(super) fn advice(new: &ParameterSource) -> Option<&'static str> {
    match new {
        Required => Some("pass the value to the method"),
        Client { .. } => Some("set the value on the client"),
        Optional | Default(_) => None,
    }
}

fn required(old: &ParameterSource, new: &ParameterSource) -> &'static str {
    match (old, new) {
        (Client { .. }, Client { .. }) => "becomes required",
        (_, Client { .. }) => "becomes required, and is set by the client instead of the request",
        (Client { .. }, _) => "becomes required, and is set by the request instead of the client",
        (_, Default(_)) => "becomes required: the client sends its default",
        _ => "becomes required: it is an argument instead of a setter",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_that_clients_may_omit_breaks_them_if_it_is_required() {
        let default = || Default(serde_json::json!("cat"));
        let client = |required| Client { required };
        for (old, new, expected) in [
            (Optional, Required, true),
            (Optional, default(), true),
            (Optional, client(true), true),
            (client(false), Required, true),
            (client(false), default(), true),
            (client(false), client(true), true),
            (client(true), Required, false),
            (default(), Required, false),
            (Required, default(), false),
            (Required, client(true), false),
            (Required, Optional, false),
            (default(), Optional, false),
            (client(true), client(false), false),
            (Optional, client(false), false),
        ] {
            let found = SourceChange::of(&old, &new).expect("a change");
            assert_eq!(found.verdict == Some(Verdict::Wire), expected, "{old:?} {new:?}");
            if expected {
                assert_eq!(found.rule, Rule::ParameterBecameRequired, "{old:?} {new:?}");
            }
        }
    }

    #[test]
    fn client_parameter_that_becomes_optional_is_no_other_source() {
        let (old, new) = (Client { required: true }, Client { required: false });
        let found = SourceChange::of(&old, &new).map(|change| (change.rule, change.verdict));
        assert_eq!(found, Some((Rule::ParameterBecameOptional, None)));
    }
}

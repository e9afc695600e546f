//! The path and the query of a request.

use std::borrow::Cow;

use super::encode;
use super::{InvalidRequest, Pair, Request, invalid};

impl Request {
    /// Returns the path with its parameters, and the query.
    pub(super) fn target(&self) -> Result<String, InvalidRequest> {
        let mut target = String::with_capacity(self.capacity());
        target.push_str(self.base_path);
        self.push_path(&mut target)?;
        // URL parsers resolve these segments, even if they are percent-encoded.
        if target.split('/').any(is_dots) {
            let reason = "the path segments `.` and `..` cannot be sent";
            return Err(InvalidRequest::new(format!("path `{}`", self.template), reason));
        }
        let mut separator = '?';
        for position in 0..=self.order.len() {
            for (name, text) in &self.query {
                if !text.is_empty() && rank(self.order, name) == position {
                    target.push(separator);
                    target.push_str(text);
                    separator = '&';
                }
            }
        }
        Ok(target)
    }

    fn push_path(&self, target: &mut String) -> Result<(), InvalidRequest> {
        let mut rest = &*self.template;
        while let Some((before, parameter)) = rest.split_once('{') {
            let Some((name, after)) = parameter.split_once('}') else { break };
            encode::push_template(target, before);
            let value = self.path.iter().find(|(given, _)| given == name);
            let (_, value) =
                value.ok_or_else(|| invalid("path parameter", name, "it has no value"))?;
            target.push_str(value);
            rest = after;
        }
        encode::push_template(target, rest);
        Ok(())
    }

    fn capacity(&self) -> usize {
        let pairs = self.path.iter().chain(&self.query);
        let values: usize = pairs.map(|(_, text)| text.len() + 1).sum();
        self.base_path.len() + self.template.len() + values
    }
}

/// Returns whether a segment is `.` or `..`, percent-encoded or not (URL standard, section 4.1).
pub(crate) fn is_dots(segment: &str) -> bool {
    let dot = |text: &'_ str| {
        let encoded = text.get(..3).filter(|text| text.eq_ignore_ascii_case("%2e"));
        encoded.map_or_else(|| usize::from(text.starts_with('.')), str::len)
    };
    let first = dot(segment);
    let rest = &segment[first..];
    first > 0 && (rest.is_empty() || dot(rest) == rest.len())
}

/// Returns the position of a name in an order; a name that is not in the order comes last.
pub(super) fn rank(order: &[&str], name: &str) -> usize {
    order.iter().position(|other| *other == name).unwrap_or(order.len())
}

/// Adds a pair, or replaces the pair of the same name.
pub(super) fn set(pairs: &mut Vec<Pair>, name: Cow<'static, str>, text: String) {
    match pairs.iter_mut().find(|(other, _)| *other == name) {
        Some(pair) => pair.1 = text,
        None => pairs.push((name, text)),
    }
}

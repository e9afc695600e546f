//! Path and query of a request.

use std::borrow::Cow;

use super::encode;
use super::{InvalidRequest, Pair, Request, invalid};

impl Request {
    /// The path with its values, and the query.
    pub(super) fn target(&self) -> Result<String, InvalidRequest> {
        let mut target = String::with_capacity(self.capacity());
        target.push_str(self.base_path);
        self.push_path(&mut target)?;
        // The URL standard resolves these segments even when they are percent-encoded.
        if target.split('/').any(|segment| matches!(segment, "." | "..")) {
            let why = "the segments `.` and `..` cannot be sent";
            return Err(InvalidRequest::new(format!("path `{}`", self.template), why));
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
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((name, after)) = behind.split_once('}') else { break };
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

/// Where a name stands in an order; names that it does not have come last.
pub(super) fn rank(order: &[&str], name: &str) -> usize {
    order.iter().position(|other| *other == name).unwrap_or(order.len())
}

/// Sets the text of a name.
pub(super) fn set(pairs: &mut Vec<Pair>, name: Cow<'static, str>, text: String) {
    match pairs.iter_mut().find(|(other, _)| *other == name) {
        Some(pair) => pair.1 = text,
        None => pairs.push((name, text)),
    }
}

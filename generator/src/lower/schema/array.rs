//! Lists and tuples.

use super::TypeBuilder;
use super::facts::Facts;
use crate::ir::Ty;

impl TypeBuilder<'_> {
    /// Returns the list for an array. A tuple is a list of the type of its items, or of JSON if these have different types.
    pub(super) fn list(&mut self, facts: &Facts) -> Ty {
        let mut items: Vec<Ty> =
            facts.prefix_items.iter().chain(&facts.items).map(|id| self.element(*id)).collect();
        items.dedup();
        let item = match items.pop() {
            Some(item) if items.is_empty() => item,
            _ => Ty::Json,
        };
        Ty::List(Box::new(item))
    }
}

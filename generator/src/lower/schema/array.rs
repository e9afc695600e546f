//! Lists and tuples.

use super::Types;
use super::facts::Facts;
use crate::ir::Ty;

impl Types<'_> {
    /// The list that an array is. A tuple is a list as well: of its type where all of its items
    /// have the same, else of JSON.
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

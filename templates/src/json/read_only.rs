//! Read-only properties: their values are marked in the tree, because requests do not contain them.

use super::{Presence, View};

impl View<'_> {
    /// Marks the value of a property if the property is read-only.
    pub(super) fn marked(self, presence: Presence) -> Self {
        if presence == Presence::read_only { Self::ReadOnly(Box::new(self)) } else { self }
    }
}

#[cfg(feature = "client")]
impl View<'_> {
    /// Removes the mark of a value, and not those inside of it.
    pub(crate) fn unmark(&mut self) {
        if let Self::ReadOnly(value) = self {
            let value = std::mem::replace(&mut **value, Self::Null);
            *self = value;
        }
    }

    /// Removes the read-only properties at any depth, or only their marks if they are sent.
    pub(crate) fn settle_read_only(&mut self, is_sent: bool) {
        self.unmark();
        match self {
            Self::List(items) => {
                for item in items {
                    item.settle_read_only(is_sent);
                }
            }
            Self::Object(entries) => {
                entries.retain(|(_, value)| is_sent || !matches!(value, Self::ReadOnly(_)));
                for (_, value) in entries {
                    value.settle_read_only(is_sent);
                }
            }
            _ => {}
        }
    }
}

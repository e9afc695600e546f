//! A map of a few settings by their name.

/// A map of a few settings by their name. Programs contain less code for it than for a `BTreeMap`.
#[derive(Clone, Debug)]
pub struct SmallMap<T>(Vec<(&'static str, T)>);

impl<T> SmallMap<T> {
    /// Returns the value of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(each, _)| *each == name).map(|(_, value)| value)
    }

    /// Sets the value of a name.
    pub fn insert(&mut self, name: &'static str, value: T) {
        self.remove(name);
        self.0.push((name, value));
    }

    /// Removes a name, and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        let position = self.0.iter().position(|(each, _)| *each == name)?;
        Some(self.0.remove(position).1)
    }

    /// Removes all names.
    #[cfg(feature = "user-tokens")]
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Returns the names with their values.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'static str, &T)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }
}

impl<T> Default for SmallMap<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

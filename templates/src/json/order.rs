//! The order of the fields in the objects of a document.

use super::Field;

/// A prediction of the next field of an object.
///
/// Objects at the same path, such as the items of a list, usually have their fields in the same order, so the
/// next field is probably the one that followed the previous field in the previous object. The key decides:
/// after a wrong prediction, the fields are searched.
#[derive(Debug)]
pub(super) struct Order {
    /// The index of the next field, by the number of the path and the number of the previous field.
    next: [u8; 256],
    /// The number of the path to the current value. Different paths can have the same number.
    path: u8,
}

impl Default for Order {
    fn default() -> Self {
        Self { next: [0; 256], path: 0 }
    }
}

impl Order {
    /// Returns the number of the path to the current value.
    pub(super) fn path(&self) -> u8 {
        self.path
    }

    /// Returns to a value with the path number that [`path`](Self::path) returned for it.
    pub(super) fn set_path(&mut self, path: u8) {
        self.path = path;
    }

    /// Continues with the value of a field of the current object.
    pub(super) fn enter(&mut self, index: usize) {
        self.path = self.path.wrapping_add(number(index)).wrapping_mul(31);
    }

    /// Finds the field with a key in the current object. `previous` is the index of the field before it.
    #[inline]
    pub(super) fn find(
        &mut self,
        fields: &[Field],
        previous: Option<usize>,
        key: &str,
    ) -> Option<usize> {
        let next = self.path.wrapping_add(previous.map_or(0, number));
        let guess = &mut self.next[usize::from(next)];
        let mut index = usize::from(*guess);
        if fields.get(index).is_none_or(|field| field.0 != key) {
            // The guess is at most 255. In a larger object, the next field of the table is probable.
            let following = previous.map_or(0, |previous| previous + 1);
            let is_following = fields.get(following).is_some_and(|field| field.0 == key);
            index = if is_following {
                following
            } else {
                fields.iter().position(|field| field.0 == key)?
            };
            *guess = u8::try_from(index).unwrap_or_default();
        }
        Some(index)
    }
}

/// Returns the number of a field in its object, from 1.
fn number(index: usize) -> u8 {
    let [low, ..] = index.to_le_bytes();
    low.wrapping_add(1)
}

//! Read-only properties of the values that a request contains.

use super::Request;
use crate::client::RawClient;
use crate::json::{ToJson, View};

impl Request {
    /// Omits the read-only properties of all values that are set after this call, unless the client sends them.
    pub fn omit_read_only(&mut self, client: &RawClient) {
        self.sends_read_only = Some(client.sends_read_only());
    }

    /// Returns a value as the request contains it.
    pub(super) fn sent<'a>(&self, value: &'a dyn ToJson) -> Sent<'a> {
        Sent { value, sends_read_only: self.sends_read_only }
    }
}

/// A value as a request contains it.
pub(super) struct Sent<'a> {
    value: &'a dyn ToJson,
    /// Whether it contains read-only properties. `None` if its type has none.
    sends_read_only: Option<bool>,
}

impl<'a> Sent<'a> {
    /// Returns a value without read-only properties.
    #[cfg(feature = "multipart")]
    pub(super) fn without_read_only(value: &'a dyn ToJson) -> Self {
        Self { value, sends_read_only: Some(false) }
    }
}

impl ToJson for Sent<'_> {
    fn view(&self) -> View<'_> {
        let mut view = self.value.view();
        if let Some(is_sent) = self.sends_read_only {
            view.settle_read_only(is_sent);
        }
        view
    }

    fn is_absent(&self) -> bool {
        self.value.is_absent()
    }
}

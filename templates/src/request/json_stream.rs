//! Bodies of JSON values that follow each other: JSON Lines and JSON text sequences.

use super::form::items;
use super::{Request, invalid};
use crate::json::ToJson;
use crate::response::essence;

impl Request {
    /// Sets the body to the items of a list, each as JSON on a line. In `application/json-seq`, each also has the record
    /// separator before it (RFC 7464, section 2).
    pub fn json_stream(&mut self, media_type: &str, list: &dyn ToJson) {
        #[cfg(feature = "read-only")]
        let list = &self.sent(list);
        let view = list.view();
        if let Err(reason) = view.check() {
            return self.fail(invalid("body", media_type, reason));
        }
        let start = if essence(media_type).ends_with("json-seq") { "\u{1e}" } else { "" };
        let mut body = String::new();
        for item in items(&view) {
            body.push_str(start);
            body.push_str(&item.to_json());
            body.push('\n');
        }
        self.set_body(media_type, body);
    }
}

//! The statements that send a request and use its response.

use super::call::Call;
use crate::ir::{Operation, ResponseBody, Success};

/// The use of the response in an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit) enum Ending {
    /// The request is sent once.
    Send,
    /// All items of a list are requested.
    Items,
    /// A job is started, and its result is awaited.
    Wait,
}

impl Ending {
    /// Returns the usual ending of an operation.
    pub(in crate::emit) fn of(operation: &Operation) -> Self {
        let is_paged = operation.paging.is_some() && operation.shape.page_item.is_some();
        if is_paged { Self::Items } else { Self::Send }
    }
}

impl Call {
    /// Returns the statements: those before the call, the call, and the use of its response.
    pub(in crate::emit) fn statements(
        &self,
        ending: Ending,
        body: Option<&ResponseBody>,
    ) -> Vec<String> {
        let mut lines = self.before.clone();
        let chain = |calls: &[&str]| {
            let mut request = self.request.clone();
            for call in calls {
                request.push_call(call);
            }
            request
        };
        let sent = chain(&["send()", "await?"]);
        match (ending, body) {
            (Ending::Items, _) => {
                lines.extend(chain(&["items()"]).statement("let mut items = ", ";"));
                lines.extend(each("item", "items"));
            }
            (Ending::Wait, body) => {
                lines.extend(
                    chain(&["send_and_wait(&options)", "await?"]).statement("let response = ", ";"),
                );
                lines.push(used(body));
            }
            (Ending::Send, Some(ResponseBody::None)) => lines.extend(sent.statement("", ";")),
            (Ending::Send, Some(ResponseBody::JsonStream(_))) => {
                let values = chain(&["send()", "await?", "into_value()"]);
                lines.extend(values.statement("let mut values = ", ";"));
                lines.extend(each("value", "values"));
            }
            (Ending::Send, Some(body)) if body.is_events() => {
                let events = chain(&["send()", "await?", "into_value()"]);
                lines.extend(events.statement("let mut events = ", ";"));
                lines.extend(each("event", "events"));
            }
            (Ending::Send, body) => {
                lines.extend(sent.statement("let response = ", ";"));
                lines.push(used(body));
            }
        }
        lines
    }
}

/// Returns the statement that uses the variable `response`.
pub(super) fn used(body: Option<&ResponseBody>) -> String {
    match body {
        Some(ResponseBody::Bytes) => {
            "response.into_value().to_file(\"download.bin\").await?;".to_owned()
        }
        Some(ResponseBody::Text) => "println!(\"{}\", response.value());".to_owned(),
        _ => "println!(\"{:?}\", response.value());".to_owned(),
    }
}

fn each(item: &str, list: &str) -> [String; 3] {
    [
        format!("while let Some({item}) = {list}.next().await {{"),
        format!("    println!(\"{{:?}}\", {item}?);"),
        "}".to_owned(),
    ]
}

/// Returns the body of the success responses of an operation; `None` if they have different ones.
pub(in crate::emit) fn response_body(operation: &Operation) -> Option<&ResponseBody> {
    match &operation.shape.success {
        Success::Uniform(body) => Some(body),
        Success::Enum(_) => None,
    }
}

//! The first program: it creates a client, calls an operation, and handles the errors of the API.

use super::builder::{Settings, client};
use super::choice::{Choice, first_call};
use super::ending::{Ending, response_body, used};
use crate::emit::{Crate, DocumentModule};
use crate::ir::{ErrorBody, ResponseBody};

/// The first program.
pub(in crate::emit) struct Program {
    /// The lines, without comments.
    pub(in crate::emit) lines: Vec<String>,
    /// The cargo feature of the tag.
    pub(in crate::emit) feature: String,
}

/// Returns the first program. `None` if there is no operation that it could call.
pub(in crate::emit) fn program(
    settings: &Crate<'_>,
    documents: &[DocumentModule<'_>],
    source: Settings,
) -> Option<Program> {
    let choice = first_call(settings, documents)?;
    let Choice { document, operation, call, .. } = &choice;
    let mut imports = call.imports.clone();
    let root = settings.outside();
    imports.add(&root, "Client");
    let documents_errors = operation.error != ErrorBody::None;
    if documents_errors {
        imports.add(&root, "Error");
    }
    if source == Settings::Environment && settings.config.environment.is_none() {
        imports.add("std", "env");
    }
    let mut body = client(settings, documents, operation, source);
    body.extend(call.before.iter().cloned());
    body.extend(outcome(&choice, documents_errors));
    body.push("Ok(())".to_owned());
    let mut lines = imports.lines();
    lines.extend([
        String::new(),
        "#[tokio::main]".to_owned(),
        "async fn main() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
    ]);
    lines.extend(body.into_iter().map(|line| format!("    {line}")));
    lines.push("}".to_owned());
    Some(Program { lines, feature: document.feature(operation.tag) })
}

/// Returns the statements that send the request and match its result.
fn outcome(choice: &Choice<'_>, documents_errors: bool) -> Vec<String> {
    let Choice { operation, call, .. } = choice;
    let is_list = Ending::of(operation) == Ending::Items;
    let mut request = call.request.clone();
    let mut lines = Vec::new();
    if let Some((handle, method)) = request.split("tag") {
        lines.extend(handle.statement("let tag = ", ";"));
        request = method;
    }
    let margin = if is_list { "    " } else { "" };
    if is_list {
        request.push_call("items()");
        lines.extend(request.statement("let mut items = ", ";"));
        lines.push("while let Some(item) = items.next().await {".to_owned());
        lines.push("    match item {".to_owned());
    } else {
        lines.extend(request.statement("let request = ", ";"));
        lines.push("match request.send().await {".to_owned());
    }
    let success = match response_body(operation) {
        _ if is_list => vec!["Ok(item) => println!(\"{item:?}\"),".to_owned()],
        Some(ResponseBody::None) => vec!["Ok(_) => println!(\"done\"),".to_owned()],
        Some(body) if body.is_events() || matches!(body, ResponseBody::JsonStream(_)) => {
            vec!["Ok(_) => println!(\"connected\"),".to_owned()]
        }
        body => vec!["Ok(response) => {".to_owned(), format!("    {}", used(body)), "}".to_owned()],
    };
    let documented =
        "Err(Error::Api(error)) => println!(\"{}: {:?}\", error.raw().status(), error.body()),";
    let documented = documents_errors.then_some(documented.to_owned());
    let others = "Err(error) => return Err(error.into()),".to_owned();
    let branches = success.into_iter().chain(documented).chain([others]);
    lines.extend(branches.map(|line| format!("{margin}    {line}")));
    lines.push(format!("{margin}}}"));
    if is_list {
        lines.push("}".to_owned());
    }
    lines
}

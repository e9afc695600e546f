//! The first program: it creates a client, calls an operation, and handles the errors of the API.

use super::builder::{Settings, client};
use super::choice::{Choice, first_call};
use super::ending::{Ending, response_body, used};
use crate::emit::{Crate, DocumentModule};
use crate::ir::{ErrorBody, Operation, ResponseBody};

/// The first program.
pub(in crate::emit) struct Program<'a> {
    /// The lines, without comments.
    pub(in crate::emit) lines: Vec<String>,
    /// The cargo feature of the tag.
    pub(in crate::emit) feature: String,
    /// The operation that it calls.
    pub(in crate::emit) operation: &'a Operation,
}

/// Returns the first program. `None` if there is no operation that it could call.
pub(in crate::emit) fn program<'a>(
    settings: &Crate<'_>,
    documents: &'a [DocumentModule<'_>],
    source: Settings,
) -> Option<Program<'a>> {
    let choice = first_call(settings, documents)?;
    let Choice { document, operation, call, .. } = &choice;
    let mut imports = call.imports.clone();
    let root = settings.outside();
    imports.add(&root, "Client");
    let documents_errors = operation.error != ErrorBody::None;
    if documents_errors {
        imports.add(&root, "Error");
    }
    let is_complete = source == Settings::Environment;
    if is_complete {
        imports.add("std::process", "ExitCode");
    }
    let mut body = client(settings, documents, operation, source);
    body.extend(call.before.iter().cloned());
    body.extend(outcome(&choice, documents_errors, is_complete));
    body.push("Ok(())".to_owned());
    let has = |call: &str| is_complete && body.iter().any(|line| line.contains(call));
    let reads_variables = has("variable(\"");
    if reads_variables || has("env::var(\"") {
        imports.add("std", "env");
    }
    let mut lines = imports.lines();
    let name = if is_complete {
        lines.extend(MAIN.lines().map(str::to_owned));
        "run"
    } else {
        lines.extend(["", "#[tokio::main]"].map(str::to_owned));
        "main"
    };
    lines.push(format!("async fn {name}() -> Result<(), Box<dyn std::error::Error>> {{"));
    lines.extend(body.into_iter().map(|line| format!("    {line}")));
    lines.push("}".to_owned());
    if reads_variables {
        lines.extend(VARIABLE.lines().map(str::to_owned));
    }
    Some(Program { lines, feature: document.feature(operation.tag), operation })
}

/// The start of a complete program, which prints its error and the causes of the error.
const MAIN: &str = "
#[tokio::main]
async fn main() -> ExitCode {
    let Err(error) = run().await else { return ExitCode::SUCCESS };
    eprintln!(\"error: {error}\");
    let mut source = error.source();
    while let Some(cause) = source {
        eprintln!(\"caused by: {cause}\");
        source = cause.source();
    }
    ExitCode::FAILURE
}

";

/// The function of a complete program that reads a variable.
const VARIABLE: &str = "
fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!(\"{name}: {error}\"))
}
";

/// Returns the statements that send the request and match its result.
fn outcome(choice: &Choice<'_>, documents_errors: bool, is_complete: bool) -> Vec<String> {
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
        if is_complete {
            lines.push(
                "// The next page is requested when the items of this one are used.".to_owned(),
            );
        }
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
    let documented: &[&str] = match (documents_errors, is_complete) {
        (false, _) => &[],
        (true, false) => &[
            "Err(Error::Api(error)) => println!(\"{}: {:?}\", error.raw().status(), error.body()),",
        ],
        (true, true) => &[
            "Err(Error::Api(error)) => {",
            "    let (status, body) = (error.raw().status(), error.body());",
            "    return Err(format!(\"{status}: {body:?}\").into());",
            "}",
        ],
    };
    let documented = documented.iter().map(|&line| line.to_owned());
    let others = "Err(error) => return Err(error.into()),".to_owned();
    let branches = success.into_iter().chain(documented).chain([others]);
    lines.extend(branches.map(|line| format!("{margin}    {line}")));
    lines.push(format!("{margin}}}"));
    if is_list {
        lines.push("}".to_owned());
    }
    lines
}

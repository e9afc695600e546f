//! The sections with calls of operations.

use super::section::Section;
use crate::emit::example::{Choice, Ending, Expression, first, response_body};
use crate::emit::{Crate, DocumentModule};
use crate::ir::{
    BodyKind, ErrorBody, Operation, ParameterSource, PartKind, Presence, ResponseBody, RuntimePart,
    Ty, TypeKind,
};
use crate::name::OperationNames;
use crate::spec::Method;

/// Returns the section about errors.
pub(super) fn errors(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Option<Section> {
    let is_json =
        |operation: &Operation| matches!(response_body(operation), Some(ResponseBody::Json(_)));
    let documents_errors =
        |operation: &Operation| operation.error != ErrorBody::None && is_json(operation);
    let choice = first(settings, documents, documents_errors)
        .or_else(|| first(settings, documents, is_json))?;
    let mut statements = choice.call.before.clone();
    statements.extend(choice.call.request.statement("let request = ", ";"));
    let lines = [
        "match request.send().await {",
        "    Ok(response) => println!(\"{:?}\", response.value()),",
        "    Err(Error::Api(error)) => println!(\"{}: {:?}\", error.raw().status(), error.body()),",
        "    Err(Error::Decode(error)) => println!(\"{:?} near {}\", error.path(), error.excerpt()),",
        "    Err(error) if error.is_timeout() => println!(\"no response in time\"),",
        "    Err(error) => {",
        "        if let Some(delay) = error.retry_after() {",
        "            println!(\"retry after {} s\", delay.as_secs());",
        "        } else if error.may_have_been_carried_out() {",
        "            println!(\"check the state on the server before a retry\");",
        "        }",
        "    }",
        "}",
    ];
    statements.extend(lines.map(str::to_owned));
    Some(
        Section::new("Errors").call(settings, &choice, &["Error"], statements).paragraph(
            "[`Error::Api`](crate::Error::Api) contains the documented error body of the operation. For all errors \
             with a response, [`Error::raw`](crate::Error::raw) returns its status code, headers and body.",
        ),
    )
}

/// Returns the section about pages.
pub(super) fn pages(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Option<Section> {
    let choice = first(settings, documents, |operation| Ending::of(operation) == Ending::Items)?;
    let mut statements = choice.call.before.clone();
    let mut pages = choice.call.request.clone();
    pages.push_call("pages()");
    statements.extend(pages.statement("let mut pages = ", ";"));
    statements.extend(
        [
            "while let Some(page) = pages.next().await {",
            "    println!(\"{} items of {:?}\", page?.value().len(), pages.total());",
            "}",
        ]
        .map(str::to_owned),
    );
    let items = choice.call.statements(Ending::Items, None);
    Some(
        Section::new("Pages")
            .paragraph(
                "`items` returns the items of all pages. Each page is requested when the items of the previous one \
                 have been consumed. An item that cannot be read is an error, after which the next items follow.",
            )
            .call(settings, &choice, &[], items)
            .paragraph(
                "`pages` returns the pages. A list by cursor ends with a page without a cursor. A list by offset ends with \
                 its total, or else with an empty page. `position` can be saved, and `start_at` continues there, also in \
                 another process. With `prefetch`, items of a page are processed while the next one is requested. `all` \
                 collects the rest of the list. Both [`Items`](crate::Items) and [`Pages`](crate::Pages) are streams.",
            )
            .call(settings, &choice, &[], statements),
    )
}

/// Returns the section about responses whose values do not have the documented shape.
pub(super) fn lenient(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Option<Section> {
    let is_json =
        |operation: &Operation| matches!(response_body(operation), Some(ResponseBody::Json(_)));
    let choice = first(settings, documents, is_json)?;
    let mut statements = choice.call.before.clone();
    let client = "let client = client.with_options(CallOptions::default().lenient(true));";
    statements.push(client.to_owned());
    let mut request = choice.call.request.clone();
    request.push_call("send()");
    request.push_call("await?");
    statements.extend(request.statement("let response = ", ";"));
    let lines = ["for problem in response.problems() {", "    println!(\"{problem}\");", "}"];
    statements.extend(lines.map(str::to_owned));
    Some(
        Section::new("Values of another shape")
            .paragraph(
                "If a required property of a response is null or missing, or a value has another JSON type, the \
                 response is an error with the path, the expected and the found kind. With \
                 [`lenient`](crate::CallOptions::lenient), for some calls or for a whole client, the rest of the \
                 response is read: a required field has the empty value of its type, and an optional value or a list \
                 item is omitted. [`Response::problems`](crate::Response::problems) lists each of them with its path \
                 and its JSON.",
            )
            .call(settings, &choice, &["CallOptions"], statements)
            .paragraph(
                "Check the problems before you rely on a value that could be an empty one. Such a value is not sent \
                 back while it is empty. [`ClientBuilder::lenient`](crate::ClientBuilder::lenient) has all rules.",
            ),
    )
}

/// Returns the section about request bodies.
pub(super) fn bodies(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Option<Section> {
    let choice = first(settings, documents, |operation| {
        operation.body_required
            && matches!(operation.bodies.first(), Some(body) if matches!(&body.kind, BodyKind::Json(_)))
    })?;
    let types = &choice.document.ir.types;
    let has_maybe = types.iter().any(|def| match &def.kind {
        TypeKind::Struct(body) => {
            body.fields.iter().any(|field| field.presence == Presence::OptionalNullable)
        }
        _ => false,
    });
    let mut section = Section::new("Request bodies")
        .paragraph(
            "A struct with required fields has a function `new`; all other structs implement `Default`. Optional \
             fields are `None` and are omitted.",
        )
        .call(settings, &choice, &[], usual(&choice));
    if has_maybe {
        section = section.paragraph(
            "A field that may be absent or null is a [`Maybe`](crate::Maybe): `Absent` is omitted, and `Null` is sent \
             as null.",
        );
    }
    if settings.runtime_parts.contains(&RuntimePart::ReadOnly) {
        section = section.paragraph(
            "Requests do not contain the properties that the API document declares as read-only, so that a value of a \
             response can be changed and sent, nor do the values in its lists, maps and unions. \
             [`ClientBuilder::send_read_only`](crate::ClientBuilder::send_read_only) sends them in all requests, and \
             [`CallOptions::send_read_only`](crate::CallOptions::send_read_only) in some. `serde` always writes them.",
        );
    }
    Some(section)
}

/// Returns the section about uploads.
pub(super) fn uploads(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Option<Section> {
    let choice = first(settings, documents, |operation| {
        let is_file = |kind: &PartKind| {
            matches!(kind, PartKind::File | PartKind::Files | PartKind::Value(Ty::Bytes))
        };
        let parts = operation.form_parts().unwrap_or_default();
        parts.iter().any(|part| part.required && is_file(&part.kind))
            || operation.body_required
                && matches!(operation.bodies.first(), Some(body) if matches!(body.kind, BodyKind::Bytes | BodyKind::Ranges(_)))
    })?;
    Some(
        Section::new("Uploads")
            .paragraph(
                "A file is read while it is sent, and is opened again for each attempt. `media_type` of a file or a \
                 body selects one of the media types that the API document allows; without it, the first one is sent, \
                 or `application/octet-stream` if the document has a range with it. A request with another media type \
                 is not sent.",
            )
            .call(settings, &choice, &[], usual(&choice)),
    )
}

/// Returns the section about downloads.
pub(super) fn downloads(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Option<Section> {
    let choice = first(settings, documents, |operation| {
        response_body(operation) == Some(&ResponseBody::Bytes)
    })?;
    Some(
        Section::new("Downloads")
            .paragraph(
                "The body is received in chunks. [`Download`](crate::Download) writes it to a file, or returns its \
                 bytes.",
            )
            .call(settings, &choice, &[], usual(&choice)),
    )
}

/// Returns the section about server-sent events.
pub(super) fn events(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Option<Section> {
    let choice = first(settings, documents, |operation| {
        response_body(operation).is_some_and(ResponseBody::is_events)
    })?;
    Some(
        Section::new("Events")
            .paragraph("[`Events`](crate::Events) is a stream of server-sent events.")
            .call(settings, &choice, &[], usual(&choice)),
    )
}

/// Returns the section about streams of JSON values.
pub(super) fn json_streams(
    settings: &Crate<'_>,
    documents: &[DocumentModule<'_>],
) -> Option<Section> {
    let choice = first(settings, documents, |operation| {
        matches!(response_body(operation), Some(ResponseBody::JsonStream(_)))
    })?;
    Some(
        Section::new("Streams of JSON values")
            .paragraph(
                "[`JsonStream`](crate::JsonStream) is a stream of the values, each of which is read when it has been \
                 received.",
            )
            .call(settings, &choice, &[], usual(&choice)),
    )
}

/// Returns the section about the headers of responses.
pub(super) fn response_headers(
    settings: &Crate<'_>,
    documents: &[DocumentModule<'_>],
) -> Option<Section> {
    let choice = first(settings, documents, |operation| !operation.headers.is_empty())?;
    let (ident, methods) = &names_of(&choice)?.headers;
    let method = methods.first()?;
    Some(Section::new("Response headers").paragraph(format!(
        "A response has an accessor for each documented header: `{ident}(response.raw()).{method}()`. A value that \
         does not match the document is an error of the accessor, not of the call."
    )))
}

/// Returns the section about other media types of responses.
pub(super) fn response_media_types(
    settings: &Crate<'_>,
    documents: &[DocumentModule<'_>],
) -> Option<Section> {
    let choice = first(settings, documents, |operation| !operation.forms.is_empty())?;
    let names = names_of(&choice)?;
    let (method, form) = (&names.method, names.forms.first()?);
    Some(Section::new("Media types of responses").paragraph(format!(
        "`send` requests the preferred media type of a response. Each other documented media type has a method of its \
         own, such as `{form}` of `{method}`."
    )))
}

/// Returns the section about jobs.
pub(super) fn jobs(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Option<Section> {
    let choice = first(settings, documents, |operation| operation.job.is_some())?;
    let job = choice.operation.job.as_ref()?;
    let result = job.result.map_or(job.status, |(result, _)| result);
    let result = &choice.document.ir.operations[result.0];
    let mut statements = vec!["let options = WaitOptions::default();".to_owned()];
    statements.extend(choice.call.statements(Ending::Wait, response_body(result)));
    Some(
        Section::new("Jobs")
            .paragraph(
                "A long-running operation is one call: `send_and_wait` starts the job, waits until it is done, and \
                 returns its result.",
            )
            .call(settings, &choice, &["WaitOptions"], statements)
            .paragraph(
                "Its error, a [`JobError`](crate::JobError), contains the ID of the job, because the server continues \
                 the job after a timeout. With the ID, `wait_until_done` of the request for its state waits again, also in \
                 another process. [`WaitOptions`](crate::WaitOptions) has the intervals, the timeout and a function that is \
                 called with each state. A state that the API document does not describe is an error.",
            ),
    )
}

/// Returns the section about untyped requests.
pub(super) fn untyped(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Option<Section> {
    let choice = first(settings, documents, |operation| {
        let mut parameters = operation.parameters.iter();
        let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
        operation.method == Method::Get
            && is_plain(&operation.route)
            && !parameters.any(|parameter| parameter.source == ParameterSource::Required)
    })?;
    let path = format!("{}{}", choice.document.ir.base_path, choice.operation.route);
    let calls = [format!("request(Method::GET, {path:?})"), "send()".into(), "await?".into()];
    let calls = calls.map(Expression::plain).into();
    let request = Expression::Chain { start: "client".to_owned(), calls };
    let mut statements = request.statement("let response = ", ";");
    statements.push("println!(\"{}\", response.status());".to_owned());
    Some(
        Section::new("Untyped requests")
            .paragraph(
                "A request to an endpoint that the API document does not describe is sent with the credentials, \
                 retries and limits of the client.",
            )
            .call(settings, &choice, &["Method"], statements),
    )
}

/// Returns the names of an operation.
fn names_of<'a>(choice: &Choice<'a>) -> Option<&'a OperationNames> {
    let document = choice.document;
    let mut all = document.ir.operations.iter().zip(&document.names.operations);
    Some(all.find(|(operation, _)| std::ptr::eq(*operation, choice.operation))?.1)
}

/// Returns the statements of an operation with its usual ending.
fn usual(choice: &Choice<'_>) -> Vec<String> {
    choice.call.statements(Ending::of(choice.operation), response_body(choice.operation))
}

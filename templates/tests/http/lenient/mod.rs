//! Lenient decoding of responses.

mod enclosing;
mod fields;
mod pages;
mod sample;
mod scope;
mod written;

use std::fmt::Debug;

use sailwright_runtime::generated::{CallOptions, Error, FromJson, Problem, Request, Response};

use sailwright_test_server::Server;

use crate::support::{client_for, get, json};

/// Reads a body strictly or leniently.
async fn decode<T: FromJson>(body: &str, lenient: bool) -> Result<Response<T>, Error> {
    send(get("/things"), body, Some(lenient)).await
}

/// Reads the response to a request with a client that is lenient, strict, or neither.
async fn send<T: FromJson>(
    request: Request,
    body: &str,
    lenient: Option<bool>,
) -> Result<Response<T>, Error> {
    let body = body.to_owned();
    let server = Server::start(move |_| json(200, &body));
    let options = CallOptions::default();
    let options = lenient.into_iter().fold(options, CallOptions::lenient);
    let client = client_for(&server).with_options(options);
    client.raw_client().execute(request).await?.json()
}

/// Reads a body leniently, and returns the value and the problems.
#[track_caller]
fn lenient<T: FromJson + Debug + Clone>(body: &str) -> (T, Vec<String>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let response = runtime.expect("a runtime").block_on(decode::<T>(body, true));
    let response = response.expect("a response");
    let problems = response.problems().iter().map(line).collect();
    (response.into_value(), problems)
}

/// Returns all facts of a problem.
fn line(problem: &Problem) -> String {
    let Some(json) = problem.json() else {
        return format!("{}: {}, {}", problem.path(), problem.expected(), problem.found());
    };
    let omitted = problem.omitted().map(|path| format!(" omits {path}")).unwrap_or_default();
    format!("{}: {}, {}{omitted}: {json}", problem.path(), problem.expected(), problem.found())
}

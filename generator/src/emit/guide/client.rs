//! The sections about the client.

use super::section::Section;
use crate::emit::client::builder_names;
use crate::emit::example::{Settings, client, first_call, variables};
use crate::emit::{Crate, DocumentModule, docs};
use crate::ir::RuntimePart;
use crate::name::{Ident, SchemeName};
use crate::spec::{Grant, SecurityKind, SecurityScheme, UserFlow};

/// Returns the section about base URL and credentials.
pub(super) fn configuration(
    settings: &Crate<'_>,
    documents: &[DocumentModule<'_>],
) -> Option<Section> {
    let choice = first_call(settings, documents)?;
    let mut section = Section::new("Configuration and credentials").paragraph(
        "A client requires a base URL and, for most operations, credentials. An error of \
         [`build`](crate::ClientBuilder::build) names the setting that is missing or invalid.",
    );
    let has_limiter = settings.runtime_parts.contains(&RuntimePart::RateLimiter);
    let mut lines = vec![
        "use std::time::Duration;".to_owned(),
        if has_limiter { "use crate::{Client, RateLimiter};" } else { "use crate::Client;" }
            .to_owned(),
        String::new(),
        "# fn example() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
    ];
    let mut statement = client(settings, documents, choice.operation, Settings::Code);
    let last = statement.len().saturating_sub(1);
    let limiter = "    .limiter(RateLimiter::new(100, Duration::from_secs(10)))";
    let more = ["    .total_timeout(Duration::from_secs(120))"]
        .into_iter()
        .chain(has_limiter.then_some(limiter))
        .chain(["    .user_agent_suffix(\"my-app/1.0\")"]);
    statement.splice(last..last, more.map(str::to_owned));
    lines.extend(statement);
    lines.extend(["# Ok(())", "# }"].map(str::to_owned));
    section = section.example(&lines.join("\n"));
    let schemes = schemes(settings, documents);
    if !schemes.is_empty() {
        section = section.paragraph("An operation is sent with the credentials of the first alternative of its `security` that the client has, and \
             with no others. If it has none of them, the request is an error and is not sent. The API document has \
             these security schemes:",
        ).list(&schemes);
    }
    if settings.config.environment.is_some() {
        section = section
            .paragraph(
                "[`Client::from_environment`](crate::Client::from_environment) reads the settings from environment \
                 variables, and [`ClientBuilder::environment`](crate::ClientBuilder::environment) those that are not \
                 set in code:",
            )
            .list(&variables(settings, documents));
    }
    Some(section.paragraph(
        "Credentials are sent to the base URL, and to the servers that the API document assigns to single operations, \
         but not to other origins after a redirect. They are sent over https, and over plain http only to this machine. \
         They are hidden in `Debug` output, errors and traces.",
    ))
}

/// Returns the security schemes with the methods that set their credentials.
fn schemes(settings: &Crate<'_>, documents: &[DocumentModule<'_>]) -> Vec<String> {
    let names = builder_names(settings, documents);
    let schemes = settings.security.schemes.iter().zip(&names.schemes);
    let item = |(scheme, name): (&SecurityScheme, &SchemeName)| {
        let (about, flows) = (description(&scheme.kind, name), flows(scheme, name));
        format!("{}: {about}{flows}.", docs::code(&scheme.name))
    };
    schemes.map(item).collect()
}

/// Returns the methods that return the flows of a scheme. That of the authorization code does not exist in browsers, so it is no
/// link.
fn flows(scheme: &SecurityScheme, name: &SchemeName) -> String {
    let flows = scheme.user_flows.iter().zip(&name.flows);
    let flow = |(flow, method): (&UserFlow, &Ident)| {
        let place = match flow.grant {
            Grant::AuthorizationCode => "in a browser on this machine",
            Grant::DeviceCode => "on another machine",
        };
        let method = docs::code(&format!("ClientBuilder::{}", method.plain()));
        format!("; {method} returns the flow in which a user authorizes the client {place}")
    };
    flows.map(flow).collect()
}

/// Returns the description of a security scheme.
fn description(kind: &SecurityKind, name: &SchemeName) -> String {
    let link = |method: &str| format!("[`{method}`](crate::ClientBuilder::{method})");
    let own = link(name.setter.plain());
    let sets = |shared: &str| {
        if name.is_shared {
            own.clone()
        } else {
            format!("{own}, or {} for all such schemes,", link(shared))
        }
    };
    match kind {
        SecurityKind::OAuth2 { token_url: Some(_) } => format!(
            "OAuth 2; {} fetches an access token with the first request, shares it with all clones of the client, and \
             renews it before it expires. {} sets an access token, and {} a source of access tokens",
            sets("client_credentials"),
            link("token"),
            link("token_provider")
        ),
        SecurityKind::OAuth2 { token_url: None } => format!(
            "OAuth 2; {} sets an access token, and {} a source of access tokens",
            sets("token"),
            link("token_provider")
        ),
        SecurityKind::Bearer => format!("a bearer token; {} sets it", sets("token")),
        SecurityKind::Basic => format!("user name and password; {} sets them", sets("basic_auth")),
        SecurityKind::ApiKey { .. } => format!("an API key; {own} sets it"),
        SecurityKind::Other => format!(
            "not implemented; {own} declares that a hook or the HTTP client authenticates the requests"
        ),
    }
}

/// Returns the section about retries.
pub(super) fn retries(settings: &Crate<'_>) -> Section {
    let has_keys = settings.runtime_parts.contains(&RuntimePart::IdempotencyKeys);
    let keyed = if has_keys { ", and operations with an idempotency key" } else { "" };
    Section::new("Retries")
        .paragraph("Only safe requests are retried:")
        .list(&[
            "all requests if no connection could be made, and after status code 429;".to_owned(),
            format!(
                "idempotent requests (`GET`, `PUT`, `DELETE`{keyed}) also after status code 502, 503 or 504, a closed \
                 connection, or an expired attempt timeout."
            ),
        ])
        .paragraph(
            "The delay of a `Retry-After` header is respected. If it ends after the deadline of the call, the error is \
             returned immediately. A retry budget limits the retries during an outage; see \
             [`RetryPolicy`](crate::RetryPolicy). To change the policy for some calls, create a client with other \
             options:",
        )
        .example(
            "use std::time::Duration;
use crate::{CallOptions, Client, RetryPolicy};

fn interactive(client: &Client) -> Client {
    client.with_options(
        CallOptions::default()
            .total_timeout(Duration::from_secs(10))
            .retry(RetryPolicy::default().max_attempts(2))
            .idempotent(true),
    )
}",
        )
}

/// Returns the section about hooks.
pub(super) fn hooks() -> Section {
    Section::new("Hooks and traces")
        .paragraph(
            "Hooks are called for each attempt, and those of `on_call` once for each call. `on_call` and `on_attempt` are \
             asynchronous, may change the request, and may fail.",
        )
        .paragraph(
            "With the feature `tracing`, each call has a span and each attempt another one, whose fields have the names \
             of the semantic conventions of OpenTelemetry. A response that announces the deprecation of its operation is \
             an event, once for each operation. Hooks of attempts are called in the span of the attempt, so that \
             `on_request` can write the trace context of a propagator in the headers. They are not called for requests \
             to other origins, after a redirect.",
        )
        .example(
            "use crate::ClientBuilder;

fn observed(builder: ClientBuilder) -> ClientBuilder {
    builder.on_response(|result| {
        println!(\"{} {:?} {:?}\", result.operation, result.status, result.elapsed);
    })
}",
        )
}

/// Returns the section about connections.
pub(super) fn connections() -> Section {
    Section::new("Connections and transports")
        .paragraph(
            "The cargo features `rustls-ring` (default), `rustls-aws-lc` and `native-tls` select the implementation of \
             TLS. If several are enabled, the first one is used, unless `tls_backend` selects another one. No default of \
             the process is installed or used. Without any of them, the client needs `http_client` or `transport`. The \
             features `http2` and `gzip` (default), `brotli` and `zstd` enable what their names say.",
        )
        .example(
            "use std::time::Duration;
use crate::ClientBuilder;

fn connected(builder: ClientBuilder, authority: &str, certificate: &str, key: &str) -> ClientBuilder {
    builder
        .only_root_certificates(authority)
        .client_certificate(certificate, key)
        .connect_timeout(Duration::from_secs(3))
        .read_timeout(Duration::from_secs(20))
        .pool_max_idle_per_host(4)
}",
        )
        .paragraph(
            "A [`Transport`](crate::transport::Transport) sends the requests instead of the default HTTP client: a test \
             double, a recording, another HTTP stack, or, with the features `tower` and `reqwest-middleware`, a \
             service or a client of these crates. The client remains responsible for credentials, redirects, retries \
             and timeouts.",
        )
}

/// Returns the section about tests.
pub(super) fn tests() -> Section {
    Section::new("Tests of an application")
        .paragraph(
            "In a test, the client sends its requests to a server on the loopback interface, so nothing is mocked \
             between them. Use a crate for test servers, or the standard library:",
        )
        .example(
            "use std::io::{Read, Write};
use std::net::TcpListener;
use crate::Client;

let listener = TcpListener::bind(\"127.0.0.1:0\")?;
let client = Client::builder()
    .base_url(format!(\"http://{}\", listener.local_addr()?))
    .build()?;
std::thread::spawn(move || {
    for stream in listener.incoming() {
        let mut stream = stream?;
        let read = stream.read(&mut [0; 4096])?;
        assert!(read > 0);
        stream.write_all(b\"HTTP/1.1 200 OK\\r\\ncontent-length: 2\\r\\n\\r\\n[]\")?;
    }
    std::io::Result::Ok(())
});
# let _ = client;
# Ok::<(), Box<dyn std::error::Error>>(())",
        )
}

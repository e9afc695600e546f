//! Lowering: from a document to the intermediate representation of its crate.
//!
//! Each case in `tests/lower` is a small document whose file name is the rule under test.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use sailwright::Source;
use sailwright::config::{Document, NameRules, Selector};
use sailwright::internal::ir::{self, Ir, Ty};
use sailwright::internal::lower::{self, Options};
use sailwright::internal::name::candidates;
use sailwright::internal::pipeline;
use sailwright::internal::spec::SecurityKind;
use sailwright_tests::{cases, check, home};

#[test]
fn lowered_documents_match_their_snapshots() {
    for case in cases("lower") {
        check(&case, &lowered(&home().join(&case.root), &Options::default()));
    }
}

#[test]
fn selected_operations_are_lowered_with_the_types_that_they_use() {
    let by = |selector| Options { include: vec![selector], ..Options::default() };
    assert_eq!(operations(&by(Selector::Tag("Sources".to_owned()))), ["DELETE /sources"]);
    assert_eq!(operations(&by(Selector::Operation("listRoles".to_owned()))), ["GET /roles"]);
    let method_and_path = Selector::Operation("GET /roles/{id}/owner".to_owned());
    assert_eq!(operations(&by(method_and_path)), ["GET /roles/{id}/owner"]);
    let path = || Selector::Path("/roles".to_owned());
    assert_eq!(operations(&by(path())), ["GET /roles", "GET /roles/{id}/owner"]);
    let without = Options { exclude: vec![path()], ..Options::default() };
    assert_eq!(operations(&without), ["DELETE /sources"]);
    assert!(!with(&without).contains("type "));
}

#[test]
fn client_parameter_is_a_header_of_the_request() {
    let options =
        Options { client_parameters: vec!["X-Experimental".to_owned()], ..Options::default() };
    let text = with(&options);
    assert!(text.contains("header x-experimental: String Simple by the client"), "{text}");
}

#[test]
fn formats_and_components_are_replaced_by_configured_types() {
    let options = Options {
        formats: BTreeMap::from([(
            "date-time".to_owned(),
            Ty::External("jiff::Timestamp".to_owned()),
        )]),
        types: BTreeMap::from([("Money".to_owned(), Ty::External("money::Money".to_owned()))]),
        ..Options::default()
    };
    let text = with(&options);
    assert!(text.contains("made?: jiff::Timestamp"), "{text}");
    assert!(text.contains("price?: money::Money"), "{text}");
    assert!(!text.contains("type Money"), "{text}");
}

#[test]
fn relative_token_urls_follow_the_server_that_is_used() {
    let servers = "servers: [{url: 'wss://events.test/'}, {url: 'https://pets.test/v1'}]\n";
    let flow = "clientCredentials: {tokenUrl: token, scopes: {}}";
    let schemes = of_text(&with_flow(servers, flow)).security_schemes;
    let token_url = Some("/token".to_owned());
    assert_eq!(schemes[0].kind, SecurityKind::OAuth2 { token_url });
}

#[test]
fn schemes_of_different_authorization_servers_stay_apart() {
    let document = |host: &str| {
        let urls = format!("authorizationUrl: 'https://{host}/a', tokenUrl: 'https://{host}/t'");
        of_text(&with_flow("", &format!("authorizationCode: {{{urls}, scopes: {{}}}}")))
    };
    let (one, other) = (document("one.test"), document("other.test"));
    let security = lower::security(&[&one, &other, &one]);
    let urls = security.schemes.iter().map(|each| each.user_flows[0].authorization_url.as_str());
    assert_eq!(urls.collect::<Vec<_>>(), ["https://one.test/a", "https://other.test/a"]);
    let schemes = security.of_operations.iter().map(|each| {
        let requirement = each[0].expect("a requirement");
        security.requirements[requirement][0][0].0
    });
    assert_eq!(schemes.collect::<Vec<_>>(), [0, 1, 0]);
}

/// Returns a document with an operation that requires an OAuth 2 scheme.
fn with_flow(servers: &str, flow: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{servers}paths:\n  /a:\n    get:\n      \
         security: [{{oauth: []}}]\n      responses: {{'204': {{description: ok}}}}\ncomponents:\n  \
         securitySchemes:\n    oauth: {{type: oauth2, flows: {{{flow}}}}}\n"
    )
}

fn of_text(text: &str) -> Ir {
    let root = PathBuf::from("a.yaml");
    let source = Source::Memory([(root.clone(), text.to_owned())].into());
    let document = Document { root, ..Document::default() };
    let (spec, _, mut diagnostics) = pipeline::read(&source, &document);
    lower::lower(&spec.expect("a document"), &Options::default(), &mut diagnostics)
}

fn operations(options: &Options) -> Vec<String> {
    let text = with(options);
    let lines = text.lines().filter(|line| line.starts_with("operation "));
    lines.filter_map(|line| Some(line.split(" | ").nth(1)?.to_owned())).collect()
}

fn with(options: &Options) -> String {
    lowered(&home().join("tests/lower.yaml"), options)
}

fn lowered(case: &Path, options: &Options) -> String {
    let document = Document { root: case.to_owned(), ..Document::default() };
    let (spec, _, mut diagnostics) = pipeline::read(&Source::disk(), &document);
    let spec = spec.expect("a document that can be read");
    let ir = lower::lower(&spec, options, &mut diagnostics);
    let mut text = ir::print(&ir, &candidates(&ir, &NameRules::default()));
    for found in diagnostics.into_sorted() {
        let help = found.help;
        write!(text, "\n{} {}: {} ({help})", found.code.name(), found.at.pointer, found.message)
            .expect("writing to a string succeeds");
    }
    text
}

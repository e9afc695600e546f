//! The work that the budgets measure.

use std::path::PathBuf;
use std::pin::pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use sailpoint::v2024::types::{RoleMiningPotentialRoleSummary, RoleMiningSessionDto};
use sailpoint::{Client, Maybe};
use sailwright::Source;
use sailwright::{Config, Output};
use sailwright_runtime::generated as json;
use sailwright_runtime::{AccessToken, BoxFuture, TokenProvider};
use tokio::runtime::{Builder, Runtime};

/// The runtime of the calls, which does not run.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_current_thread().enable_all().build().expect("a runtime"));

/// Number of items on the page.
const ITEMS: usize = 250;

/// Generates the crate of `spec/v2024`.
#[inline(never)]
#[must_use]
pub fn generate(source: &Source, config: &Config) -> Output {
    sailwright::generate(source, config)
}

/// Returns the configuration of a crate of one document.
///
/// # Panics
///
/// Panics if the configuration is invalid.
#[must_use]
pub fn config(root: &str) -> Config {
    let text =
        format!("[crate]\nname = \"counted\"\nout = \"out\"\n[[document]]\nroot = \"{root}\"\n");
    Config::read(&text).expect("a configuration")
}

/// Returns the files of the repository.
#[must_use]
pub fn repository() -> Source {
    Source::Disk { folder: PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..") }
}

/// Decodes a page.
///
/// # Panics
///
/// Panics if the bytes are not a page.
#[inline(never)]
#[must_use]
pub fn decode(page: &[u8]) -> Vec<RoleMiningPotentialRoleSummary> {
    json::from_slice(page).expect("a page")
}

/// Returns the body of a page.
#[must_use]
pub fn page() -> String {
    let items: Vec<_> = (0..ITEMS).map(item).collect();
    format!("[{}]", items.join(","))
}

fn item(number: usize) -> String {
    let id = format!("e0cc5d7d-bf7f-4f81-b2af-8885b09d{number:04}");
    let state = ["POTENTIAL", "PENDING", "COMPLETE", "FAILED"][number % 4];
    let text = [r#""For analysts in the east\nand beyond""#, "null"][number % 2];
    [
        format!(r#"{{"id":"{id}","name":"Potential Role - {number:04}","saved":true"#),
        format!(r#""potentialRoleRef":{{"id":"{id}","name":"Role {number:04}"}}"#),
        format!(
            r#""identityCount":{number},"entitlementCount":15,"identityGroupStatus":"OBTAINED""#
        ),
        format!(
            r#""provisionState":"{state}","roleId":null,"density":75,"freshness":70,"quality":null"#
        ),
        format!(
            r#""type":"SPECIALIZED","description":{text},"createdDate":"2024-05-31T12:00:00.000Z""#
        ),
        format!(r#""createdBy":{{"id":"2c91808976247518{number:04}","displayName":"Ann Berg"}}"#),
        format!(
            r#""session":{{"id":"9f36f5e5{number:04}","name":"Session","pruneThreshold":5}}}}"#
        ),
    ]
    .join(",")
}

/// Returns a client whose token provider never returns, so that requests are built but not sent.
///
/// # Panics
///
/// Panics if the client cannot be built.
#[must_use]
pub fn client() -> Client {
    LazyLock::force(&RUNTIME);
    let builder = Client::builder().base_url("http://127.0.0.1:9").token_provider(Never);
    builder.experimental(true).build().expect("a client")
}

struct Never;

impl TokenProvider for Never {
    fn token(
        &self,
    ) -> BoxFuture<'_, Result<AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
        Box::pin(std::future::pending())
    }
}

/// Builds a request of a path and query parameters.
#[inline(never)]
#[must_use]
pub fn request(client: &Client) -> bool {
    let request = client.v2024().role_mining().get_potential_role_summaries("8c190e67");
    is_waiting(request.sorters("-createdDate").offset(250).limit(250).count(true).send())
}

/// Builds a request with a body.
#[inline(never)]
#[must_use]
pub fn body(client: &Client, session: &RoleMiningSessionDto) -> bool {
    is_waiting(client.v2024().role_mining().create_role_mining_sessions(session).send())
}

/// Returns a request body.
#[must_use]
pub fn session() -> RoleMiningSessionDto {
    RoleMiningSessionDto {
        saved: Some(true),
        name: Maybe::Value("Sales".to_owned()),
        prune_threshold: Maybe::Null,
        ..RoleMiningSessionDto::default()
    }
}

fn is_waiting(future: impl Future) -> bool {
    let _entered = RUNTIME.enter();
    let mut context = Context::from_waker(Waker::noop());
    matches!(pin!(future).poll(&mut context), Poll::Pending)
}

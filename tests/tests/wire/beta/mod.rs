//! The operations of beta.

use sailpoint::beta::{
    self as api, access_request_recommendations::AccessRequestRecommendations,
    recommendations::Recommendations, role_mining::RoleMining,
};

use crate::Version;
use crate::exchange::Wire;

#[path = "../all/access_requests.rs"]
mod access_requests;
#[path = "../all/entitlements.rs"]
mod entitlements;
#[path = "../all/errors.rs"]
mod errors;
#[path = "../all/exports.rs"]
mod exports;
mod own;
#[path = "../all/potential_roles.rs"]
mod potential_roles;
#[path = "../all/recommendations.rs"]
mod recommendations;
#[path = "../all/role_summaries.rs"]
mod role_summaries;
#[path = "../all/sessions.rs"]
mod sessions;
#[path = "../all/urls.rs"]
mod urls;
#[path = "../all/values.rs"]
mod values;

pub const VERSION: Version = Version {
    resource_version: None,
    suffix: "",
    folder: "beta",
    base_path: "/beta",
    experimental: false,
};

async fn to(operation: &str) -> Wire {
    Wire::to(&VERSION, operation).await
}

fn recommendations(wire: &Wire) -> Recommendations<'_> {
    wire.client.beta().recommendations()
}

fn access_requests(wire: &Wire) -> AccessRequestRecommendations<'_> {
    wire.client.beta().access_request_recommendations()
}

fn role_mining(wire: &Wire) -> RoleMining<'_> {
    wire.client.beta().role_mining()
}

//! The operations of v1.

use sailpoint::Client;
use sailpoint::v1::{
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
#[path = "../v2024/own.rs"]
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
    folder: "v1",
    base_path: "",
    resource_version: Some("/v1"),
    suffix: "V1",
    experimental: true,
};

async fn to(operation: &str) -> Wire {
    Wire::to(&VERSION, operation).await
}

fn recommendations(wire: &Wire) -> Recommendations<'_> {
    wire.client.v1().recommendations()
}

fn access_requests(wire: &Wire) -> AccessRequestRecommendations<'_> {
    wire.client.v1().access_request_recommendations()
}

fn role_mining(wire: &Wire) -> RoleMining<'_> {
    role_mining_of(&wire.client)
}

fn role_mining_of(client: &Client) -> RoleMining<'_> {
    client.v1().role_mining()
}

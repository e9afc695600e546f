//! The operations of v2024.

use sailpoint::v2024::{
    self as api, access_request_recommendations::AccessRequestRecommendations,
    recommendations::Recommendations, role_mining::RoleMining,
};

use crate::Version;
use crate::exchange::Wire;

#[path = "../both/access_requests.rs"]
mod access_requests;
#[path = "../both/entitlements.rs"]
mod entitlements;
#[path = "../both/errors.rs"]
mod errors;
#[path = "../both/exports.rs"]
mod exports;
mod own;
#[path = "../both/potential_roles.rs"]
mod potential_roles;
#[path = "../both/recommendations.rs"]
mod recommendations;
#[path = "../both/role_summaries.rs"]
mod role_summaries;
#[path = "../both/sessions.rs"]
mod sessions;
#[path = "../both/urls.rs"]
mod urls;
#[path = "../both/values.rs"]
mod values;

pub const VERSION: Version = Version { folder: "v2024", base_path: "/v2024", experimental: true };

async fn to(operation: &str) -> Wire {
    Wire::to(&VERSION, operation).await
}

fn recommendations(wire: &Wire) -> Recommendations<'_> {
    wire.client.v2024().recommendations()
}

fn access_requests(wire: &Wire) -> AccessRequestRecommendations<'_> {
    wire.client.v2024().access_request_recommendations()
}

fn role_mining(wire: &Wire) -> RoleMining<'_> {
    wire.client.v2024().role_mining()
}

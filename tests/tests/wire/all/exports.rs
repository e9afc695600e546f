//! IAI Role Mining: the exports of a potential role, synchronously and as a job.

use serde_json::json;

use super::api::types::RoleMiningPotentialRoleExportRequest;
use super::{role_mining, to};
use crate::arguments::{EXPORT, ROLE, SESSION};
use crate::expect::{get, post};

#[tokio::test]
async fn export_role_mining_potential_role() {
    let wire = to("exportRoleMiningPotentialRole").await;
    let api = role_mining(&wire);
    let expected = get("/role-mining-sessions/8c190e67/potential-roles/62f28d91/export");
    let call = api.export_role_mining_potential_role("8c190e67", "62f28d91");
    wire.check_bytes(expected.accept_zip(), call.send()).await;

    let expected =
        get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-roles/r%262%3D%2B%2541/export");
    let call = api.export_role_mining_potential_role(SESSION, ROLE);
    wire.check_bytes(expected.accept_zip(), call.send()).await;
}

#[tokio::test]
async fn export_role_mining_potential_role_async() {
    let wire = to("exportRoleMiningPotentialRoleAsync").await;
    let api = role_mining(&wire);
    let expected = post("/role-mining-sessions/8c190e67/potential-roles/62f28d91/export-async");
    let call = api.export_role_mining_potential_role_async("8c190e67", "62f28d91");
    // The official client sends the media type of the absent body.
    wire.check(expected, call.send()).await;

    let body = RoleMiningPotentialRoleExportRequest {
        min_entitlement_popularity: Some(0),
        include_common_access: Some(true),
        ..RoleMiningPotentialRoleExportRequest::default()
    };
    let call = api.export_role_mining_potential_role_async(SESSION, ROLE).body(&body);
    let expected = post(
        "/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-roles/r%262%3D%2B%2541/export-async",
    );
    let sent = json!({ "minEntitlementPopularity": 0, "includeCommonAccess": true });
    let job = wire.check(expected.json(sent), call.send()).await;
    assert_eq!(job.export_id.as_deref(), Some("0c6cdb76-1227-4aaf-af21-192dbdfbfa04"));
}

#[tokio::test]
async fn export_role_mining_potential_role_status() {
    let wire = to("exportRoleMiningPotentialRoleStatus").await;
    let api = role_mining(&wire);
    let expected =
        get("/role-mining-sessions/8c190e67/potential-roles/62f28d91/export-async/4940ffd4");
    let call = api.export_role_mining_potential_role_status("8c190e67", "62f28d91", "4940ffd4");
    wire.check(expected, call.send()).await;

    let expected =
        get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-roles/r%262%3D%2B%2541\
         /export-async/e%3B3%2C%22x%22");
    let call = api.export_role_mining_potential_role_status(SESSION, ROLE, EXPORT);
    wire.check(expected, call.send()).await;
}

#[tokio::test]
async fn download_role_mining_potential_role_zip() {
    let wire = to("downloadRoleMiningPotentialRoleZip").await;
    let api = role_mining(&wire);
    let expected = get(
        "/role-mining-sessions/8c190e67/potential-roles/62f28d91/export-async/4940ffd4/download",
    );
    let call = api.download_role_mining_potential_role_zip("8c190e67", "62f28d91", "4940ffd4");
    wire.check_bytes(expected.accept_zip(), call.send()).await;

    let expected =
        get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-roles/r%262%3D%2B%2541\
         /export-async/e%3B3%2C%22x%22/download");
    let call = api.download_role_mining_potential_role_zip(SESSION, ROLE, EXPORT);
    wire.check_bytes(expected.accept_zip(), call.send()).await;
}

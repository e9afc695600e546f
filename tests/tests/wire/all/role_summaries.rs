//! IAI Role Mining: the potential roles of a session.

use serde_json::json;

use super::api::types::{
    JsonPatchOperationRoleMining, JsonPatchOperationRoleMiningOp,
    RoleMiningPotentialRoleProvisionRequest,
};
use super::{role_mining, to};
use crate::arguments::{FILTERS, ROLE, SESSION, SORTERS};
use crate::expect::{get, patch, post};

#[tokio::test]
async fn get_potential_role_summaries() {
    let wire = to("getPotentialRoleSummaries").await;
    let api = role_mining(&wire);
    let expected = get("/role-mining-sessions/8c190e67/potential-role-summaries");
    wire.check(expected, api.get_potential_role_summaries("8c190e67").send()).await;

    let call = api
        .get_potential_role_summaries(SESSION)
        .limit(13)
        .count(true)
        .filters(FILTERS)
        .offset(11)
        .sorters(SORTERS);
    let expected = get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-role-summaries\
         ?sorters=-name%2Cat%3F%23%3D%3B\
         &filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &offset=11&limit=13&count=true");
    let page = wire.check(expected, call.send()).await;
    assert_eq!(page[0].density, Some(90));
    assert_eq!(page[0].freshness, Some(70));
}

#[tokio::test]
async fn get_potential_role() {
    let wire = to("getPotentialRole").await;
    let api = role_mining(&wire);
    let expected = get("/role-mining-sessions/8c190e67/potential-role-summaries/62f28d91");
    wire.check(expected, api.get_potential_role("8c190e67", "62f28d91").send()).await;

    let expected =
        get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-role-summaries/r%262%3D%2B%2541");
    let role = wire.check(expected, api.get_potential_role(SESSION, ROLE).send()).await;
    let created = role.created_date.as_ref().expect("a time");
    assert_eq!(created.to_string(), "2020-01-01T00:00:00.000Z");
}

#[tokio::test]
async fn patch_potential_role_session() {
    let wire = to("patchPotentialRoleSession").await;
    let api = role_mining(&wire);
    let op = JsonPatchOperationRoleMiningOp::Remove;
    let body = [JsonPatchOperationRoleMining::new(op, "/description")];
    let expected = patch("/role-mining-sessions/8c190e67/potential-role-summaries/62f28d91")
        .json_patch(json!([{ "op": "remove", "path": "/description" }]));
    let call = api.patch_potential_role_session("8c190e67", "62f28d91", &body);
    wire.check(expected, call.send()).await;

    // The document has the string "true" in place of the boolean. Both are sent unchanged.
    let sent = json!([
        { "op": "replace", "path": "/saved", "value": "false" },
        { "op": "replace", "path": "/saved", "value": true },
        { "op": "replace", "path": "/name", "value": null },
        { "op": "add", "path": "/excludedEntitlements/-", "value": ["07a0b4e2", [], {}] },
    ]);
    let body: Vec<JsonPatchOperationRoleMining> =
        serde_json::from_str(&sent.to_string()).expect("a body");
    let expected = patch(
        "/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-role-summaries/r%262%3D%2B%2541",
    );
    let call = api.patch_potential_role_session(SESSION, ROLE, &body);
    wire.check(expected.json_patch(sent), call.send()).await;
}

#[tokio::test]
async fn get_potential_role_applications() {
    let wire = to("getPotentialRoleApplications").await;
    let api = role_mining(&wire);
    let expected =
        get("/role-mining-sessions/8c190e67/potential-role-summaries/62f28d91/applications");
    wire.check(expected, api.get_potential_role_applications("8c190e67", "62f28d91").send()).await;

    let call = api
        .get_potential_role_applications(SESSION, ROLE)
        .count(true)
        .limit(13)
        .offset(11)
        .filters(FILTERS);
    let expected =
        get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-role-summaries/r%262%3D%2B%2541\
         /applications?filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &offset=11&limit=13&count=true");
    wire.check(expected, call.send()).await;
}

#[tokio::test]
async fn get_potential_role_entitlements() {
    let wire = to("getPotentialRoleEntitlements").await;
    let api = role_mining(&wire);
    let expected =
        get("/role-mining-sessions/8c190e67/potential-role-summaries/62f28d91/entitlements");
    wire.check(expected, api.get_potential_role_entitlements("8c190e67", "62f28d91").send()).await;

    let call = api
        .get_potential_role_entitlements(SESSION, ROLE)
        .offset(11)
        .count(false)
        .filters(FILTERS)
        .limit(13);
    let expected =
        get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-role-summaries/r%262%3D%2B%2541\
         /entitlements?filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &offset=11&limit=13&count=false");
    wire.check(expected, call.send()).await;
}

#[tokio::test]
async fn create_potential_role_provision_request() {
    let wire = to("createPotentialRoleProvisionRequest").await;
    let api = role_mining(&wire);
    let expected = post("/role-mining-sessions/8c190e67/potential-roles/62f28d91/provision");
    let call = api.create_potential_role_provision_request("8c190e67", "62f28d91");
    // The official client sends the media type of the absent body.
    wire.check(expected, call.send()).await;

    // The official client adds `false` for `includeIdentities`. Absent properties are not sent.
    let body = RoleMiningPotentialRoleProvisionRequest {
        role_name: Some("Finance - Accounting".to_owned()),
        role_description: Some("General access for accounting department".to_owned()),
        owner_id: Some("2b568c65bc3c4c57a43bd97e3a8e41".to_owned()),
        directly_assigned_entitlements: Some(true),
        ..RoleMiningPotentialRoleProvisionRequest::default()
    };
    let call = api
        .create_potential_role_provision_request(SESSION, ROLE)
        .body(&body)
        .include_common_access(false)
        .min_entitlement_popularity(17);
    let expected = post(
        "/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-roles/r%262%3D%2B%2541/provision\
         ?min-entitlement-popularity=17&include-common-access=false",
    )
    .json(json!({
        "roleName": "Finance - Accounting",
        "roleDescription": "General access for accounting department",
        "ownerId": "2b568c65bc3c4c57a43bd97e3a8e41",
        "directlyAssignedEntitlements": true,
    }));
    wire.check(expected, call.send()).await;
}

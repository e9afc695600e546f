//! The operations that v2024 and v1 have, and beta has not.

use std::time::Duration;

use sailpoint::{Client, Error};
use sailwright_test_server::{ScriptedResponse, Server};
use serde_json::json;

use super::api::types::{
    AccessRequestRecommendationConfigDto, JsonPatchOperationRoleMining,
    JsonPatchOperationRoleMiningOp,
};
use super::{access_requests, role_mining, role_mining_of, to};
use crate::arguments::ROLE;
use crate::expect::{TOKEN, get, patch, put};

#[tokio::test]
async fn get_access_request_recommendations_config() {
    let wire = to("getAccessRequestRecommendationsConfig").await;
    let api = access_requests(&wire);
    let expected = get("/ai-access-request-recommendations/config");
    wire.check(expected, api.get_access_request_recommendations_config().send()).await;

    let expected = get("/ai-access-request-recommendations/config");
    let config = wire.check(expected, api.get_access_request_recommendations_config().send()).await;
    assert_eq!(config.mover_attribute.as_deref(), Some("isMover"));
    assert_eq!(config.joiner_attribute.as_deref(), Some("isJoiner"));
}

#[tokio::test]
async fn set_access_request_recommendations_config() {
    let wire = to("setAccessRequestRecommendationsConfig").await;
    let api = access_requests(&wire);
    let body = AccessRequestRecommendationConfigDto::new(0.25);
    let expected =
        put("/ai-access-request-recommendations/config").json(json!({ "scoreThreshold": 0.25 }));
    wire.check(expected, api.set_access_request_recommendations_config(&body).send()).await;

    let sent = json!({
        "scoreThreshold": 0.5,
        "startDateAttribute": "startDate",
        "restrictionAttribute": "location",
        "moverAttribute": "isMover",
        "joinerAttribute": "isJoiner",
        "useRestrictionAttribute": true,
        "leaverAttribute": "isLeaver",
    });
    let body: AccessRequestRecommendationConfigDto =
        serde_json::from_str(&sent.to_string()).expect("a body");
    let expected = put("/ai-access-request-recommendations/config").json(sent);
    wire.check(expected, api.set_access_request_recommendations_config(&body).send()).await;
}

// The document declares a path parameter `sessionId` that is not in the path. An overlay removes it.
#[tokio::test]
async fn patch_potential_role() {
    let wire = to("patchPotentialRole").await;
    let api = role_mining(&wire);
    let op = JsonPatchOperationRoleMiningOp::Remove;
    let body = [JsonPatchOperationRoleMining::new(op, "/description")];
    let expected = patch("/role-mining-potential-roles/62f28d91")
        .json_patch(json!([{ "op": "remove", "path": "/description" }]));
    wire.check(expected, api.patch_potential_role("62f28d91", &body).send()).await;

    let sent = json!([{ "op": "replace", "path": "/name", "value": "Potential Role Accounting" }]);
    let body: Vec<JsonPatchOperationRoleMining> =
        serde_json::from_str(&sent.to_string()).expect("a body");
    let expected = patch("/role-mining-potential-roles/r%262%3D%2B%2541").json_patch(sent);
    wire.check(expected, api.patch_potential_role(ROLE, &body).send()).await;
}

/// All operations of these versions are experimental and require the setting of the client.
#[tokio::test]
async fn experimental_operation_without_the_setting_is_an_error() {
    let server = Server::start(|_| ScriptedResponse::new(500));
    let builder = Client::builder().experimental(true).experimental(false);
    let client = builder.base_url(server.url()).token(TOKEN).build().expect("a client");
    let outcome = role_mining_of(&client).get_saved_potential_roles().send().await;
    assert!(matches!(outcome, Err(Error::Build(_))), "{outcome:?}");
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(server.connections(), 0);
}

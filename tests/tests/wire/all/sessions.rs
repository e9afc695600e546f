//! IAI Role Mining: the sessions.

use serde_json::json;

use super::api::types::{JsonPatchOperation, JsonPatchOperationOp, RoleMiningSessionDto};
use super::{role_mining, to};
use crate::arguments::{FILTERS, SESSION, SORTERS};
use crate::expect::{get, patch, post};

#[tokio::test]
async fn create_role_mining_sessions() {
    let wire = to("createRoleMiningSessions").await;
    let api = role_mining(&wire);
    // The official client adds `"saved": true`. Absent properties are not sent.
    let body = RoleMiningSessionDto::default();
    let expected = post("/role-mining-sessions").json(json!({}));
    wire.check(expected, api.create_role_mining_sessions(&body).send()).await;

    let sent = json!({
        "scope": {
            "identityIds": ["2c918090761a5aac0176215c46a62d58", "2c918090761a5aac01722015c46a62d42"],
            "criteria": "source.name:DataScienceDataset",
            "attributeFilterCriteria": [{
                "displayName": { "untranslated": "Location: Miami" },
                "data": { "name": "location", "operator": "EQUALS", "values": ["Miami"] },
            }],
        },
        "pruneThreshold": 50,
        "prescribedPruneThreshold": null,
        "minNumIdentitiesInPotentialRole": 20,
        "potentialRoleCount": 2,
        "potentialRolesReadyCount": 1,
        "type": "SPECIALIZED",
        "emailRecipientId": "2c918090761a5aac0176215c46a62d58",
        "identityCount": 3,
        "saved": true,
        "name": "Saved RM Session - 07/10",
        "unheardOf": { "deep": [1.5, "x"] },
    });
    let body: RoleMiningSessionDto = serde_json::from_str(&sent.to_string()).expect("a body");
    let expected = post("/role-mining-sessions").json(sent);
    let session = wire.check(expected, api.create_role_mining_sessions(&body).send()).await;
    assert_eq!(session.id.as_deref(), Some("8c190e67-87aa-4ed9-a90b-d9d5344523fb"));
}

#[tokio::test]
async fn get_role_mining_sessions() {
    let wire = to("getRoleMiningSessions").await;
    let api = role_mining(&wire);
    let expected = get("/role-mining-sessions");
    wire.check(expected, api.get_role_mining_sessions().send()).await;

    let call = api
        .get_role_mining_sessions()
        .count(true)
        .limit(13)
        .offset(11)
        .sorters(SORTERS)
        .filters(FILTERS);
    let expected = get("/role-mining-sessions\
         ?filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &sorters=-name%2Cat%3F%23%3D%3B&offset=11&limit=13&count=true");
    wire.check(expected, call.send()).await;
}

#[tokio::test]
async fn get_role_mining_session() {
    let wire = to("getRoleMiningSession").await;
    let api = role_mining(&wire);
    let expected = get("/role-mining-sessions/8c190e67-87aa-4ed9-a90b-d9d5344523fb");
    let call = api.get_role_mining_session("8c190e67-87aa-4ed9-a90b-d9d5344523fb");
    wire.check(expected, call.send()).await;

    let expected = get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC");
    wire.check(expected, api.get_role_mining_session(SESSION).send()).await;
}

#[tokio::test]
async fn get_role_mining_session_status() {
    let wire = to("getRoleMiningSessionStatus").await;
    let api = role_mining(&wire);
    let expected = get("/role-mining-sessions/8c190e67/status");
    wire.check(expected, api.get_role_mining_session_status("8c190e67").send()).await;

    let expected = get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC/status");
    wire.check(expected, api.get_role_mining_session_status(SESSION).send()).await;
}

#[tokio::test]
async fn patch_role_mining_session() {
    let wire = to("patchRoleMiningSession").await;
    let api = role_mining(&wire);
    let body = [JsonPatchOperation::new(JsonPatchOperationOp::Remove, "/name")];
    let expected = patch("/role-mining-sessions/8c190e67")
        .json_patch(json!([{ "op": "remove", "path": "/name" }]));
    wire.check(expected, api.patch_role_mining_session("8c190e67", &body).send()).await;

    // Each JSON type. The official client rejects some of them.
    let sent = json!([
        { "op": "replace", "path": "/name", "value": "RM Session - 07/10/22" },
        { "op": "replace", "path": "/saved", "value": false },
        { "op": "replace", "path": "/pruneThreshold", "value": 83 },
        { "op": "test", "path": "/density", "value": 0.5 },
        { "op": "add", "path": "/scope", "value": { "criteria": null, "identityIds": [] } },
        { "op": "add", "path": "/scope/identityIds", "value": ["001", 2, { "id": "003" }] },
        { "op": "replace", "path": "/emailRecipientId", "value": null },
        { "op": "move", "path": "/name", "from": "/title" },
        { "op": "copy", "path": "/a~1b", "from": "/c~0d" },
    ]);
    let body: Vec<JsonPatchOperation> = serde_json::from_str(&sent.to_string()).expect("a body");
    let expected = patch("/role-mining-sessions/s%2F1%20%3F%23%C3%BC").json_patch(sent);
    wire.check(expected, api.patch_role_mining_session(SESSION, &body).send()).await;
}

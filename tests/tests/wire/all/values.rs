//! Null, absent and unknown values.

use sailpoint::Maybe;
use sailwright_test_server::ScriptedResponse;
use serde_json::{Value, json};

use super::api::types::{
    JsonPatchOperation, JsonPatchOperationOp, JsonPatchOperationValue, RoleMiningRoleType,
    RoleMiningSessionDto, RoleMiningSessionState,
};
use super::{VERSION, role_mining};
use crate::document::operation;
use crate::example::{Detail, response};
use crate::exchange::Wire;
use crate::expect::{get, patch, post};

#[tokio::test]
async fn absent_and_null_properties_are_distinguished() {
    let operation = operation(&VERSION, "createRoleMiningSessions");
    let script = vec![response(&operation, None, Detail::Documented)];
    let wire = Wire::scripted(&VERSION, script).await;
    let body = RoleMiningSessionDto {
        prune_threshold: Maybe::Null,
        min_num_identities_in_potential_role: Maybe::Absent,
        name: Maybe::Value("ü".to_owned()),
        ..RoleMiningSessionDto::default()
    };
    let expected =
        post("/role-mining-sessions").json(json!({ "pruneThreshold": null, "name": "ü" }));
    wire.check(expected, role_mining(&wire).create_role_mining_sessions(&body).send()).await;
}

#[tokio::test]
async fn patch_can_contain_null() {
    let operation = operation(&VERSION, "patchRoleMiningSession");
    let script = vec![response(&operation, None, Detail::Documented)];
    let wire = Wire::scripted(&VERSION, script).await;
    let sent = json!([{ "op": "replace", "path": "/name", "value": null }]);
    let mut operation = JsonPatchOperation::new(JsonPatchOperationOp::Replace, "/name");
    operation.value = Some(JsonPatchOperationValue::Unknown(Value::Null));
    let body = [operation];
    let expected = patch("/role-mining-sessions/8c190e67").json_patch(sent);
    let call = role_mining(&wire).patch_role_mining_session("8c190e67", &body);
    wire.check(expected, call.send()).await;
}

#[tokio::test]
async fn null_of_a_nullable_property_is_preserved() {
    let operation = operation(&VERSION, "getRoleMiningPotentialRole");
    let wire = Wire::scripted(&VERSION, vec![response(&operation, None, Detail::Nulls)]).await;
    let expected = get("/role-mining-potential-roles/62f28d91");
    let call = role_mining(&wire).get_role_mining_potential_role("62f28d91");
    let role = wire.check(expected, call.send()).await;
    assert_eq!(role.description, Maybe::Null);
    assert_eq!(role.potential_role_ref, Maybe::Null);
    assert_eq!(role.provision_state, Maybe::Null);
    assert_eq!(role.created_by, Maybe::Null);
}

#[tokio::test]
async fn unknown_properties_and_values_are_preserved() {
    let sent = json!({
        "state": "HIBERNATING",
        "type": "UNHEARD_OF",
        "since": { "year": 2024, "exact": 12_345_678_901_234_567_890_u64, "fraction": 0.1 },
    });
    let response = ScriptedResponse::new(200)
        .header("content-type", "application/json;charset=UTF-8")
        .send(json!({ "status": sent, "type": "RARE", "x": [null] }).to_string());
    let wire = Wire::scripted(&VERSION, vec![response]).await;
    let call = role_mining(&wire).get_role_mining_session("8c190e67");
    let outcome = wire.exchange(get("/role-mining-sessions/8c190e67"), call.send()).await;
    let session = outcome.expect("a success response").into_value();
    let status = session.status.as_ref().expect("a status");
    assert!(matches!(status.state, Some(RoleMiningSessionState::Unknown(_))));
    assert!(matches!(session.r#type, Some(RoleMiningRoleType::Unknown(_))));
    // `Wire::check` searches for these strings to detect a documented value that is decoded as unknown.
    let shown = format!("{session:?}");
    assert!(shown.contains("Unknown(UnknownValue(") && shown.contains("Unknown(Some("), "{shown}");
    let written = serde_json::to_value(&session).expect("JSON");
    assert_eq!(written, json!({ "status": sent, "type": "RARE", "x": [null] }));
}

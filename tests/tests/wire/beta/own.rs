//! The operation that only beta has.

use serde_json::json;

use super::api::types::{JsonPatchOperationRoleMining, JsonPatchOperationRoleMiningOp};
use super::{role_mining, to};
use crate::arguments::ROLE;
use crate::expect::patch;

#[tokio::test]
async fn patch_role_mining_potential_role() {
    let wire = to("patchRoleMiningPotentialRole").await;
    let api = role_mining(&wire);
    let op = JsonPatchOperationRoleMiningOp::Remove;
    let body = [JsonPatchOperationRoleMining::new(op, "/description")];
    let expected = patch("/role-mining-potential-roles/62f28d91")
        .json_patch(json!([{ "op": "remove", "path": "/description" }]));
    wire.check(expected, api.patch_role_mining_potential_role("62f28d91", &body).send()).await;

    let sent = json!([{ "op": "replace", "path": "/name", "value": "Potential Role Accounting" }]);
    let body: Vec<JsonPatchOperationRoleMining> =
        serde_json::from_str(&sent.to_string()).expect("a body");
    let expected = patch("/role-mining-potential-roles/r%262%3D%2B%2541").json_patch(sent);
    wire.check(expected, api.patch_role_mining_potential_role(ROLE, &body).send()).await;
}

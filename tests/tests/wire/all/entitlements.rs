//! IAI Role Mining: the entitlements and identities of a potential role.

use serde_json::json;

use super::api::types::RoleMiningPotentialRoleEditEntitlements;
use super::{role_mining, to};
use crate::arguments::{FILTERS, ROLE, SESSION, SORTERS};
use crate::expect::{get, post};

#[tokio::test]
async fn get_entitlements_potential_role() {
    let wire = to("getEntitlementsPotentialRole").await;
    let api = role_mining(&wire);
    let expected =
        get("/role-mining-sessions/8c190e67/potential-roles/62f28d91/entitlement-popularities");
    wire.check(expected, api.get_entitlements_potential_role("8c190e67", "62f28d91").send()).await;

    let call = api
        .get_entitlements_potential_role(SESSION, ROLE)
        .count(true)
        .limit(13)
        .offset(11)
        .filters(FILTERS)
        .sorters(SORTERS)
        .include_common_access(false);
    let expected =
        get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-roles/r%262%3D%2B%2541\
         /entitlement-popularities?includeCommonAccess=false&sorters=-name%2Cat%3F%23%3D%3B\
         &filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &offset=11&limit=13&count=true");
    let page = wire.check(expected, call.send()).await;
    assert_eq!(page[0].popularity, Some(65.2));
    assert_eq!(page[0].popularity_in_org, Some(35.8));
}

#[tokio::test]
async fn get_entitlement_distribution_potential_role() {
    let wire = to("getEntitlementDistributionPotentialRole").await;
    let api = role_mining(&wire);
    let expected = get(
        "/role-mining-sessions/8c190e67/potential-roles/62f28d91/entitlement-popularity-distribution",
    );
    let call = api.get_entitlement_distribution_potential_role("8c190e67", "62f28d91");
    wire.check(expected, call.send()).await;

    let call =
        api.get_entitlement_distribution_potential_role(SESSION, ROLE).include_common_access(true);
    let expected =
        get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-roles/r%262%3D%2B%2541\
         /entitlement-popularity-distribution?includeCommonAccess=true");
    wire.check(expected, call.send()).await;
}

#[tokio::test]
async fn update_entitlements_potential_role() {
    let wire = to("updateEntitlementsPotentialRole").await;
    let api = role_mining(&wire);
    let body = RoleMiningPotentialRoleEditEntitlements::default();
    let expected =
        post("/role-mining-sessions/8c190e67/potential-roles/62f28d91/edit-entitlements");
    let call = api.update_entitlements_potential_role("8c190e67", "62f28d91", &body);
    wire.check(expected.json(json!({})), call.send()).await;

    let body = RoleMiningPotentialRoleEditEntitlements {
        ids: Some(vec!["entId1".to_owned(), "entId2".to_owned()]),
        exclude: Some(true),
        ..RoleMiningPotentialRoleEditEntitlements::default()
    };
    let expected = post(
        "/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-roles/r%262%3D%2B%2541/edit-entitlements",
    );
    let call = api.update_entitlements_potential_role(SESSION, ROLE, &body);
    let sent = json!({ "ids": ["entId1", "entId2"], "exclude": true });
    wire.check(expected.json(sent), call.send()).await;
}

#[tokio::test]
async fn get_excluded_entitlements_potential_role() {
    let wire = to("getExcludedEntitlementsPotentialRole").await;
    let api = role_mining(&wire);
    let expected =
        get("/role-mining-sessions/8c190e67/potential-roles/62f28d91/excluded-entitlements");
    let call = api.get_excluded_entitlements_potential_role("8c190e67", "62f28d91");
    wire.check(expected, call.send()).await;

    let call = api
        .get_excluded_entitlements_potential_role(SESSION, ROLE)
        .count(true)
        .limit(13)
        .offset(11)
        .filters(FILTERS)
        .sorters(SORTERS);
    let expected =
        get("/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-roles/r%262%3D%2B%2541\
         /excluded-entitlements?sorters=-name%2Cat%3F%23%3D%3B\
         &filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &offset=11&limit=13&count=true");
    wire.check(expected, call.send()).await;
}

#[tokio::test]
async fn get_identities_potential_role() {
    let wire = to("getIdentitiesPotentialRole").await;
    let api = role_mining(&wire);
    let expected = get("/role-mining-sessions/8c190e67/potential-roles/62f28d91/identities");
    wire.check(expected, api.get_identities_potential_role("8c190e67", "62f28d91").send()).await;

    let call = api
        .get_identities_potential_role(SESSION, ROLE)
        .sorters(SORTERS)
        .filters(FILTERS)
        .limit(13)
        .offset(11)
        .count(false);
    let expected = get(
        "/role-mining-sessions/s%2F1%20%3F%23%C3%BC/potential-roles/r%262%3D%2B%2541/identities\
         ?sorters=-name%2Cat%3F%23%3D%3B\
         &filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &offset=11&limit=13&count=false",
    );
    wire.check(expected, call.send()).await;
}

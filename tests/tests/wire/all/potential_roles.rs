//! IAI Role Mining: the potential roles of all sessions.

use super::{role_mining, to};
use crate::arguments::{FILTERS, ROLE, SORTERS, SOURCE};
use crate::expect::get;

#[tokio::test]
async fn get_all_potential_role_summaries() {
    let wire = to("getAllPotentialRoleSummaries").await;
    let api = role_mining(&wire);
    let expected = get("/role-mining-potential-roles");
    wire.check(expected, api.get_all_potential_role_summaries().send()).await;

    let call = api
        .get_all_potential_role_summaries()
        .offset(11)
        .limit(13)
        .count(true)
        .filters(FILTERS)
        .sorters(SORTERS);
    let expected = get("/role-mining-potential-roles?sorters=-name%2Cat%3F%23%3D%3B\
         &filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &offset=11&limit=13&count=true");
    wire.check(expected, call.send()).await;
}

#[tokio::test]
async fn get_role_mining_potential_role() {
    let wire = to("getRoleMiningPotentialRole").await;
    let api = role_mining(&wire);
    let expected = get("/role-mining-potential-roles/62f28d91-7d9f-4d17-be15-666d5b41d77f");
    let call = api.get_role_mining_potential_role("62f28d91-7d9f-4d17-be15-666d5b41d77f");
    wire.check(expected, call.send()).await;

    let expected = get("/role-mining-potential-roles/r%262%3D%2B%2541");
    wire.check(expected, api.get_role_mining_potential_role(ROLE).send()).await;
}

#[tokio::test]
async fn get_saved_potential_roles() {
    let wire = to("getSavedPotentialRoles").await;
    let api = role_mining(&wire);
    let expected = get("/role-mining-potential-roles/saved");
    wire.check(expected, api.get_saved_potential_roles().send()).await;

    let call = api.get_saved_potential_roles().count(true).limit(13).offset(11).sorters(SORTERS);
    let expected = get("/role-mining-potential-roles/saved\
         ?sorters=-name%2Cat%3F%23%3D%3B&offset=11&limit=13&count=true");
    wire.check(expected, call.send()).await;
}

#[tokio::test]
async fn get_potential_role_source_identity_usage() {
    let wire = to("getPotentialRoleSourceIdentityUsage").await;
    let api = role_mining(&wire);
    let expected = get("/role-mining-potential-roles/62f28d91/sources/2c918087/identityUsage");
    let call = api.get_potential_role_source_identity_usage("62f28d91", "2c918087");
    wire.check(expected, call.send()).await;

    let call = api
        .get_potential_role_source_identity_usage(ROLE, SOURCE)
        .count(true)
        .limit(13)
        .offset(11)
        .sorters(SORTERS);
    let expected =
        get("/role-mining-potential-roles/r%262%3D%2B%2541/sources/q%3A4%40%5B~%5D/identityUsage\
         ?sorters=-name%2Cat%3F%23%3D%3B&offset=11&limit=13&count=true");
    let page = wire.check(expected, call.send()).await;
    assert_eq!(page[0].usage_count, Some(25));
}

//! An application that calls 20 operations with the client of sailwright.

use ours::types::{
    JsonPatchOperation, JsonPatchOperationOp, JsonPatchOperationValue,
    RoleMiningPotentialRoleEditEntitlements, RoleMiningPotentialRoleExportRequest,
    RoleMiningPotentialRoleProvisionRequest, RoleMiningSessionDto,
};
use ours::{Client, Error};

const EXPERIMENTAL: &str = "true";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let base_url = arguments.next().unwrap_or_default();
    let token = arguments.next().unwrap_or_default();
    let client = Client::builder().base_url(base_url).token(token).build()?;
    let session = start(&client).await?;
    for role in potential_roles(&client, &session).await? {
        details(&client, &session, &role).await?;
        change(&client, &session, &role).await?;
        export(&client, &session, &role).await?;
    }
    settings(&client).await?;
    Ok(())
}

async fn start(client: &Client) -> Result<String, Error> {
    let api = client.iai_role_mining();
    let session = RoleMiningSessionDto { saved: Some(true), ..RoleMiningSessionDto::default() };
    let session = api.create_role_mining_sessions(EXPERIMENTAL, &session).send().await?;
    let id = session.into_value().id.unwrap_or_default();
    let status = api.get_role_mining_session_status(&id, EXPERIMENTAL).send().await?;
    println!("state: {:?}", status.value().state);
    let session = api.get_role_mining_session(&id, EXPERIMENTAL).send().await?;
    println!("identities: {:?}", session.value().identity_count);
    let patch = [JsonPatchOperation {
        value: Some(JsonPatchOperationValue::Integer(50)),
        ..JsonPatchOperation::new(JsonPatchOperationOp::Replace, "/pruneThreshold")
    }];
    api.patch_role_mining_session(&id, EXPERIMENTAL, &patch).send().await?;
    let sessions = api.get_role_mining_sessions(EXPERIMENTAL).limit(50).send().await?;
    println!("sessions: {}", sessions.value().len());
    Ok(id)
}

async fn potential_roles(client: &Client, session: &str) -> Result<Vec<String>, Error> {
    let api = client.iai_role_mining();
    let roles = api.get_potential_role_summaries(session, EXPERIMENTAL);
    let roles = roles.sorters("-quality").limit(50).send().await?;
    Ok(roles.into_value().into_iter().filter_map(|role| role.id).collect())
}

async fn details(client: &Client, session: &str, role: &str) -> Result<(), Error> {
    let api = client.iai_role_mining();
    let found = api.get_potential_role(session, role, EXPERIMENTAL).send().await?;
    println!("{:?}: {:?}", found.value().name, found.value().description);
    let applications = api.get_potential_role_applications(session, role, EXPERIMENTAL);
    println!("applications: {}", applications.limit(50).send().await?.value().len());
    let entitlements = api.get_potential_role_entitlements(session, role, EXPERIMENTAL);
    println!("entitlements: {}", entitlements.limit(50).send().await?.value().len());
    let included = api.get_entitlements_potential_role(session, role, EXPERIMENTAL);
    println!("included: {}", included.limit(50).send().await?.value().len());
    let excluded = api.get_excluded_entitlements_potential_role(session, role, EXPERIMENTAL);
    println!("excluded: {}", excluded.limit(50).send().await?.value().len());
    let identities = api.get_identities_potential_role(session, role, EXPERIMENTAL);
    println!("identities: {}", identities.limit(50).send().await?.value().len());
    let popular = api.get_entitlement_distribution_potential_role(session, role, EXPERIMENTAL);
    println!("popularity: {}", popular.include_common_access(true).send().await?.value().len());
    Ok(())
}

async fn change(client: &Client, session: &str, role: &str) -> Result<(), Error> {
    let api = client.iai_role_mining();
    let edit = RoleMiningPotentialRoleEditEntitlements {
        exclude: Some(true),
        ..RoleMiningPotentialRoleEditEntitlements::default()
    };
    let edited = api.update_entitlements_potential_role(session, role, EXPERIMENTAL, &edit);
    println!("quality: {:?}", edited.send().await?.value().quality);
    let provision = RoleMiningPotentialRoleProvisionRequest {
        include_identities: Some(true),
        ..RoleMiningPotentialRoleProvisionRequest::default()
    };
    let request = api.create_potential_role_provision_request(session, role, EXPERIMENTAL);
    let provisioned = request.body(&provision).send().await?;
    println!("density: {:?}", provisioned.value().density);
    Ok(())
}

async fn export(client: &Client, session: &str, role: &str) -> Result<(), Error> {
    let api = client.iai_role_mining();
    let export = RoleMiningPotentialRoleExportRequest {
        include_common_access: Some(true),
        ..RoleMiningPotentialRoleExportRequest::default()
    };
    let request = api.export_role_mining_potential_role_async(session, role, EXPERIMENTAL);
    let started = request.body(&export).send().await?.into_value();
    let id = started.export_id.unwrap_or_default();
    let status = api.export_role_mining_potential_role_status(session, role, &id, EXPERIMENTAL);
    println!("export: {:?}", status.send().await?.value().status);
    Ok(())
}

async fn settings(client: &Client) -> Result<(), Error> {
    let api = client.iai_recommendations();
    let config = api.get_recommendations_config(EXPERIMENTAL).send().await?;
    let mut config = config.into_value();
    config.only_tune_threshold = Some(true);
    let config = api.update_recommendations_config(EXPERIMENTAL, &config).send().await?;
    println!("threshold: {:?}", config.value().peer_group_percentage_threshold);
    let api = client.iai_access_request_recommendations();
    let items = api.get_access_request_recommendations(EXPERIMENTAL).limit(50).send().await?;
    println!("suggestions: {}", items.value().len());
    Ok(())
}

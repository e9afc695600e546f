//! The application of `ours.rs` with the client of openapi-to-rust.

use peer::generated::{
    HttpClient, JsonPatchOperation, JsonPatchOperationOp, JsonPatchOperationValue,
    RoleMiningPotentialRoleEditEntitlements, RoleMiningPotentialRoleExportRequest,
    RoleMiningPotentialRoleProvisionRequest, RoleMiningSessionDto,
};

const EXPERIMENTAL: &str = "true";
const NONE: Option<&str> = None;

type Error = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let base_url = arguments.next().unwrap_or_default();
    let token = arguments.next().unwrap_or_default();
    let client = HttpClient::new().with_base_url(base_url).with_api_key(token);
    let session = start(&client).await?;
    for role in potential_roles(&client, &session).await? {
        details(&client, &session, &role).await?;
        change(&client, &session, &role).await?;
        export(&client, &session, &role).await?;
    }
    settings(&client).await?;
    Ok(())
}

async fn start(api: &HttpClient) -> Result<String, Error> {
    let session = RoleMiningSessionDto { saved: Some(true), ..RoleMiningSessionDto::default() };
    let session = api.create_role_mining_sessions(EXPERIMENTAL, session).await?;
    let id = session.id.unwrap_or_default();
    let status = api.get_role_mining_session_status(&id, EXPERIMENTAL).await?;
    println!("state: {:?}", status.state);
    let session = api.get_role_mining_session(&id, EXPERIMENTAL).await?;
    println!("identities: {:?}", session.identity_count);
    let patch = vec![JsonPatchOperation {
        op: JsonPatchOperationOp::Replace,
        path: "/pruneThreshold".to_owned(),
        value: Some(JsonPatchOperationValue::Integer(50)),
    }];
    api.patch_role_mining_session(&id, EXPERIMENTAL, patch).await?;
    let sessions = api.get_role_mining_sessions(NONE, NONE, None, Some(50), None, EXPERIMENTAL);
    println!("sessions: {}", sessions.await?.len());
    Ok(id)
}

async fn potential_roles(api: &HttpClient, session: &str) -> Result<Vec<String>, Error> {
    let sorters = Some("-quality");
    let roles = api.get_potential_role_summaries(
        session,
        sorters,
        NONE,
        None,
        Some(50),
        None,
        EXPERIMENTAL,
    );
    let roles = roles.await?;
    Ok(roles.into_iter().filter_map(|role| role.id).collect())
}

async fn details(api: &HttpClient, session: &str, role: &str) -> Result<(), Error> {
    let (e, limit) = (EXPERIMENTAL, Some(50));
    let found = api.get_potential_role(session, role, e).await?;
    println!("{:?}: {:?}", found.name, found.description);
    let applications =
        api.get_potential_role_applications(session, role, NONE, None, limit, None, e);
    println!("applications: {}", applications.await?.len());
    let entitlements =
        api.get_potential_role_entitlements(session, role, NONE, None, limit, None, e);
    println!("entitlements: {}", entitlements.await?.len());
    let included = api
        .get_entitlements_potential_role(session, role, None, NONE, NONE, None, limit, None, e)
        .await?;
    println!("included: {}", included.len());
    let excluded = api
        .get_excluded_entitlements_potential_role(session, role, NONE, NONE, None, limit, None, e)
        .await?;
    println!("excluded: {}", excluded.len());
    let identities =
        api.get_identities_potential_role(session, role, NONE, NONE, None, limit, None, e);
    println!("identities: {}", identities.await?.len());
    let popular = api.get_entitlement_distribution_potential_role(session, role, Some(true), e);
    println!("popularity: {}", popular.await?.additional_properties.len());
    Ok(())
}

async fn change(api: &HttpClient, session: &str, role: &str) -> Result<(), Error> {
    let edit = RoleMiningPotentialRoleEditEntitlements {
        exclude: Some(true),
        ..RoleMiningPotentialRoleEditEntitlements::default()
    };
    let edited = api.update_entitlements_potential_role(session, role, EXPERIMENTAL, edit).await?;
    println!("quality: {:?}", edited.quality);
    let provision = RoleMiningPotentialRoleProvisionRequest {
        include_identities: Some(true),
        ..RoleMiningPotentialRoleProvisionRequest::default()
    };
    let provisioned = api.create_potential_role_provision_request(
        session,
        role,
        None,
        None,
        EXPERIMENTAL,
        Some(provision),
    );
    println!("density: {:?}", provisioned.await?.density);
    Ok(())
}

async fn export(api: &HttpClient, session: &str, role: &str) -> Result<(), Error> {
    let e = EXPERIMENTAL;
    let export = RoleMiningPotentialRoleExportRequest {
        include_common_access: Some(true),
        ..RoleMiningPotentialRoleExportRequest::default()
    };
    let started = api.export_role_mining_potential_role_async(session, role, e, Some(export));
    let id = started.await?.export_id.unwrap_or_default().to_string();
    let status = api.export_role_mining_potential_role_status(session, role, &id, e).await?;
    println!("export: {:?}", status.status);
    Ok(())
}

async fn settings(api: &HttpClient) -> Result<(), Error> {
    let mut config = api.get_recommendations_config(EXPERIMENTAL).await?;
    config.only_tune_threshold = Some(true);
    let config = api.update_recommendations_config(EXPERIMENTAL, config).await?;
    println!("threshold: {:?}", config.peer_group_percentage_threshold);
    let items = api.get_access_request_recommendations(
        NONE,
        Some(50),
        None,
        None,
        None,
        NONE,
        NONE,
        EXPERIMENTAL,
    );
    println!("suggestions: {}", items.await?.len());
    Ok(())
}

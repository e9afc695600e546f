//! Creates a role mining session and renames it with a JSON Patch.

use sailpoint::v2024::types::{
    JsonPatchOperation, JsonPatchOperationOp, JsonPatchOperationValue, RoleMiningSessionDto,
    RoleMiningSessionScope,
};
use sailpoint::{Client, Error, Maybe};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::builder().environment().experimental(true).build()?;
    let role_mining = client.v2024().role_mining();
    let session = RoleMiningSessionDto {
        name: Maybe::Value("Finance".to_owned()),
        prune_threshold: Maybe::Null, // the service chooses the threshold
        scope: Some(RoleMiningSessionScope {
            criteria: Maybe::Value("department:finance".to_owned()),
            ..RoleMiningSessionScope::default()
        }),
        ..RoleMiningSessionDto::default()
    };
    let created = role_mining.create_role_mining_sessions(&session).send().await?.into_value();
    let id = created.id.unwrap_or_default();

    let mut rename = JsonPatchOperation::new(JsonPatchOperationOp::Replace, "/name");
    rename.value = Some(JsonPatchOperationValue::String("Finance 2025".to_owned()));
    role_mining.patch_role_mining_session(&id, &[rename]).send().await?;
    println!("{id}");
    Ok(())
}

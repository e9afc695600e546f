//! The model as written by hand for serde. The type of `created_by` is a parameter: a union as in the document, or
//! the object that the server mostly sends.
#![allow(dead_code, reason = "the values are only read")]

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary<C> {
    pub id: Option<String>,
    pub name: Option<String>,
    pub potential_role_ref: Option<Reference>,
    pub identity_count: Option<i32>,
    pub entitlement_count: Option<i32>,
    pub identity_group_status: Option<String>,
    pub provision_state: Option<ProvisionState>,
    pub role_id: Option<String>,
    pub density: Option<i32>,
    pub freshness: Option<i32>,
    pub quality: Option<i32>,
    pub r#type: Option<RoleType>,
    pub created_by: Option<C>,
    pub created_date: Option<String>,
    pub saved: Option<bool>,
    pub description: Option<String>,
    pub session: Option<Session>,
}

#[derive(Deserialize)]
pub struct Reference {
    pub id: Option<String>,
    pub name: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entity {
    pub id: Option<String>,
    pub display_name: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum CreatedBy {
    Entity(Entity),
    Text(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    pub id: Option<String>,
    pub name: Option<String>,
    pub min_num_identities_in_potential_role: Option<i32>,
    pub scoping_method: Option<String>,
    pub prune_threshold: Option<i32>,
    pub saved: Option<bool>,
    pub r#type: Option<RoleType>,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum ProvisionState {
    Potential,
    Pending,
    Complete,
    Failed,
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum RoleType {
    Specialized,
    Common,
    #[serde(other)]
    Other,
}

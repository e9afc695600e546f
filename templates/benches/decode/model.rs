//! The model as the generator prints it.

use sailwright_runtime::generated::{
    DateTime, Maybe, Unknown, UnknownValue, Value, model, string_enum, union,
};

/// A page of summaries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    pub created_by: Option<CreatedBy>,
    pub created_date: Option<DateTime>,
    pub density: Maybe<i32>,
    pub description: Maybe<String>,
    pub entitlement_count: Maybe<i32>,
    pub freshness: Maybe<i32>,
    pub id: Option<String>,
    pub identity_count: Maybe<i32>,
    pub identity_group_status: Option<String>,
    pub name: Option<String>,
    pub potential_role_ref: Option<Reference>,
    pub provision_state: Option<ProvisionState>,
    pub quality: Maybe<i32>,
    pub role_id: Maybe<String>,
    pub saved: Option<bool>,
    pub session: Option<Session>,
    pub r#type: Option<RoleType>,
    pub unknown: Unknown,
}

model! { Summary {
    "createdBy" => created_by: optional,
    "createdDate" => created_date: optional,
    "density" => density: optional,
    "description" => description: optional,
    "entitlementCount" => entitlement_count: optional,
    "freshness" => freshness: optional,
    "id" => id: optional,
    "identityCount" => identity_count: optional,
    "identityGroupStatus" => identity_group_status: optional,
    "name" => name: optional,
    "potentialRoleRef" => potential_role_ref: optional,
    "provisionState" => provision_state: optional,
    "quality" => quality: optional,
    "roleId" => role_id: optional,
    "saved" => saved: optional,
    "session" => session: optional,
    "type" => r#type: optional,
    ..unknown
} }

/// A reference.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    pub id: Option<String>,
    pub name: Option<String>,
    pub unknown: Unknown,
}

model! { Reference {
    "id" => id: optional,
    "name" => name: optional,
    ..unknown
} }

/// A user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entity {
    pub display_name: Option<String>,
    pub id: Option<String>,
    pub unknown: Unknown,
}

model! { Entity {
    "displayName" => display_name: optional,
    "id" => id: optional,
    ..unknown
} }

/// The creator.
#[derive(Clone, Debug, PartialEq)]
pub enum CreatedBy {
    Entity(Box<Entity>),
    String(String),
    Unknown(Value),
}

union! { CreatedBy {
    Entity(Box<Entity>),
    String(String),
    ..Unknown
} }

/// A session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    pub id: Option<String>,
    pub min_num_identities_in_potential_role: Maybe<i32>,
    pub name: Maybe<String>,
    pub prune_threshold: Maybe<i32>,
    pub saved: Option<bool>,
    pub scoping_method: Maybe<String>,
    pub r#type: Option<RoleType>,
    pub unknown: Unknown,
}

model! { Session {
    "id" => id: optional,
    "minNumIdentitiesInPotentialRole" => min_num_identities_in_potential_role: optional,
    "name" => name: optional,
    "pruneThreshold" => prune_threshold: optional,
    "saved" => saved: optional,
    "scopingMethod" => scoping_method: optional,
    "type" => r#type: optional,
    ..unknown
} }

/// The state of provisioning.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProvisionState {
    Potential,
    Pending,
    Complete,
    Failed,
    Unknown(UnknownValue),
}

string_enum! { ProvisionState {
    "POTENTIAL" => Potential,
    "PENDING" => Pending,
    "COMPLETE" => Complete,
    "FAILED" => Failed,
    ..Unknown
} }

/// The type of a role.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RoleType {
    Specialized,
    Common,
    Unknown(UnknownValue),
}

string_enum! { RoleType {
    "SPECIALIZED" => Specialized,
    "COMMON" => Common,
    ..Unknown
} }
